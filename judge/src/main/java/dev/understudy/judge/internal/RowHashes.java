package dev.understudy.judge.internal;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.Arrays;

/// Finds rows that are equal in all modelled columns by 64-bit hashes: among a million rows of both
/// tables two different rows collide with a probability of 5e-8.
public final class RowHashes {

  private static final long MISSING = 0x6D697373696E67L;

  private RowHashes() {}

  /// One hash a row, equal for rows equal in all modelled columns, `[row]`.
  public static long[] of(Table table, Schema schema) {
    long[] hashes = new long[table.rowCount()];
    for (ColumnSchema modelled : Coding.modelled(schema)) {
      Column column = table.column(modelled.name());
      long[] categories = categories(column);
      for (int row = 0; row < hashes.length; row++) {
        long cell =
            column.isMissing(row)
                ? MISSING
                : switch (column) {
                  // Adding 0 turns -0.0 into 0.0, so that both are one value.
                  case NumberColumn number -> Double.doubleToLongBits(number.value(row) + 0.0);
                  case MomentColumn moment -> moment.ticks(row);
                  case CategoryColumn category -> categories[category.code(row)];
                  case TextColumn text -> hash(text.value(row));
                };
        hashes[row] = new Seed(hashes[row]).child(cell).value();
      }
    }
    return hashes;
  }

  /// One hash a row, equal for rows with equal codes, `[row]`.
  public static long[] of(CodedRows rows) {
    long[] hashes = new long[rows.rows()];
    for (int[] codes : rows.codes()) {
      for (int row = 0; row < hashes.length; row++) {
        hashes[row] = new Seed(hashes[row]).child(codes[row]).value();
      }
    }
    return hashes;
  }

  private static long[] categories(Column column) {
    return column instanceof CategoryColumn category
        ? category.categories().stream().mapToLong(RowHashes::hash).toArray()
        : new long[0];
  }

  private static long hash(String text) {
    return new Seed(text.length()).child(text).value();
  }

  /// How many of `rows` are also in `others`.
  public static long found(long[] rows, long[] others) {
    long[] sorted = others.clone();
    Arrays.sort(sorted);
    return Arrays.stream(rows).filter(row -> Arrays.binarySearch(sorted, row) >= 0).count();
  }
}
