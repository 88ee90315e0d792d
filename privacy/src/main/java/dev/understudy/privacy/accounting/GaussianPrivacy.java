package dev.understudy.privacy.accounting;

/// Gaussian differential privacy: whoever sees the output knows no more about one person than if
/// told one draw of N(0, 1) or of N(mu, 1). Releases add up by mu^2, and the conversion to
/// (epsilon, delta) is exact in both directions.
///
/// Sources: Dong, Roth, Su, "Gaussian Differential Privacy" (2019), corollaries 2.13 and 3.3;
/// Balle, Wang, "Improving the Gaussian Mechanism" (2018), theorem 8.
public final class GaussianPrivacy {
  /// Beyond this mu nothing is protected at any epsilon a double can hold usefully.
  private static final double GREATEST = 1e4;

  private GaussianPrivacy() {}

  /// delta(epsilon) = Phi(-epsilon/mu + mu/2) - e^epsilon Phi(-epsilon/mu - mu/2), computed as
  /// Phi(a) (1 - exp(epsilon + ln Phi(b) - ln Phi(a))) because the two terms nearly cancel.
  public static double delta(double mu, double epsilon) {
    if (mu == 0) {
      return 0;
    }
    double first = StandardNormal.logCumulative(-epsilon / mu + mu / 2);
    double second = epsilon + StandardNormal.logCumulative(-epsilon / mu - mu / 2);
    return second >= first ? 0 : -StrictMath.exp(first) * StrictMath.expm1(second - first);
  }

  /// The smallest epsilon at this delta; infinite if `mu` is, or if delta is 0 and mu is not.
  public static double epsilon(double mu, double delta) {
    if (mu == 0) {
      return 0;
    }
    if (delta <= 0 || mu > GREATEST) {
      return Double.POSITIVE_INFINITY;
    }
    if (delta(mu, 0) <= delta) {
      return 0;
    }
    // Phi(mu/2 - epsilon/mu) <= delta once epsilon = mu^2/2 + 40 mu, as Phi(-40) is below any
    // double.
    return Bisection.lowest(0, mu * mu / 2 + 40 * mu, epsilon -> delta(mu, epsilon) <= delta);
  }

  /// The largest mu that keeps (epsilon, delta).
  public static double mu(double epsilon, double delta) {
    double above = Bisection.lowest(0, GREATEST, mu -> delta(mu, epsilon) > delta);
    return Math.nextDown(above);
  }

  /// The mu of an epsilon-differentially private release: 2 Phi^-1(e^epsilon / (1 + e^epsilon)).
  /// Both trade-off curves are convex and start and end together; this mu touches the corner.
  public static double muOfPure(double epsilon) {
    return epsilon == 0 ? 0 : -2 * StandardNormal.quantile(1 / (1 + StrictMath.exp(epsilon)));
  }

  /// The inverse of [#muOfPure]: the largest epsilon whose releases have this mu.
  public static double pureOfMu(double mu) {
    double epsilon = StandardNormal.logCumulative(mu / 2) - StandardNormal.logCumulative(-mu / 2);
    while (muOfPure(epsilon) > mu) {
      epsilon = Math.nextDown(epsilon);
    }
    return epsilon;
  }
}
