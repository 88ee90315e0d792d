package dev.understudy.table.raw;

import java.util.Arrays;

/// On which line of the source each row begins. Rows mostly follow line by line, so only the jumps
/// (header, blank lines, quoted line breaks) are kept.
public final class RowLines {

  private int[] rows = new int[4];
  private long[] offsets = new long[4];
  private int jumps;

  /// Rows numbered from `firstLine` without a gap.
  public static RowLines from(long firstLine) {
    RowLines lines = new RowLines();
    lines.begin(0, firstLine);
    return lines;
  }

  /// Tells that `row` begins on `line` (1 is the first). Rows must come in ascending order.
  public void begin(int row, long line) {
    long offset = line - row;
    if (jumps > 0 && offsets[jumps - 1] == offset) {
      return;
    }
    if (jumps == rows.length) {
      rows = Arrays.copyOf(rows, jumps * 2);
      offsets = Arrays.copyOf(offsets, jumps * 2);
    }
    rows[jumps] = row;
    offsets[jumps++] = offset;
  }

  /// The line on which `row` begins, the first line being 1.
  public long line(int row) {
    int found = Arrays.binarySearch(rows, 0, jumps, row);
    int jump = found >= 0 ? found : -found - 2;
    return jump < 0 ? row + 1L : row + offsets[jump];
  }
}
