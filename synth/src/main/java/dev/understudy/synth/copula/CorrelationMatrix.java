package dev.understudy.synth.copula;

import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/// Operations on symmetric matrices with ones on the diagonal, `[size][size]`.
final class CorrelationMatrix {

  /// Smallest eigenvalue after a repair.
  private static final double LEAST_EIGENVALUE = 1e-4;

  /// Above this size eigenvalues are too slow, and a matrix is shrunk until it is positive
  /// definite.
  private static final int EIGENVALUE_SIZE = 300;

  private CorrelationMatrix() {}

  /// The lower triangular L with L L' = `matrix`, empty if it is not positive definite.
  static Optional<double[][]> cholesky(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][];
    int[] first = new int[size];
    for (int i = 0; i < size; i++) {
      lower[i] = new double[i + 1];
      first[i] = firstNonZero(matrix[i]);
      for (int j = first[i]; j <= i; j++) {
        double rest = matrix[i][j] - dot(lower[i], lower[j], Math.max(first[i], first[j]), j);
        if (i == j) {
          if (!(rest > 1e-10)) {
            return Optional.empty();
          }
          lower[i][i] = Math.sqrt(rest);
        } else {
          lower[i][j] = rest / lower[j][j];
        }
      }
    }
    return Optional.of(lower);
  }

  /// Where a row of a matrix, or of its factor, begins: zeros before it stay zeros in the factor,
  /// so blocks that are not connected cost nothing (the envelope method; George and Liu, 1981).
  static int firstNonZero(double[] row) {
    int first = 0;
    while (first < row.length - 1 && row[first] == 0) {
      first++;
    }
    return first;
  }

  private static double dot(double[] a, double[] b, int from, int length) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int k = from;
    for (; k + 3 < length; k += 4) {
      first += a[k] * b[k];
      second += a[k + 1] * b[k + 1];
      third += a[k + 2] * b[k + 2];
      fourth += a[k + 3] * b[k + 3];
    }
    for (; k < length; k++) {
      first += a[k] * b[k];
    }
    return first + second + third + fourth;
  }

  /// The nearest usable correlation matrix: unchanged if positive definite, otherwise with its
  /// small eigenvalues raised and the diagonal scaled back to one (Rebonato and Jäckel, 1999), or,
  /// where that would be too slow, shrunk towards the identity just as far as needed.
  static double[][] repair(double[][] matrix) {
    if (cholesky(matrix).isPresent()) {
      return matrix;
    }
    double[][] repaired = matrix.length <= EIGENVALUE_SIZE ? raiseEigenvalues(matrix) : matrix;
    double share = 0.01;
    while (cholesky(repaired).isEmpty()) {
      repaired = shrink(repaired, share);
      share = Math.min(1, 2 * share);
    }
    return repaired;
  }

  private static double[][] raiseEigenvalues(double[][] matrix) {
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false));
    double[] values = eigen.getEigenvalues();
    RealMatrix vectors = eigen.getV();
    int size = matrix.length;
    double[][] repaired = new double[size][size];
    for (int k = 0; k < size; k++) {
      double value = Math.max(values[k], LEAST_EIGENVALUE);
      double[] vector = vectors.getColumn(k);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          repaired[i][j] += value * vector[i] * vector[j];
        }
      }
    }
    double[] scale = new double[size];
    for (int i = 0; i < size; i++) {
      scale[i] = 1 / Math.sqrt(repaired[i][i]);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        repaired[i][j] *= scale[i] * scale[j];
        repaired[j][i] = repaired[i][j];
      }
      repaired[i][i] = 1;
    }
    return repaired;
  }

  /// `(1 - share) * matrix + share * identity`.
  static double[][] shrink(double[][] matrix, double share) {
    double[][] shrunk = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        shrunk[i][j] = i == j ? 1 : (1 - share) * matrix[i][j];
      }
    }
    return shrunk;
  }

  /// How far to shrink a matrix estimated from `rows` rows towards the identity: the share of its
  /// squared entries that is sampling error (Schäfer and Strimmer, 2005, target D), with the
  /// variance of a correlation taken as (1 - rho^2)^2 / (rows - 1).
  static double noiseShare(double[][] matrix, int rows) {
    double noise = 0;
    double squares = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        double square = matrix[i][j] * matrix[i][j];
        noise += (1 - square) * (1 - square) / Math.max(1, rows - 1);
        squares += square;
      }
    }
    return squares == 0 ? 0 : Math.clamp(noise / squares, 0.0, 1.0);
  }

  /// The mean of several matrices, weighted.
  static double[][] mean(double[][][] matrices, double[] weights) {
    int size = matrices[0].length;
    double total = 0;
    double[][] mean = new double[size][size];
    for (int m = 0; m < matrices.length; m++) {
      total += weights[m];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          mean[i][j] += weights[m] * matrices[m][i][j];
        }
      }
    }
    for (double[] row : mean) {
      for (int j = 0; j < size; j++) {
        row[j] /= total;
      }
    }
    return mean;
  }

  /// Pulls each group's matrix towards their mean by the share of the differences that is sampling
  /// error: empirical Bayes with the variance between groups estimated by moments.
  ///
  /// @param matrices one per group
  /// @param rows of each group
  static double[][][] pool(double[][][] matrices, int[] rows) {
    double[] weights = new double[rows.length];
    for (int m = 0; m < rows.length; m++) {
      weights[m] = rows[m];
    }
    double[][] mean = mean(matrices, weights);
    double between = 0;
    long pairs = 0;
    double[] noise = new double[matrices.length];
    for (int m = 0; m < matrices.length; m++) {
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j < i; j++) {
          double square = mean[i][j] * mean[i][j];
          double variance = (1 - square) * (1 - square) / Math.max(1, rows[m] - 1);
          double difference = matrices[m][i][j] - mean[i][j];
          sum += variance;
          between += difference * difference - variance;
          pairs++;
        }
      }
      noise[m] = sum;
    }
    double perPair = pairs == 0 ? 0 : Math.max(0, between / pairs);
    double pairsPerMatrix = pairs == 0 ? 1 : (double) pairs / matrices.length;
    double[][][] pooled = new double[matrices.length][][];
    for (int m = 0; m < matrices.length; m++) {
      double own = perPair / Math.max(1e-300, perPair + noise[m] / pairsPerMatrix);
      pooled[m] = mean(new double[][][] {matrices[m], mean}, new double[] {own, 1 - own});
    }
    return pooled;
  }
}
