package dev.understudy.learn;

import java.util.Arrays;

/// Which terms of a regression say something the terms before them do not: a Cholesky factorisation
/// of the sums of squares that skips a term once too little of it is left.
public final class Collinearity {

  /// What rounding leaves of the variance of a constant, as a share of its square.
  private static final double CONSTANT = 1e-9;

  private Collinearity() {}

  /// The terms to keep, ascending, the intercept first.
  ///
  /// @param squares sums of products of terms over the rows, term 0 being 1 in each, `[term][term]`
  /// @param unexplained least share of a term's variance that must be left after regression on the
  ///   terms kept before it, more than 0
  public static int[] independent(double[][] squares, double unexplained) {
    int size = squares.length;
    double[][] lower = new double[size][];
    int[] kept = new int[size];
    int count = 0;
    for (int term = 0; term < size; term++) {
      double[] line = new double[count + 1];
      double left = squares[term][term];
      double whole = left;
      for (int j = 0; j < count; j++) {
        double product = squares[term][kept[j]];
        for (int k = 0; k < j; k++) {
          product -= line[k] * lower[j][k];
        }
        line[j] = product / lower[j][j];
        left -= line[j] * line[j];
        if (j == 0) {
          whole = left;
        }
      }
      boolean varies = whole > CONSTANT * squares[term][term];
      if (varies && left > unexplained * whole) {
        line[count] = Math.sqrt(left);
        lower[count] = line;
        kept[count++] = term;
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
