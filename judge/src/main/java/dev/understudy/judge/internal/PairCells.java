package dev.understudy.judge.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The cell of the contingency table of two columns into which each row falls.
///
/// @param a cells of one table's rows, `[row]`; likewise `b`
/// @param size number of cells
record PairCells(int[] a, int[] b, int size) {

  /// Tables up to this size are laid out in full; larger ones only where a row falls.
  private static final long DENSE = 4_096;

  static PairCells of(CodedRows a, CodedRows b, int first, int second) {
    int width = a.columns().get(second).bins() + 1;
    long full = (a.columns().get(first).bins() + 1L) * width;
    if (full <= DENSE) {
      return new PairCells(
          dense(a, first, second, width), dense(b, first, second, width), (int) full);
    }
    Map<Long, Integer> known = new HashMap<>();
    int[] aCells = sparse(a, first, second, width, known);
    int[] bCells = sparse(b, first, second, width, known);
    return new PairCells(aCells, bCells, known.size());
  }

  private static int[] dense(CodedRows rows, int first, int second, int width) {
    int[] upper = rows.bins()[first];
    int[] lower = rows.bins()[second];
    int[] cells = new int[upper.length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = upper[row] * width + lower[row];
    }
    return cells;
  }

  private static int[] sparse(
      CodedRows rows, int first, int second, int width, Map<Long, Integer> known) {
    int[] upper = rows.bins()[first];
    int[] lower = rows.bins()[second];
    int[] cells = new int[upper.length];
    for (int row = 0; row < cells.length; row++) {
      long cell = (long) upper[row] * width + lower[row];
      cells[row] = known.computeIfAbsent(cell, unseen -> known.size());
    }
    return cells;
  }

  /// Fills `counts` with the weight in each cell.
  static void count(int[] cells, byte[] weights, int[] counts) {
    Arrays.fill(counts, 0);
    for (int row = 0; row < cells.length; row++) {
      counts[cells[row]] += weights[row];
    }
  }
}
