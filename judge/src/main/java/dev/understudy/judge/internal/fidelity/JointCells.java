package dev.understudy.judge.internal.fidelity;

import java.util.HashMap;
import java.util.Map;

/// The cell of the contingency table of some columns into which each row of two tables falls.
///
/// @param a cells of the first table's rows, `[row]`; likewise `b`
/// @param size number of cells
record JointCells(int[] a, int[] b, int size) {

  /// Tables up to this size are laid out in full, counts take a quarter of a megabyte; larger ones
  /// only where a row falls.
  private static final long DENSE = 65_536;

  /// @param aCodes codes of the columns crossed, `[column][row]`; likewise `bCodes`
  /// @param sizes number of codes of each column, `[column]`
  static JointCells of(int[][] aCodes, int[][] bCodes, int[] sizes) {
    long full = 1;
    for (int size : sizes) {
      full = Math.min(DENSE + 1, full * Math.max(1, size));
    }
    if (full <= DENSE) {
      return new JointCells(dense(aCodes, sizes), dense(bCodes, sizes), (int) full);
    }
    Map<Long, Integer> known = new HashMap<>();
    int[] aCells = sparse(aCodes, sizes, known);
    int[] bCells = sparse(bCodes, sizes, known);
    return new JointCells(aCells, bCells, known.size());
  }

  private static int[] dense(int[][] codes, int[] sizes) {
    int[] cells = codes[0].clone();
    for (int column = 1; column < codes.length; column++) {
      int[] further = codes[column];
      int size = sizes[column];
      for (int row = 0; row < cells.length; row++) {
        cells[row] = cells[row] * size + further[row];
      }
    }
    return cells;
  }

  private static int[] sparse(int[][] codes, int[] sizes, Map<Long, Integer> known) {
    int[] cells = new int[codes[0].length];
    for (int row = 0; row < cells.length; row++) {
      long cell = 0;
      for (int column = 0; column < codes.length; column++) {
        cell = cell * sizes[column] + codes[column][row];
      }
      cells[row] = known.computeIfAbsent(cell, unseen -> known.size());
    }
    return cells;
  }

  /// How many of `cells` fall into each, `[size]`.
  int[] counts(int[] cells) {
    int[] counts = new int[size];
    for (int cell : cells) {
      counts[cell]++;
    }
    return counts;
  }

  /// Total variation distance of the two tables, in [0, 1]; NaN if one is empty. Summed in whole
  /// numbers, so the order of the cells does not matter.
  double variation() {
    if (a.length == 0 || b.length == 0) {
      return Double.NaN;
    }
    int[] aCounts = counts(a);
    int[] bCounts = counts(b);
    long distance = 0;
    for (int cell = 0; cell < size; cell++) {
      distance += Math.abs((long) aCounts[cell] * b.length - (long) bCounts[cell] * a.length);
    }
    return distance / (2.0 * a.length * b.length);
  }
}
