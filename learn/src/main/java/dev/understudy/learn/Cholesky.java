package dev.understudy.learn;

import java.util.Optional;

/// The lower triangle `L` of a symmetric positive definite matrix `A = L Lᵀ` (Golub and Van Loan,
/// Matrix Computations, 4th edition, section 4.2).
///
/// @param lower `[d][d]`, zero above the diagonal
public record Cholesky(double[][] lower) {

  /// What rounding leaves of a diagonal that ought to be zero, as a share of what it was.
  private static final double SINGULAR = 1e-13;

  /// Empty where the matrix is not positive definite.
  ///
  /// @param matrix symmetric, `[d][d]`; only its lower triangle is read
  public static Optional<Cholesky> of(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i != j) {
          lower[i][j] = sum / lower[j][j];
        } else if (sum > SINGULAR * matrix[i][i] && Double.isFinite(sum)) {
          lower[i][i] = Math.sqrt(sum);
        } else {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Cholesky(lower));
  }

  /// `x` with `A x = right`.
  public double[] solve(double[] right) {
    int size = lower.length;
    double[] solution = right.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= lower[i][k] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    return solution;
  }

  /// `L x`: turns independent standard normals into normals with covariance `A`.
  public double[] times(double[] vector) {
    double[] product = new double[lower.length];
    for (int i = 0; i < product.length; i++) {
      for (int k = 0; k <= i; k++) {
        product[i] += lower[i][k] * vector[k];
      }
    }
    return product;
  }

  /// The inverse of `A`.
  public double[][] inverse() {
    int size = lower.length;
    double[][] inverse = new double[size][];
    for (int i = 0; i < size; i++) {
      double[] unit = new double[size];
      unit[i] = 1;
      inverse[i] = solve(unit);
    }
    return inverse;
  }
}
