package dev.understudy.learn;

import java.util.Arrays;

/// Counts in how many categories rows differ from one row: the inner loop of all mixed distances,
/// written so that the compiler turns it into vector instructions.
final class Mismatches {

  private Mismatches() {}

  /// @param base codes of the rows, `[column][row]`
  /// @param queries codes among which the one row is, `[column][row]`
  /// @param query the one row
  /// @param counts filled, `[row]`
  /// @param length how many rows of `base` are compared
  static void count(int[][] base, int[][] queries, int query, int[] counts, int length) {
    Arrays.fill(counts, 0, length, 0);
    int column = 0;
    for (; column + 3 < base.length; column += 4) {
      countFour(counts, base, queries, column, query, length);
    }
    for (; column < base.length; column++) {
      countOne(counts, base[column], queries[column][query], length);
    }
  }

  /// `(d | -d) >>> 31` is 1 for every d but 0: a comparison without a branch.
  private static void countOne(int[] counts, int[] column, int code, int length) {
    for (int i = 0; i < length; i++) {
      int difference = column[i] ^ code;
      counts[i] += (difference | -difference) >>> 31;
    }
  }

  private static void countFour(
      int[] counts, int[][] base, int[][] queries, int column, int query, int length) {
    int[] column0 = base[column];
    int[] column1 = base[column + 1];
    int[] column2 = base[column + 2];
    int[] column3 = base[column + 3];
    int code0 = queries[column][query];
    int code1 = queries[column + 1][query];
    int code2 = queries[column + 2][query];
    int code3 = queries[column + 3][query];
    for (int i = 0; i < length; i++) {
      int d0 = column0[i] ^ code0;
      int d1 = column1[i] ^ code1;
      int d2 = column2[i] ^ code2;
      int d3 = column3[i] ^ code3;
      counts[i] +=
          ((d0 | -d0) >>> 31) + ((d1 | -d1) >>> 31) + ((d2 | -d2) >>> 31) + ((d3 | -d3) >>> 31);
    }
  }
}
