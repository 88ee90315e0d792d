package dev.understudy.synth.relation;

import dev.understudy.learn.CodedTable;
import dev.understudy.table.Column;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds between the quantities of a row. Models draw columns as bins, in which no sum comes
/// out; here the last digits are put right, so that a total is the total of its parts.
///
/// Labels say for each row by which formula a column is computed, if by any; models draw them like
/// any other feature. Formulas without exception need no label.
///
/// @param derived columns that are computed, each after those it is computed from
/// @param precedences quantities that never exceed others
public record Relations(List<Derived> derived, List<Precedence> precedences) {

  /// Nothing is known to hold.
  public static final Relations NONE = new Relations(List.of(), List.of());

  public Relations {
    derived = List.copyOf(derived);
    precedences = List.copyOf(precedences);
  }

  /// The columns that are computed in every row.
  public Set<String> computed() {
    Set<String> computed = new LinkedHashSet<>();
    derived.stream().filter(Derived::always).forEach(one -> computed.add(one.column()));
    return computed;
  }

  /// Everything that holds, in words.
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (Derived one : derived) {
      for (int label = 1; label <= one.formulas().size(); label++) {
        words.add(one.words(label) + (one.always() ? "" : " in some rows"));
      }
    }
    precedences.forEach(one -> words.add(one.smaller() + " <= " + one.larger()));
    return words;
  }

  /// The same where columns are not computed that are so in some rows only.
  ///
  /// @param columns that are left as they are
  public Relations without(Set<String> columns) {
    return new Relations(
        derived.stream().filter(one -> one.always() || !columns.contains(one.column())).toList(),
        precedences);
  }

  private boolean isEmpty() {
    return derived.isEmpty() && precedences.isEmpty();
  }

  private Set<String> named(List<Gap> gaps) {
    Set<String> named = new LinkedHashSet<>();
    for (Gap gap : gaps) {
      named.add(gap.column());
      named.add(gap.from());
    }
    derived.forEach(one -> named.addAll(one.about()));
    for (Precedence one : precedences) {
      named.add(one.smaller());
      named.add(one.larger());
    }
    return named;
  }

  /// The columns that have a label, in its order.
  public List<Derived> labelled() {
    return derived.stream().filter(one -> !one.always()).toList();
  }

  /// The labels of the rows of a table.
  ///
  /// @return `[labelled column][row]`, [CodedTable#UNKNOWN] where the column's cell is missing
  public int[][] labels(Table table) {
    List<Derived> labelled = labelled();
    int[][] labels = new int[labelled.size()][table.rowCount()];
    Set<String> named = new LinkedHashSet<>();
    labelled.forEach(one -> named.addAll(one.about()));
    Cells cells = Cells.drawn(table.columns(), named);
    for (int k = 0; k < labels.length; k++) {
      Derived one = labelled.get(k);
      int x = cells.indexOf(one.column());
      int[][] sources = one.formulas().stream().map(cells::indicesOf).toArray(int[][]::new);
      for (int row = 0; row < table.rowCount(); row++) {
        labels[k][row] = label(one, cells, x, sources, row);
      }
    }
    return labels;
  }

  private static int label(Derived one, Cells cells, int x, int[][] sources, int row) {
    double value = cells.value(x, row);
    if (Double.isNaN(value)) {
      return CodedTable.UNKNOWN;
    }
    for (int j = 0; j < sources.length; j++) {
      double computed = one.formulas().get(j).value(cells.values(sources[j], row));
      if (Quantity.shows(computed, value, one.decimals())) {
        return j + 1;
      }
    }
    return 0;
  }

  /// Puts drawn columns right.
  ///
  /// @param columns drawn ones
  /// @param gaps drawn between them; where one follows another that follows a third, in that order
  /// @param labels `[labelled column][row]`
  public List<Column> apply(List<Column> columns, List<Gap> gaps, int[][] labels) {
    return isEmpty() && gaps.isEmpty()
        ? columns
        : apply(gaps, labels, Cells.drawn(columns, named(gaps)));
  }

  /// Puts drawn cells right that stand beside given ones. Given cells stay; where all cells of a
  /// formula without exception but one are known, that one follows.
  ///
  /// @param given the true values, in the order of `columns`
  /// @param free `[column][row]`, the cells that are not given
  public List<Column> apply(
      List<Column> columns, List<Gap> gaps, int[][] labels, Table given, boolean[][] free) {
    if (isEmpty() && gaps.isEmpty()) {
      return columns;
    }
    Cells cells = Cells.beside(columns, named(gaps), given, free);
    derived.stream().filter(Derived::always).forEach(one -> solve(one, cells));
    return apply(gaps, labels, cells);
  }

  private List<Column> apply(List<Gap> gaps, int[][] labels, Cells cells) {
    boolean ordered = false;
    for (int pass = 0; pass <= precedences.size() && !ordered; pass++) {
      ordered = true;
      for (Precedence precedence : precedences) {
        ordered &= order(precedence, cells);
      }
    }
    gaps.forEach(gap -> follow(gap, cells));
    int label = 0;
    for (Derived one : derived) {
      compute(one, one.always() ? null : labels[label++], cells);
    }
    return cells.columns();
  }

  /// Exchanges two drawn values in the wrong order, which leaves both columns together as they
  /// were; beside a given one the drawn one gives way.
  ///
  /// @return whether all were in order
  private static boolean order(Precedence precedence, Cells cells) {
    int smaller = cells.indexOf(precedence.smaller());
    int larger = cells.indexOf(precedence.larger());
    boolean ordered = true;
    for (int row = 0; row < cells.rows(); row++) {
      double low = cells.value(smaller, row);
      double high = cells.value(larger, row);
      if (low > high) {
        cells.set(smaller, row, high);
        cells.set(larger, row, low);
        ordered = false;
      }
    }
    return ordered;
  }

  /// The quantity follows the other one; if it is given and the other is not, the other follows it.
  private static void follow(Gap gap, Cells cells) {
    int x = cells.indexOf(gap.column());
    int from = cells.indexOf(gap.from());
    for (int row = 0; row < cells.rows(); row++) {
      double between = gap.between()[row];
      if (cells.isFree(x, row)) {
        cells.set(x, row, Quantity.shown(cells.value(from, row) + between, gap.decimals()));
      } else {
        cells.set(from, row, Quantity.shown(cells.value(x, row) - between, gap.decimals()));
      }
    }
  }

  private static void compute(Derived one, int @Nullable [] labels, Cells cells) {
    int x = cells.indexOf(one.column());
    int[][] sources = one.formulas().stream().map(cells::indicesOf).toArray(int[][]::new);
    for (int row = 0; row < cells.rows(); row++) {
      int label = labels == null ? 1 : labels[row];
      if (label > 0) {
        double value = one.formulas().get(label - 1).value(cells.values(sources[label - 1], row));
        cells.set(x, row, Quantity.shown(value, one.decimals()));
      }
    }
  }

  /// Where all cells of a formula without exception are given but one source, that one follows.
  private static void solve(Derived one, Cells cells) {
    Formula formula = one.formulas().getFirst();
    int x = cells.indexOf(one.column());
    int[] sources = cells.indicesOf(formula);
    for (int row = 0; row < cells.rows(); row++) {
      int free = -1;
      int count = 0;
      for (int k = 0; k < sources.length; k++) {
        if (cells.isFree(sources[k], row)) {
          free = k;
          count++;
        }
      }
      if (count == 1 && !cells.isFree(x, row)) {
        double[] values = cells.values(sources, row);
        cells.give(sources[free], row, formula.solve(cells.value(x, row), free, values));
      }
    }
  }
}
