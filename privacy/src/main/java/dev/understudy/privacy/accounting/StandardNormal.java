package dev.understudy.privacy.accounting;

/// The standard normal distribution, accurate in relative terms far into both tails, where privacy
/// is decided.
public final class StandardNormal {
  private static final double LOG_TWO = StrictMath.log(2);
  private static final double SQRT_TWO = StrictMath.sqrt(2);
  private static final double SQRT_PI = StrictMath.sqrt(StrictMath.PI);

  /// From here on the continued fraction is used; below, 1 - erf loses less than 5 bits.
  private static final double TAIL = 1.5;

  /// Enough for 1e-16 at [#TAIL], where the fraction converges slowest.
  private static final int FRACTION_TERMS = 120;

  private StandardNormal() {}

  /// Phi(z).
  public static double cumulative(double z) {
    return StrictMath.exp(logCumulative(z));
  }

  /// ln Phi(z), relative error below 1e-14 wherever it is not near 0.
  public static double logCumulative(double z) {
    double x = -z / SQRT_TWO;
    return x >= 0
        ? logComplementaryError(x) - LOG_TWO
        : StrictMath.log1p(-0.5 * StrictMath.exp(logComplementaryError(-x)));
  }

  /// Phi(to) - Phi(from) for from <= to, subtracted in the tail where both are small.
  public static double between(double from, double to) {
    return from > 0 ? cumulative(-from) - cumulative(-to) : cumulative(to) - cumulative(from);
  }

  /// Phi^-1(probability) by bisection to the last bit.
  ///
  /// @param probability in (0, 1)
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("A probability lies between 0 and 1, not " + probability);
    }
    return Bisection.lowest(-40, 40, z -> cumulative(z) >= probability);
  }

  /// ln erfc(x) for x >= 0. Near 0 by the series erf(x) = 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) /
  /// (2n+1)!!, all of whose terms are positive (Abramowitz and Stegun 7.1.6); in the tail by the
  /// continued fraction 7.1.14, evaluated from its end.
  private static double logComplementaryError(double x) {
    if (x < TAIL) {
      double term = x;
      double sum = x;
      for (int n = 1; term > 1e-18 * sum; n++) {
        term *= 2 * x * x / (2 * n + 1);
        sum += term;
      }
      return StrictMath.log1p(-2 / SQRT_PI * StrictMath.exp(-x * x) * sum);
    }
    double fraction = x;
    for (int n = FRACTION_TERMS; n >= 1; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return -x * x - StrictMath.log(SQRT_PI * fraction);
  }
}
