package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.RowGroups;
import dev.understudy.table.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Columns that give the target away: a copy of it, its consequence, or what it was computed from.
///
/// Each column alone predicts the target, every row from the *other* rows of the same value (or of
/// the same narrow band of a number's values): by the most frequent class, or by the mean. A leak
/// is a column that avoids [#AVOIDED] of the errors of always guessing the commonest class, or
/// explains [#EXPLAINED] of a number's variance. Single honest predictors do not come near: the
/// best of a dozen real tables avoids four fifths (the cell size of Wisconsin's breast cancers).
/// Where there is a person key, one row of each person is read: what stays the same in all rows of
/// a person predicts only that person. At least [#LEAST_ERRORS] errors to avoid are asked for, so
/// that chance cannot do it even among 10,000 columns (`C(40, 20)` = 1.4 x 10^11 ways to place
/// them).
final class TargetLeaks implements Check {

  private static final double AVOIDED = 0.95;
  private static final double EXPLAINED = 0.98;
  private static final int LEAST_ERRORS = 20;

  /// Of 5,000 rows, a share of .95 is known to .006 (95 %).
  private static final int SAMPLE = 5_000;

  /// Rows in a band of a number's values: enough that the mean of the others is steady.
  private static final int BAND = 10;

  @Override
  public void examine(Examination examination) {
    Optional<Column> target = examination.first(Role.TARGET);
    if (target.isEmpty() || target.get() instanceof TextColumn) {
      return;
    }
    int[] rows = presentRows(target.get(), rows(examination));
    Column known = target.get().select(rows);
    RowGroups classes = RowGroups.ofColumn(known);
    boolean asNumber = known instanceof NumberColumn && classes.count() > Math.sqrt(rows.length);
    int errors = rows.length - classes.largest();
    if (rows.length < 2 * LEAST_ERRORS || (!asNumber && errors < LEAST_ERRORS)) {
      return;
    }
    double[] values = asNumber ? standardised((NumberColumn) known) : new double[0];
    for (Column column : examination.modelled()) {
      if (column.name().equals(known.name())) {
        continue;
      }
      int[] cells = cells(column.select(rows));
      double gained =
          asNumber ? varianceExplained(cells, values) : errorsAvoided(cells, classes, errors);
      if (gained >= (asNumber ? EXPLAINED : AVOIDED)) {
        report(examination, column.name(), known.name(), gained, asNumber, rows.length);
      }
    }
  }

  private static void report(
      Examination examination,
      String column,
      String target,
      double gained,
      boolean asNumber,
      int rows) {
    examination.report(
        new Finding(
            "target-leak",
            Severity.WARNING,
            List.of(column),
            rows,
            String.format(
                Locale.ROOT,
                "Column '%s' alone %s the target '%s': it %s %s%s.",
                column,
                gained >= 1 ? "determines" : "nearly determines",
                target,
                asNumber ? "explains" : "avoids",
                Phrases.percent(gained)
                    + (asNumber ? " of its variance" : " of the errors of guessing"),
                examination.sampleNote(SAMPLE)),
            "It is kept; a score on this target may say nothing about a model's skill.",
            "Use --drop to leave it out, or --target to name another target."));
  }

  /// At most [#SAMPLE] rows, one of each person.
  private static int[] rows(Examination examination) {
    Optional<Column> key = examination.first(Role.PERSON_KEY);
    if (key.isEmpty()) {
      return Examination.sample(examination.rowCount(), SAMPLE);
    }
    int[] firstRows = RowGroups.ofColumn(key.get()).firstRows();
    int[] chosen = Examination.sample(firstRows.length, SAMPLE);
    return Arrays.stream(chosen).map(which -> firstRows[which]).toArray();
  }

  private static int[] presentRows(Column column, int[] rows) {
    return Arrays.stream(rows).filter(row -> !column.isMissing(row)).toArray();
  }

  /// Rows of one value, or of one band of a number with many values; missing is a value.
  private static int[] cells(Column column) {
    return switch (column) {
      case CategoryColumn category -> groups(RowGroups.ofColumn(category));
      case TextColumn text -> groups(RowGroups.ofColumn(text));
      case NumberColumn number -> bands(number.toArray(), number);
      case MomentColumn moment -> {
        double[] ticks = new double[moment.size()];
        Arrays.setAll(ticks, row -> moment.isMissing(row) ? 0 : moment.ticks(row));
        yield bands(ticks, moment);
      }
    };
  }

  private static int[] groups(RowGroups groups) {
    int[] cells = new int[groups.rowCount()];
    Arrays.setAll(cells, groups::groupOf);
    return cells;
  }

  /// Bands of about [#BAND] rows in the order of the values; equal values share a band.
  private static int[] bands(double[] values, Column column) {
    double[] sorted = new double[values.length - column.missing().count()];
    int present = 0;
    for (int row = 0; row < values.length; row++) {
      if (!column.isMissing(row)) {
        sorted[present++] = values[row];
      }
    }
    Arrays.sort(sorted);
    double[] edges = new double[sorted.length / BAND + 1];
    int count = 0;
    for (int i = BAND - 1; i < sorted.length; i += BAND) {
      if (count == 0 || sorted[i] > edges[count - 1]) {
        edges[count++] = sorted[i];
      }
    }
    int[] cells = new int[values.length];
    for (int row = 0; row < values.length; row++) {
      int found = Arrays.binarySearch(edges, 0, count, values[row]);
      cells[row] = column.isMissing(row) ? 0 : 1 + (found >= 0 ? found : -found - 1);
    }
    return cells;
  }

  /// Share of the errors of guessing the commonest class that go away.
  private static double errorsAvoided(int[] cells, RowGroups classes, int errors) {
    long[] pairs = new long[cells.length];
    Arrays.setAll(pairs, row -> (long) cells[row] << Integer.SIZE | classes.groupOf(row));
    RowGroups joint = RowGroups.ofHashes(pairs);
    int[] firstRows = joint.firstRows();
    int cellCount = 1 + Arrays.stream(cells).max().orElseThrow();
    // The greatest and second greatest class count of each cell.
    int[] greatest = new int[cellCount];
    int[] second = new int[cellCount];
    for (int group = 0; group < firstRows.length; group++) {
      int cell = cells[firstRows[group]];
      int size = joint.size(group);
      if (size > greatest[cell]) {
        second[cell] = greatest[cell];
        greatest[cell] = size;
      } else {
        second[cell] = Math.max(second[cell], size);
      }
    }
    int largestClass = largestClass(classes);
    int wrong = 0;
    for (int row = 0; row < cells.length; row++) {
      int own = joint.size(joint.groupOf(row));
      int rival = own == greatest[cells[row]] ? second[cells[row]] : greatest[cells[row]];
      if (greatest[cells[row]] == 1 && second[cells[row]] == 0) {
        wrong += classes.groupOf(row) == largestClass ? 0 : 1;
      } else {
        wrong += own - 1 > rival ? 0 : 1;
      }
    }
    return 1 - (double) wrong / errors;
  }

  private static int largestClass(RowGroups classes) {
    int largest = 0;
    for (int group = 1; group < classes.count(); group++) {
      if (classes.size(group) > classes.size(largest)) {
        largest = group;
      }
    }
    return largest;
  }

  /// Mean 0, so that the sum of squares is the variance to explain.
  private static double[] standardised(NumberColumn column) {
    double[] values = column.toArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    for (int row = 0; row < values.length; row++) {
      values[row] -= mean;
    }
    return values;
  }

  private static double varianceExplained(int[] cells, double[] values) {
    int cellCount = 1 + Arrays.stream(cells).max().orElseThrow();
    double[] sums = new double[cellCount];
    int[] counts = new int[cellCount];
    for (int row = 0; row < cells.length; row++) {
      sums[cells[row]] += values[row];
      counts[cells[row]]++;
    }
    double total = 0;
    double left = 0;
    for (int row = 0; row < cells.length; row++) {
      int others = counts[cells[row]] - 1;
      double mean = others == 0 ? 0 : (sums[cells[row]] - values[row]) / others;
      total += values[row] * values[row];
      left += (values[row] - mean) * (values[row] - mean);
    }
    return total == 0 ? 0 : 1 - left / total;
  }
}
