package dev.understudy.learn;

import java.util.Arrays;
import java.util.Comparator;

/// All eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi rotations (Golub and Van
/// Loan, Matrix Computations, 4th edition, section 8.5). Meant for some ten rows: one sweep costs
/// `d³`.
///
/// @param values descending, `[d]`
/// @param vectors unit vectors, one per value, `[d][d]`
record SymmetricEigen(double[] values, double[][] vectors) {

  /// Off-diagonal size, relative to the whole matrix, that counts as zero.
  private static final double ZERO = 1e-15;

  private static final int MOST_SWEEPS = 60;

  /// @param matrix symmetric, `[d][d]`; left as it is
  static SymmetricEigen of(double[][] matrix) {
    int size = matrix.length;
    double[][] work = new double[size][];
    double[][] vectors = new double[size][size];
    double norm = 0;
    for (int i = 0; i < size; i++) {
      work[i] = matrix[i].clone();
      vectors[i][i] = 1;
      norm += PrincipalComponents.dot(matrix[i], matrix[i]);
    }
    double bound = ZERO * Math.sqrt(norm);
    boolean turned = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && turned; sweep++) {
      turned = false;
      for (int i = 1; i < size; i++) {
        for (int j = 0; j < i; j++) {
          if (Math.abs(work[i][j]) > bound) {
            rotate(work, vectors, i, j);
            turned = true;
          }
        }
      }
    }
    return sorted(work, vectors);
  }

  /// Makes `work[i][j]` zero; row `i` of `vectors` follows.
  private static void rotate(double[][] work, double[][] vectors, int i, int j) {
    double theta = (work[j][j] - work[i][i]) / (2 * work[i][j]);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    int size = work.length;
    for (int k = 0; k < size; k++) {
      double atI = work[k][i];
      double atJ = work[k][j];
      work[k][i] = cosine * atI - sine * atJ;
      work[k][j] = sine * atI + cosine * atJ;
    }
    for (int k = 0; k < size; k++) {
      double atI = work[i][k];
      double atJ = work[j][k];
      work[i][k] = cosine * atI - sine * atJ;
      work[j][k] = sine * atI + cosine * atJ;
      double vectorI = vectors[i][k];
      double vectorJ = vectors[j][k];
      vectors[i][k] = cosine * vectorI - sine * vectorJ;
      vectors[j][k] = sine * vectorI + cosine * vectorJ;
    }
    work[i][j] = 0;
    work[j][i] = 0;
  }

  private static SymmetricEigen sorted(double[][] work, double[][] vectors) {
    Integer[] order = new Integer[work.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> -work[i][i]));
    double[] values = new double[order.length];
    double[][] rows = new double[order.length][];
    for (int i = 0; i < order.length; i++) {
      values[i] = work[order[i]][order[i]];
      rows[i] = vectors[order[i]];
    }
    return new SymmetricEigen(values, rows);
  }
}
