package dev.understudy.learn;

import java.util.Arrays;
import java.util.Optional;

/// Logistic regression of a yes-or-no outcome by Newton's method with step halving (McCullagh and
/// Nelder, Generalized Linear Models, 2nd edition, section 4.4): maximises `sum(y eta - log(1 +
/// exp(eta))) - ridge / 2 * sum(b²)` over all coefficients but the first term, the intercept.
///
/// @param coefficients log odds ratios, `[term]`
/// @param covariance of the coefficients: the inverse of the information matrix, ridge included, or
///   the sandwich of [#clustered]; `[term][term]`
/// @param logLikelihood without the penalty
/// @param converged false where steps were still being made after the last iteration
public record LogisticRegression(
    double[] coefficients, double[][] covariance, double logLikelihood, boolean converged) {

  private static final int MOST_ITERATIONS = 50;

  private static final int MOST_HALVINGS = 20;

  /// A penalised log-likelihood that grows by less than this share is at its maximum: beyond it
  /// Newton's steps are rounding.
  private static final double TOLERANCE = 1e-12;

  /// @param rows with the intercept as term 0
  /// @param outcome `[row]`
  /// @param ridge strength of the penalty, at least 0; a little keeps separated terms finite
  /// @return empty without two outcomes, or where terms cannot be told apart
  public static Optional<LogisticRegression> fit(
      RegressionRows rows, boolean[] outcome, double ridge) {
    int positives = 0;
    for (boolean yes : outcome) {
      positives += yes ? 1 : 0;
    }
    if (positives == 0 || positives == outcome.length) {
      return Optional.empty();
    }
    double[] coefficients = new double[rows.terms()];
    coefficients[0] = StrictMath.log((double) positives / (outcome.length - positives));
    double[] likelihood = likelihood(rows, outcome, coefficients, ridge);
    boolean converged = false;
    for (int iteration = 0; iteration < MOST_ITERATIONS && !converged; iteration++) {
      RegressionRows.Sums sums = derivatives(rows, outcome, coefficients, ridge);
      Optional<Cholesky> information = Cholesky.of(sums.square());
      if (information.isEmpty()) {
        return Optional.empty();
      }
      double[] step = information.get().solve(sums.linear());
      double[] next = moved(coefficients, step, 1);
      double[] reached = likelihood(rows, outcome, next, ridge);
      double scale = 1;
      for (int half = 0; half < MOST_HALVINGS && !(reached[1] >= likelihood[1]); half++) {
        scale /= 2;
        next = moved(coefficients, step, scale);
        reached = likelihood(rows, outcome, next, ridge);
      }
      if (!(reached[1] >= likelihood[1])) {
        converged = true;
        break;
      }
      converged = reached[1] - likelihood[1] <= TOLERANCE * (1 + Math.abs(likelihood[1]));
      coefficients = next;
      likelihood = reached;
    }
    double[] found = coefficients;
    double fit = likelihood[0];
    boolean settled = converged;
    return Cholesky.of(derivatives(rows, outcome, found, ridge).square())
        .map(information -> new LogisticRegression(found, information.inverse(), fit, settled));
  }

  /// The same coefficients with a covariance that lets a person's rows hang together.
  ///
  /// @param persons whom each row belongs to, `[row]`
  public LogisticRegression clustered(RegressionRows rows, boolean[] outcome, int[] persons) {
    double[] residuals = new double[outcome.length];
    for (int row = 0; row < residuals.length; row++) {
      residuals[row] = (outcome[row] ? 1 : 0) - probability(rows.dot(row, coefficients));
    }
    return new LogisticRegression(
        coefficients,
        Sandwich.covariance(rows, residuals, persons, covariance),
        logLikelihood,
        converged);
  }

  /// Probability of a yes in each row, `[row]`.
  public double[] predict(RegressionRows rows) {
    double[] probabilities = new double[rows.rows()];
    Arrays.setAll(probabilities, row -> probability(rows.dot(row, coefficients)));
    return probabilities;
  }

  static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  private static double[] moved(double[] from, double[] step, double scale) {
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += scale * step[i];
    }
    return to;
  }

  private static RegressionRows.Sums derivatives(
      RegressionRows rows, boolean[] outcome, double[] coefficients, double ridge) {
    double[] probabilities = new double[outcome.length];
    Arrays.setAll(probabilities, row -> probability(rows.dot(row, coefficients)));
    RegressionRows.Sums sums =
        rows.sums(
            row -> (outcome[row] ? 1 : 0) - probabilities[row],
            row -> probabilities[row] * (1 - probabilities[row]));
    for (int i = 1; i < coefficients.length; i++) {
      sums.linear()[i] -= ridge * coefficients[i];
      sums.square()[i][i] += ridge;
    }
    return sums;
  }

  /// The log-likelihood, plain and penalised.
  private static double[] likelihood(
      RegressionRows rows, boolean[] outcome, double[] coefficients, double ridge) {
    double plain = 0;
    for (int row = 0; row < outcome.length; row++) {
      double logOdds = rows.dot(row, coefficients);
      double towards = outcome[row] ? logOdds : -logOdds;
      plain -= Math.max(0, -towards) + StrictMath.log1p(StrictMath.exp(-Math.abs(towards)));
    }
    double squares = 0;
    for (int i = 1; i < coefficients.length; i++) {
      squares += coefficients[i] * coefficients[i];
    }
    return new double[] {plain, plain - ridge / 2 * squares};
  }
}
