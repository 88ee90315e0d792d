package dev.understudy.judge.portrait;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.TextColumn;
import java.util.Arrays;

/// A column's cells as plain arrays.
final class Values {

  private static final double MICROSECONDS_PER_DAY = 86_400e6;

  private Values() {}

  static boolean isNumeric(Column column) {
    return switch (column) {
      case NumberColumn _, MomentColumn _ -> true;
      case CategoryColumn _, TextColumn _ -> false;
    };
  }

  /// Numbers as they are, moments in days (since 1970, times since midnight), NaN where missing.
  static double[] numbers(Column column) {
    double[] values = new double[column.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = column.isMissing(row) ? Double.NaN : number(column, row);
    }
    return values;
  }

  /// The value at a present row.
  static double number(Column column, int row) {
    return switch (column) {
      case NumberColumn number -> number.value(row);
      case MomentColumn moment ->
          switch (moment.unit()) {
            case DAYS -> moment.ticks(row);
            case MICROSECONDS -> moment.ticks(row) / MICROSECONDS_PER_DAY;
          };
      case CategoryColumn category -> throw new IllegalArgumentException(category.name());
      case TextColumn text -> throw new IllegalArgumentException(text.name());
    };
  }

  /// The values that are not NaN, ascending.
  static double[] sortedPresent(double[] values) {
    double[] present = new double[values.length];
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        present[count++] = value;
      }
    }
    double[] sorted = Arrays.copyOf(present, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
