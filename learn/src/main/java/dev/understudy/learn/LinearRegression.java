package dev.understudy.learn;

import java.util.Arrays;
import java.util.Optional;

/// Least squares of a number, with a ridge on all coefficients but the first term, the intercept.
///
/// @param coefficients `[term]`
/// @param covariance of the coefficients: residual variance over `rows - terms` times the inverse
///   of the sums of squares, or the sandwich of [#clustered]; `[term][term]`
/// @param residualVariance mean squared residual over `rows - terms`
public record LinearRegression(
    double[] coefficients, double[][] covariance, double residualVariance) {

  /// @param rows with the intercept as term 0
  /// @param outcome `[row]`
  /// @param ridge strength of the penalty, at least 0
  /// @return empty with no more rows than terms, or where terms cannot be told apart
  public static Optional<LinearRegression> fit(
      RegressionRows rows, double[] outcome, double ridge) {
    if (rows.rows() <= rows.terms()) {
      return Optional.empty();
    }
    RegressionRows.Sums sums = rows.sums(row -> outcome[row], row -> 1);
    for (int i = 1; i < rows.terms(); i++) {
      sums.square()[i][i] += ridge;
    }
    return Cholesky.of(sums.square())
        .map(cholesky -> {
          double[] coefficients = cholesky.solve(sums.linear());
          double squares = 0;
          for (double residual : residuals(rows, outcome, coefficients)) {
            squares += residual * residual;
          }
          double variance = squares / (rows.rows() - rows.terms());
          double[][] covariance = cholesky.inverse();
          for (double[] line : covariance) {
            for (int j = 0; j < line.length; j++) {
              line[j] *= variance;
            }
          }
          return new LinearRegression(coefficients, covariance, variance);
        });
  }

  /// The same coefficients with a covariance that needs no equal variances and lets a person's rows
  /// hang together.
  ///
  /// @param persons whom each row belongs to, `[row]`
  public LinearRegression clustered(RegressionRows rows, double[] outcome, int[] persons) {
    if (residualVariance == 0) {
      return this;
    }
    double[][] bread = new double[covariance.length][];
    for (int i = 0; i < bread.length; i++) {
      bread[i] = Arrays.stream(covariance[i]).map(cell -> cell / residualVariance).toArray();
    }
    return new LinearRegression(
        coefficients,
        Sandwich.covariance(rows, residuals(rows, outcome, coefficients), persons, bread),
        residualVariance);
  }

  /// The expected number of each row, `[row]`.
  public double[] predict(RegressionRows rows) {
    double[] expected = new double[rows.rows()];
    Arrays.setAll(expected, row -> rows.dot(row, coefficients));
    return expected;
  }

  private static double[] residuals(RegressionRows rows, double[] outcome, double[] coefficients) {
    double[] residuals = new double[outcome.length];
    Arrays.setAll(residuals, row -> outcome[row] - rows.dot(row, coefficients));
    return residuals;
  }
}
