package dev.understudy.learn;

import dev.understudy.learn.Intervals.Bounds;
import java.util.Arrays;

/// One estimate from the estimates of several synthetic copies of a table. With `q` the mean of the
/// copies' estimates, `u` the mean of their variances and `b` the variance between the estimates of
/// `m` copies:
///
/// | copies are | variance | degrees of freedom |
/// |-|-|-|
/// | completed by imputation (Rubin 1987) | `u + (1 + 1/m) b` | `(m - 1)(1 + u / ((1 + 1/m) b))²` |
/// | partially synthetic (Reiter, Survey Methodology 29, 2003) | `u + b / m` | `(m - 1)(1 + m u / b)²` |
/// | fully synthetic (Raghunathan, Reiter and Rubin, Journal of Official Statistics 19, 2003) | `(1 + 1/m) b - u` | `(m - 1)(1 - u / ((1 + 1/m) b))²` |
///
/// The last may come out negative; then it is `u`, which is too wide (Reiter 2002), on as many
/// degrees of freedom as there are copies less one.
///
/// @param estimate mean of the copies' estimates
/// @param variance of `estimate` as an estimate of what the real table would show
/// @param degreesOfFreedom of its t distribution, infinite where the copies agree
public record CombiningRules(double estimate, double variance, double degreesOfFreedom) {

  /// How the copies were made.
  public enum Copies {
    /// Real tables whose missing cells were filled in.
    IMPUTED,
    /// Drawn from a model fitted to the real rows, each copy from one fit: what `sample` makes.
    PARTIALLY_SYNTHETIC,
    /// Samples of a population that was imputed as a whole.
    FULLY_SYNTHETIC
  }

  /// Values above this leave t and normal quantiles equal in all digits a reader sees.
  private static final double NORMAL = 1e6;

  /// @param estimates one per copy, at least two
  /// @param variances their squared standard errors
  public static CombiningRules of(Copies copies, double[] estimates, double[] variances) {
    int m = estimates.length;
    if (m < 2 || variances.length != m) {
      throw new IllegalArgumentException("combining takes two copies or more");
    }
    double estimate = Arrays.stream(estimates).sum() / m;
    double within = Arrays.stream(variances).sum() / m;
    double between = 0;
    for (double each : estimates) {
      between += (each - estimate) * (each - estimate) / (m - 1);
    }
    double inflated = (1 + 1.0 / m) * between;
    return switch (copies) {
      case IMPUTED ->
          new CombiningRules(estimate, within + inflated, freedom(m, 1 + within / inflated));
      case PARTIALLY_SYNTHETIC ->
          new CombiningRules(estimate, within + between / m, freedom(m, 1 + m * within / between));
      case FULLY_SYNTHETIC ->
          inflated > within
              ? new CombiningRules(estimate, inflated - within, freedom(m, 1 - within / inflated))
              : new CombiningRules(estimate, within, m - 1);
    };
  }

  private static double freedom(int copies, double root) {
    double freedom = (copies - 1) * root * root;
    return Double.isNaN(freedom) ? Double.POSITIVE_INFINITY : freedom;
  }

  /// Two-sided interval of the estimate.
  public Bounds interval(double level) {
    double quantile =
        degreesOfFreedom > NORMAL
            ? Intervals.normalQuantile(level)
            : Intervals.studentQuantile(level, degreesOfFreedom);
    double half = quantile * Math.sqrt(variance);
    return new Bounds(estimate - half, estimate + half);
  }
}
