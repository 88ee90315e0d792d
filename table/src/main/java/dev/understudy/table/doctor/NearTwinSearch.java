package dev.understudy.table.doctor;

import dev.understudy.table.RowGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/// Finds rows that agree with another one in all columns but one, or but two.
///
/// A row's hash is the sum of its cells' hashes, so the hash without one or two columns is a
/// subtraction; rows whose hashes then agree are near twins. All-but-one costs a pass over the rows
/// for each column, all-but-two a pass for each pair. A pass looks every row up in a bit set; only
/// those that meet a set bit are compared exactly.
final class NearTwinSearch {

  /// All-but-two visits rows at most so many times: a tenth of a second.
  private static final long MOST_VISITS = 5_000_000;

  /// Bits for each row: one false first hit in 32 rows.
  private static final int BITS_PER_ROW = 32;

  private final int rows;
  private final long[] seen;
  private final long[] repeated;
  private final int shift;
  private final BitSet near;

  NearTwinSearch(int rows) {
    this.rows = rows;
    long wanted = Math.max(1024, (long) rows * BITS_PER_ROW);
    int logarithm = Math.min(30, Long.SIZE - Long.numberOfLeadingZeros(wanted - 1));
    this.seen = new long[1 << (logarithm - 6)];
    this.repeated = new long[1 << (logarithm - 6)];
    this.shift = Long.SIZE - logarithm;
    this.near = new BitSet(rows);
  }

  static boolean isTwoAffordable(int columns, int rows) {
    return (long) columns * (columns - 1) / 2 * rows <= MOST_VISITS;
  }

  /// How many rows have a near twin.
  ///
  /// @param cells hashes of the cells of a column, one per row, salted by column
  /// @param two whether two columns may differ
  int run(int columns, IntFunction<long[]> cells, boolean two) {
    List<long[]> kept = new ArrayList<>();
    long[] sums = new long[rows];
    for (int column = 0; column < columns; column++) {
      long[] own = cells.apply(column);
      for (int row = 0; row < rows; row++) {
        sums[row] += own[row];
      }
      if (two) {
        kept.add(own);
      }
    }
    markEqual(sums);
    long[] keys = new long[rows];
    for (int column = 0; column < columns; column++) {
      long[] own = two ? kept.get(column) : cells.apply(column);
      for (int row = 0; row < rows; row++) {
        keys[row] = sums[row] - own[row];
      }
      markEqual(keys);
      for (int other = 0; two && other < column; other++) {
        long[] others = kept.get(other);
        for (int row = 0; row < rows; row++) {
          keys[row] = sums[row] - own[row] - others[row];
        }
        markEqual(keys);
      }
    }
    return near.cardinality();
  }

  /// Marks all rows whose key another row has as well.
  private void markEqual(long[] keys) {
    Arrays.fill(seen, 0);
    boolean any = false;
    for (long key : keys) {
      int bit = bit(key);
      long mask = 1L << bit;
      if ((seen[bit >>> 6] & mask) != 0) {
        if (!any) {
          Arrays.fill(repeated, 0);
          any = true;
        }
        repeated[bit >>> 6] |= mask;
      } else {
        seen[bit >>> 6] |= mask;
      }
    }
    if (any) {
      compareSuspects(keys);
    }
  }

  private void compareSuspects(long[] keys) {
    int[] suspects = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      int bit = bit(keys[row]);
      if ((repeated[bit >>> 6] & 1L << bit) != 0) {
        suspects[count++] = row;
      }
    }
    long[] suspectKeys = new long[count];
    for (int i = 0; i < count; i++) {
      suspectKeys[i] = keys[suspects[i]];
    }
    RowGroups groups = RowGroups.ofHashes(suspectKeys);
    for (int i = 0; i < count; i++) {
      if (groups.size(groups.groupOf(i)) > 1) {
        near.set(suspects[i]);
      }
    }
  }

  /// The highest bits of a product with 2^64 / golden ratio (Fibonacci hashing).
  private int bit(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> shift);
  }
}
