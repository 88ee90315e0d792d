package dev.understudy.privacy.accounting;

/// Zero-concentrated differential privacy (Bun, Steinke 2016): Renyi divergence of every order
/// alpha at most rho alpha. Releases add up by rho.
///
/// The conversion is that of Canonne, Kamath, Steinke, "The Discrete Gaussian for Differential
/// Privacy" (2020), corollary 13: delta = min over alpha > 1 of exp((alpha - 1)(alpha rho -
/// epsilon)) (1 - 1/alpha)^alpha / (alpha - 1).
public final class ConcentratedPrivacy {
  private static final double GREATEST = 1e8;

  private ConcentratedPrivacy() {}

  /// The smallest delta that is proved at this epsilon, at most 1.
  public static double delta(double rho, double epsilon) {
    if (rho == 0) {
      return 0;
    }
    // The derivative of the exponent grows with alpha, so its zero is the minimum.
    double alpha =
        Bisection.lowest(
            1,
            (epsilon + 1) / (2 * rho) + 2,
            order -> (2 * order - 1) * rho - epsilon + StrictMath.log1p(-1 / order) >= 0);
    double exponent = (alpha - 1) * (alpha * rho - epsilon) + alpha * StrictMath.log1p(-1 / alpha);
    return Math.min(1, StrictMath.exp(exponent) / (alpha - 1));
  }

  /// The smallest epsilon at this delta.
  public static double epsilon(double rho, double delta) {
    if (rho == 0) {
      return 0;
    }
    if (delta <= 0 || rho > GREATEST) {
      return Double.POSITIVE_INFINITY;
    }
    if (delta(rho, 0) <= delta) {
      return 0;
    }
    // Bun and Steinke's proposition 1.3 is an upper bound.
    double high = rho + 2 * StrictMath.sqrt(-rho * StrictMath.log(delta)) + 1;
    return Bisection.lowest(0, high, epsilon -> delta(rho, epsilon) <= delta);
  }

  /// The largest rho that keeps (epsilon, delta).
  public static double rho(double epsilon, double delta) {
    return Math.nextDown(Bisection.lowest(0, GREATEST, rho -> delta(rho, epsilon) > delta));
  }
}
