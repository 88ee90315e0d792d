package dev.understudy.table;

import java.util.List;

/// Hashes of rows: 64 bits that are equal for equal rows and, for all practical purposes, only for
/// those. Among a million different rows two agree by accident with probability 3 in 10^8 (birthday
/// bound `n^2 / 2^65`).
///
/// A row's hash is the sum of its cells' hashes, each salted by the cell's position, so the hash of
/// all columns but one is a subtraction. Cells are hashed by value, not by storage: the same values
/// give the same hash in another table, whatever the order of its dictionaries. All missing cells
/// of a column are equal, however they are spelled.
public final class RowHash {

  private static final long MISSING = 0x6D697373696E67L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private RowHash() {}

  /// One hash per row over `columns`, in their order; zeros if there are none.
  ///
  /// @param rows how many rows the columns have
  public static long[] of(List<Column> columns, int rows) {
    long[] sums = new long[rows];
    for (int position = 0; position < columns.size(); position++) {
      add(columns.get(position), position, sums);
    }
    return sums;
  }

  /// The share of each row's hash that comes from one column.
  ///
  /// @param position of the column among those hashed together
  public static long[] ofColumn(Column column, int position) {
    long[] cells = new long[column.size()];
    add(column, position, cells);
    return cells;
  }

  /// As [#ofColumn], of numbers that need not be a column's own, such as rounded ones.
  ///
  /// @param values one per row; ignored at missing rows
  public static long[] ofNumbers(double[] values, Missing missing, int position) {
    long salt = salt(position);
    long ofMissing = mix(MISSING ^ salt);
    long[] cells = new long[values.length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = missing.at(row) ? ofMissing : mix(ofNumber(values[row]) ^ salt);
    }
    return cells;
  }

  /// Adds the cells' hashes to `sums`.
  ///
  /// @param sums one per row
  public static void add(Column column, int position, long[] sums) {
    long salt = salt(position);
    long ofMissing = mix(MISSING ^ salt);
    Missing missing = column.missing();
    switch (column) {
      case NumberColumn number -> {
        for (int row = 0; row < sums.length; row++) {
          sums[row] += missing.at(row) ? ofMissing : mix(ofNumber(number.value(row)) ^ salt);
        }
      }
      case CategoryColumn category -> {
        long[] byCode = new long[category.categories().size()];
        for (int code = 0; code < byCode.length; code++) {
          byCode[code] = mix(ofText(category.categories().get(code)) ^ salt);
        }
        for (int row = 0; row < sums.length; row++) {
          int code = category.code(row);
          sums[row] += code < 0 ? ofMissing : byCode[code];
        }
      }
      case MomentColumn moment -> {
        for (int row = 0; row < sums.length; row++) {
          sums[row] += missing.at(row) ? ofMissing : mix(moment.ticks(row) ^ salt);
        }
      }
      case TextColumn text -> {
        for (int row = 0; row < sums.length; row++) {
          sums[row] += missing.at(row) ? ofMissing : mix(ofText(text.value(row)) ^ salt);
        }
      }
    }
  }

  private static long salt(int position) {
    return mix((position + 1) * GOLDEN);
  }

  /// Adding zero makes -0.0 and 0.0 equal.
  private static long ofNumber(double value) {
    return Double.doubleToLongBits(value + 0.0);
  }

  /// FNV-1a over UTF-16 units.
  private static long ofText(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014; constants by Stafford): a
  /// bijection after which every input bit moves every output bit about half of the time.
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
