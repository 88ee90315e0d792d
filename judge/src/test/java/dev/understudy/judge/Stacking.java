package dev.understudy.judge;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Table;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// Puts a table below another one. Both know the same categories.
final class Stacking {

  private Stacking() {}

  static Table of(Table upper, Table lower) {
    return Table.of(
        IntStream.range(0, upper.columnCount())
            .mapToObj(index -> of(upper.column(index), lower.column(index)))
            .toList());
  }

  private static Column of(Column upper, Column lower) {
    byte[] missing = new byte[upper.size() + lower.size()];
    for (int row = 0; row < missing.length; row++) {
      boolean above = row < upper.size();
      missing[row] =
          (byte) ((above ? upper.isMissing(row) : lower.isMissing(row - upper.size())) ? 1 : 0);
    }
    Missing cells = Missing.of(missing, List.of(""));
    return switch (upper) {
      case NumberColumn number -> {
        NumberColumn other = (NumberColumn) lower;
        double[] values = new double[missing.length];
        for (int row = 0; row < values.length; row++) {
          int below = row - number.size();
          values[row] = missing[row] == 1 ? 0 : below < 0 ? number.value(row) : other.value(below);
        }
        yield NumberColumn.of(number.name(), values, cells);
      }
      case CategoryColumn category -> {
        CategoryColumn other = (CategoryColumn) lower;
        long[] codes = ticks(missing, category.size(), category::code, other::code);
        yield CategoryColumn.of(
            category.name(),
            category.categories(),
            IntStream.range(0, codes.length).map(row -> (int) codes[row]).toArray(),
            cells);
      }
      case MomentColumn moment -> {
        MomentColumn other = (MomentColumn) lower;
        yield MomentColumn.of(
            moment.name(),
            moment.unit(),
            ticks(missing, moment.size(), moment::ticks, other::ticks),
            cells);
      }
      default -> throw new IllegalStateException("no column of text is needed");
    };
  }

  private static long[] ticks(
      byte[] missing, int above, IntToLongFunction upper, IntToLongFunction lower) {
    long[] ticks = new long[missing.length];
    for (int row = 0; row < ticks.length; row++) {
      ticks[row] =
          missing[row] == 1
              ? 0
              : row < above ? upper.applyAsLong(row) : lower.applyAsLong(row - above);
    }
    return ticks;
  }
}
