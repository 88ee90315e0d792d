package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import java.util.Arrays;

/// Cuts every column into few cells that mean the same in all tables: numbers at the quantiles of
/// one table, categories as they are, the rarest of many together.
final class Binning {

  private final int[] sizes;

  /// The cell of each value code, `[column][code]`; the code after the last is that of missing.
  private final int[][] cells;

  private Binning(int[] sizes, int[][] cells) {
    this.sizes = sizes;
    this.cells = cells;
  }

  /// @param known the table whose values are cut evenly
  /// @param most cells of a column, missing not counted
  static Binning of(CodedRows known, int most) {
    int width = known.columns().size();
    int[] sizes = new int[width];
    int[][] cells = new int[width][];
    for (int column = 0; column < width; column++) {
      CodedColumn coded = known.columns().get(column);
      long[] counts = new long[coded.values() + 1];
      for (int code : known.codes()[column]) {
        counts[code]++;
      }
      cells[column] = coded.numeric() ? even(counts, known.rows(), most) : frequent(counts, most);
      sizes[column] = Arrays.stream(cells[column]).max().orElse(0) + 1;
    }
    return new Binning(sizes, cells);
  }

  /// Codes of numbers ascend, so running shares cut them evenly; ties stay together.
  private static int[] even(long[] counts, long rows, int most) {
    int[] cells = new int[counts.length];
    long below = 0;
    for (int code = 0; code < counts.length - 1; code++) {
      // Middle of the code's share, so that one frequent value has a cell of its own.
      double middle = (below + counts[code] / 2.0) / Math.max(1, rows);
      cells[code] = Math.min(most - 1, (int) (middle * most));
      below += counts[code];
    }
    cells[counts.length - 1] = most;
    return cells;
  }

  private static int[] frequent(long[] counts, int most) {
    int values = counts.length - 1;
    int[] cells = new int[counts.length];
    if (values <= most) {
      for (int code = 0; code <= values; code++) {
        cells[code] = code;
      }
      return cells;
    }
    long[] ranked = new long[values];
    for (int code = 0; code < values; code++) {
      // Most frequent first, then in order of codes: counts fit into 31 bits.
      ranked[code] = (Integer.MAX_VALUE - counts[code]) << 32 | code;
    }
    Arrays.sort(ranked);
    Arrays.fill(cells, most - 1);
    for (int rank = 0; rank < most - 1; rank++) {
      cells[(int) ranked[rank]] = rank;
    }
    cells[values] = most;
    return cells;
  }

  /// Cells of a column, missing counted.
  int size(int column) {
    return sizes[column];
  }

  /// The cell of each row of a table, `[column][row]`.
  int[][] of(CodedRows rows) {
    int[][] binned = new int[cells.length][rows.rows()];
    for (int column = 0; column < cells.length; column++) {
      int[] cellOf = cells[column];
      int[] codes = rows.codes()[column];
      int[] target = binned[column];
      for (int row = 0; row < target.length; row++) {
        target[row] = cellOf[codes[row]];
      }
    }
    return binned;
  }
}
