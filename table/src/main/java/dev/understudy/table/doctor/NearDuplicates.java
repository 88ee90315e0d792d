package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.RowGroups;
import dev.understudy.table.RowHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Different rows that agree in all columns but one or two, or in all up to a tiny difference of
/// numbers: a record entered twice with a correction, a copy with noise. [NearTwinSearch] finds
/// them; numbers are compared on a grid of a hundredth of their interquartile range (coarser values
/// stay themselves).
///
/// Tables of few coarse columns are full of such rows, and so are series, whose neighbours resemble
/// each other. They are reported only if
/// - at least [#LEAST_ROWS] rows and a thousandth of the table are concerned, and ten times as many
///   as [ChanceTwins] expects (where chance may reach a tenth of the table, none is searched for);
/// - the table has [#LEAST_COLUMNS] columns or more, and no person key says that rows belong
///   together;
/// - rows next to each other do not agree in [#SERIAL] columns more than rows far apart do
///   (medians, which duplicates in fewer than half of the rows do not move).
final class NearDuplicates implements Check {

  private static final int LEAST_ROWS = 5;
  private static final double LEAST_SHARE = 0.001;
  private static final int LEAST_COLUMNS = 6;
  private static final double BEYOND_CHANCE = 10;
  private static final double GRID = 0.01;
  private static final int SERIAL = 2;

  /// Columns that may follow from the others together (a price from its parts), which a tree of
  /// dependences does not see: chance is given one more column to differ in.
  private static final int DETERMINED = 1;

  @Override
  public void examine(Examination examination) {
    List<Column> columns = examination.describing();
    int rows = examination.rowCount();
    if (columns.size() < LEAST_COLUMNS
        || rows < LEAST_ROWS
        || examination.first(Role.PERSON_KEY).isPresent()
        || isSeries(columns, rows)) {
      return;
    }
    int[] different = RowGroups.ofHashes(RowHash.of(columns, rows)).firstRows();
    double[] steps = new double[columns.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step(columns.get(i), examination);
    }
    ChanceTwins chance = chance(columns, steps, different);
    NearTwinSearch search = new NearTwinSearch(different.length);
    if (BEYOND_CHANCE * chance.expected(1 + DETERMINED) >= rows) {
      return;
    }
    boolean two =
        NearTwinSearch.isTwoAffordable(columns.size(), different.length)
            && BEYOND_CHANCE * chance.expected(2 + DETERMINED) < rows;
    int near =
        search.run(
            columns.size(), position -> chosen(cells(columns, steps, position), different), two);
    double byChance = chance.expected((two ? 2 : 1) + DETERMINED);
    if (near >= Math.max(LEAST_ROWS, LEAST_SHARE * rows) && near >= BEYOND_CHANCE * byChance) {
      report(examination, near, byChance, two);
    }
  }

  private static void report(Examination examination, int near, double byChance, boolean two) {
    examination.report(
        new Finding(
            "near-duplicates",
            Severity.WARNING,
            List.of(),
            near,
            String.format(
                "%s agree with another row in all columns but %s, or up to a tiny difference of"
                    + " numbers; chance explains at most %s.",
                Phrases.rows(near),
                two ? "one or two" : "one",
                Phrases.number(Math.round(byChance))),
            "They are kept, and may stand on both sides of a split.",
            "Use --person to name the column that tells persons apart, or clean the file."));
  }

  private static boolean isSeries(List<Column> columns, int rows) {
    int[] sample = Examination.sample(rows - 1, ChanceTwins.SAMPLE);
    int[] agreeingWithNext = new int[sample.length];
    int[] agreeingWithFar = new int[sample.length];
    int[] next = new int[sample.length];
    int[] far = new int[sample.length];
    for (int i = 0; i < sample.length; i++) {
      next[i] = sample[i] + 1;
      far[i] = (sample[i] + rows / 2) % rows;
    }
    for (Column column : columns) {
      long[] here = RowHash.ofColumn(column.select(sample), 0);
      long[] there = RowHash.ofColumn(column.select(next), 0);
      long[] away = RowHash.ofColumn(column.select(far), 0);
      for (int i = 0; i < here.length; i++) {
        agreeingWithNext[i] += here[i] == there[i] ? 1 : 0;
        agreeingWithFar[i] += here[i] == away[i] ? 1 : 0;
      }
    }
    return median(agreeingWithNext) >= median(agreeingWithFar) + SERIAL;
  }

  private static int median(int[] counts) {
    int[] sorted = counts.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// Width of the grid on which a column is compared, 0 for exact comparison.
  private static double step(Column column, Examination examination) {
    if (!(column instanceof NumberColumn number)) {
      return 0;
    }
    NumberProfile profile = examination.profile(number);
    double step =
        GRID
            * (profile.quantile(0.75, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                - profile.quantile(0.25, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    return step > 0 && !(profile.whole() && step < 1) ? step : 0;
  }

  private static long[] cells(List<Column> columns, double[] steps, int position) {
    Column column = columns.get(position);
    return column instanceof NumberColumn number && steps[position] > 0
        ? rounded(number, steps[position], position)
        : RowHash.ofColumn(column, position);
  }

  private static long[] rounded(NumberColumn column, double step, int position) {
    double[] values = new double[column.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = Math.floor(column.value(row) / step);
    }
    return RowHash.ofNumbers(values, column.missing(), position);
  }

  private static long[] chosen(long[] cells, int[] rows) {
    if (rows.length == cells.length) {
      return cells;
    }
    long[] chosen = new long[rows.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = cells[rows[i]];
    }
    return chosen;
  }

  private static ChanceTwins chance(List<Column> columns, double[] steps, int[] different) {
    int[] rows = chosen(different, Examination.sample(different.length, ChanceTwins.SAMPLE));
    List<Column> sampled = columns.stream().map(column -> column.select(rows)).toList();
    List<long[]> cells = new ArrayList<>();
    for (int position = 0; position < sampled.size(); position++) {
      cells.add(cells(sampled, steps, position));
    }
    return ChanceTwins.of(cells, different.length);
  }

  private static int[] chosen(int[] rows, int[] which) {
    int[] chosen = new int[which.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = rows[which[i]];
    }
    return chosen;
  }
}
