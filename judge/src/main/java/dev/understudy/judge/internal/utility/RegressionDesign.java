package dev.understudy.judge.internal.utility;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.Collinearity;
import dev.understudy.learn.RegressionRows;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The columns of a table as terms of a regression. Numbers are in standard deviations of the
/// training rows; missing ones lie at the mean and have a term of their own where they are many. A
/// category has one term per frequent value but the most frequent, which is the reference; rare
/// values share one. Terms that others explain in the training rows are left out.
///
/// @param slots what each column fills
/// @param names of the terms, `[term]`; the intercept is term 0
/// @param kept numbers of the terms that stay, ascending; term 0 only where an intercept is wanted
/// @param left how many terms were left out because the rows are too few for them
record RegressionDesign(List<Slot> slots, List<String> names, int[] kept, int left) {

  /// Numbers are cut off at so many standard deviations.
  private static final double FARTHEST = 100;

  /// A value has a term of its own from this share of the training rows on.
  private static final double FREQUENT = 0.01;

  /// And from so many rows on.
  private static final int FEWEST_ROWS = 10;

  /// Rows (or events) a term must rest on.
  private static final int ROWS_PER_TERM = 5;

  private static final int MOST_TERMS = 150;

  /// A term of which the terms before it explain all but this share of the variance is left out:
  /// its coefficient would have a standard error some thirty times that of an independent one.
  private static final double UNEXPLAINED = 1e-3;

  /// What one column fills.
  ///
  /// @param column its index
  /// @param number whether it fills one term with its number, else one with 1
  /// @param terms the term of each code, missing last, -1 for none; of a number's slot the one term
  record Slot(int column, boolean number, int[] terms) {}

  /// @param train rows whose outcome is known
  /// @param columns that have an effect
  /// @param intercept whether the regression has one
  /// @param evidence rows, or events, that terms must rest on
  /// @param seed chooses columns where there are too many terms
  static RegressionDesign of(
      CodedRows train, int[] columns, boolean intercept, int evidence, Seed seed) {
    int most = Math.min(MOST_TERMS, evidence / ROWS_PER_TERM);
    boolean[] chosen = new boolean[train.columns().size()];
    int terms = 0;
    int left = 0;
    for (int index : CodedRows.draw(columns.length, columns.length, seed.stream())) {
      int more = termCount(train, columns[index]);
      if (terms + more <= most) {
        chosen[columns[index]] = true;
        terms += more;
      } else {
        left += more;
      }
    }
    List<Slot> slots = new ArrayList<>();
    List<String> names = new ArrayList<>();
    names.add("(intercept)");
    for (int column : columns) {
      if (chosen[column]) {
        addSlots(train, column, slots, names);
      }
    }
    RegressionDesign all =
        new RegressionDesign(slots, names, IntStream.range(0, names.size()).toArray(), left);
    // A constant is always among the terms that explain others; without an intercept it is the
    // baseline hazard that takes its place.
    int[] independent =
        Collinearity.independent(all.rows(train).sums(row -> 0, row -> 1).square(), UNEXPLAINED);
    int[] kept = intercept ? independent : Arrays.stream(independent).skip(1).toArray();
    return new RegressionDesign(slots, names, kept, left);
  }

  private static int termCount(CodedRows train, int column) {
    List<String> names = new ArrayList<>();
    addSlots(train, column, new ArrayList<>(), names);
    return names.size();
  }

  private static void addSlots(CodedRows train, int index, List<Slot> slots, List<String> names) {
    CodedColumn column = train.columns().get(index);
    int[] counts = new int[column.values() + 1];
    for (int code : train.codes()[index]) {
      counts[code]++;
    }
    double frequent = Math.max(FEWEST_ROWS, FREQUENT * train.rows());
    int[] terms = new int[counts.length];
    Arrays.fill(terms, -1);
    if (column.numeric()) {
      slots.add(new Slot(index, true, new int[] {names.size()}));
      names.add(column.name());
      if (counts[column.values()] >= frequent) {
        terms[column.values()] = names.size();
        slots.add(new Slot(index, false, terms));
        names.add(column.name() + " = (missing)");
      }
      return;
    }
    addCategories(column, index, counts, frequent, terms, slots, names);
  }

  private static void addCategories(
      CodedColumn column,
      int index,
      int[] counts,
      double frequent,
      int[] terms,
      List<Slot> slots,
      List<String> names) {
    int reference =
        IntStream.range(0, counts.length)
            .boxed()
            .max(
                Comparator.comparingInt((Integer code) -> counts[code])
                    .thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    int rare = 0;
    for (int code = 0; code < counts.length; code++) {
      if (code != reference && counts[code] >= frequent) {
        terms[code] = names.size();
        names.add(
            column.name()
                + " = "
                + (code < column.values() ? column.categories().get(code) : "(missing)"));
      } else if (code != reference) {
        rare += counts[code];
      }
    }
    if (rare >= frequent) {
      for (int code = 0; code < counts.length; code++) {
        if (code != reference && terms[code] < 0) {
          terms[code] = names.size();
        }
      }
      names.add(column.name() + " = (rare)");
    }
    slots.add(new Slot(index, false, terms));
  }

  /// The rows of any table in these terms.
  RegressionRows rows(CodedRows rows) {
    int[][] term = new int[slots.size() + 1][];
    double[][] value = new double[slots.size() + 1][];
    term[0] = new int[rows.rows()];
    value[0] = new double[0];
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      int[] filled = new int[rows.rows()];
      double[] numbers = new double[slot.number() ? rows.rows() : 0];
      for (int row = 0; row < filled.length; row++) {
        if (slot.number()) {
          double number = rows.numbers()[slot.column()][row];
          filled[row] = Double.isNaN(number) ? -1 : slot.terms()[0];
          numbers[row] = Double.isNaN(number) ? 0 : Math.clamp(number, -FARTHEST, FARTHEST);
        } else {
          filled[row] = slot.terms()[rows.codes()[slot.column()][row]];
        }
      }
      term[i + 1] = filled;
      value[i + 1] = numbers;
    }
    return new RegressionRows(rows.rows(), names.size(), term, value).keep(kept);
  }

  /// The name of the `i`-th kept term.
  String name(int i) {
    return names.get(kept[i]);
  }
}
