package dev.understudy.judge.internal;

import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;

/// The pairs of columns that are compared: all of them, or a uniform sample where they are too
/// many.
///
/// @param pairs indices of two columns each, `[pair][2]`
/// @param possible how many pairs there are in all
public record ColumnPairs(int[][] pairs, long possible) {

  /// Cells looked at for one comparison of two tables (pairs times rows), some 0.1 s of one core.
  private static final long MOST_CELLS = 60_000_000;

  /// A mean over this many pairs has a standard error of at most .025, however many rows there are.
  private static final int FEWEST_PAIRS = 400;

  /// More than this many pairs no longer change a mean by more than .004.
  private static final int MOST_PAIRS = 4_000;

  /// @param rows of both tables together
  public static ColumnPairs choose(int columns, long rows, Seed seed) {
    long possible = (long) columns * (columns - 1) / 2;
    long affordable = Math.max(FEWEST_PAIRS, MOST_CELLS / Math.max(1, rows));
    int size = (int) Math.min(possible, Math.min(MOST_PAIRS, affordable));
    List<int[]> pairs = new ArrayList<>();
    if (size == possible) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < i; j++) {
          pairs.add(new int[] {i, j});
        }
      }
    } else {
      seed.stream()
          .longs(0, possible)
          .distinct()
          .limit(size)
          .sorted()
          .forEach(number -> pairs.add(pair(number)));
    }
    return new ColumnPairs(pairs.toArray(new int[0][]), possible);
  }

  /// The pair of the given number when pairs (i, j), j < i, are counted row by row.
  private static int[] pair(long number) {
    int i = (int) ((1 + Math.sqrt(1 + 8.0 * number)) / 2);
    while ((long) i * (i - 1) / 2 > number) {
      i--;
    }
    while ((long) (i + 1) * i / 2 <= number) {
      i++;
    }
    return new int[] {i, (int) (number - (long) i * (i - 1) / 2)};
  }

  /// Whether some pairs were left out.
  public boolean sampled() {
    return pairs.length < possible;
  }
}
