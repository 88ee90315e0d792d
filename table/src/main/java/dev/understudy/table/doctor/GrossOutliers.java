package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import java.util.List;

/// Single values so far out that a slip of the pen or another unit is the only likely reason: at
/// most three cells, and at most one in a thousand, whose distance to the next value is [#FACTOR]
/// times the span of all others, on the plain scale and (for positive numbers) also wider on the
/// logarithmic scale than the others' span above their median. Long tails (incomes, laboratory
/// values) fail the second condition: there every outer value has neighbours on the logarithmic
/// scale.
final class GrossOutliers implements Check {

  private static final double FACTOR = 10;
  private static final int MOST_CELLS = 3;
  private static final double MOST_SHARE = 0.001;
  private static final int LEAST_ROWS = 100;
  private static final int LEAST_DISTINCT = 10;

  @Override
  public void examine(Examination examination) {
    for (Column column : examination.modelled()) {
      if (column instanceof NumberColumn number
          && !examination.meaning(column).has(Role.TARGET)
          && number.size() - number.missing().count() >= LEAST_ROWS) {
        examine(number, examination);
      }
    }
  }

  private static void examine(NumberColumn column, Examination examination) {
    NumberProfile profile = examination.profile(column);
    int cells = outliers(profile);
    if (cells > 0) {
      examination.report(
          new Finding(
              "gross-outliers",
              Severity.NOTE,
              List.of(column.name()),
              cells,
              String.format(
                  "%s of column '%s' %s more than %.0f times as far from the next as all others"
                      + " span.",
                  Phrases.count(cells, "value", "values"),
                  column.name(),
                  cells == 1 ? "lies" : "lie",
                  FACTOR),
              "They are learned as they are; no extreme value of a single person is written out.",
              "Correct the file, or list them as missing for '"
                  + column.name()
                  + "' in --schema S.json."));
    }
  }

  /// How many of the greatest values are outliers.
  private static int outliers(NumberProfile profile) {
    double[] values = profile.high().values();
    int[] counts = profile.high().counts();
    if (values.length < LEAST_DISTINCT) {
      return 0;
    }
    double median = profile.quantile(0.5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    int cells = 0;
    for (int next = 1; next < values.length; next++) {
      cells += counts[next - 1];
      if (cells > Math.max(1, Math.min(MOST_CELLS, MOST_SHARE * profile.present()))) {
        return 0;
      }
      double gap = values[next - 1] - values[next];
      boolean wide = gap > FACTOR * (values[next] - profile.minimum());
      boolean wideInLogarithm =
          median <= 0 || values[next - 1] / values[next] > values[next] / median;
      if (wide && wideInLogarithm) {
        return cells;
      }
    }
    return 0;
  }
}
