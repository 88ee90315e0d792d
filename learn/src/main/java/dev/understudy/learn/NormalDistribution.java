package dev.understudy.learn;

import org.hipparchus.special.Erf;

/// The standard normal distribution from tables, so that it is fast in hot loops and gives the same
/// bits on every platform.
public final class NormalDistribution {

  /// Beyond this many standard deviations the distribution function is 0 or 1 (error below 7e-16).
  private static final double LIMIT = 8;

  private static final int STEPS_PER_UNIT = 256;
  private static final int STEPS = (int) (2 * LIMIT) * STEPS_PER_UNIT;
  private static final double STEP = 1.0 / STEPS_PER_UNIT;
  private static final double SQRT_TWO = Math.sqrt(2);
  private static final double INVERSE_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

  /// Below this probability the table's absolute error of 9e-13 is too coarse to invert.
  private static final double TAIL = 1e-4;

  /// `CUMULATIVE[i]` is Phi(-LIMIT + i * STEP); `DENSITY[i]` is STEP * phi at the same place.
  private static final double[] CUMULATIVE = new double[STEPS + 1];

  private static final double[] DENSITY = new double[STEPS + 1];

  static {
    // Simpson's rule per step: its error, STEP^5 / 2880 * max |phi''''|, is below 1e-15.
    CUMULATIVE[0] = 6.22e-16;
    DENSITY[0] = STEP * density(-LIMIT);
    for (int i = 1; i <= STEPS; i++) {
      double z = -LIMIT + i * STEP;
      DENSITY[i] = STEP * density(z);
      CUMULATIVE[i] =
          CUMULATIVE[i - 1] + (DENSITY[i - 1] + 4 * STEP * density(z - STEP / 2) + DENSITY[i]) / 6;
    }
  }

  private NormalDistribution() {}

  /// phi(z), the density.
  public static double density(double z) {
    return INVERSE_SQRT_TWO_PI * StrictMath.exp(-0.5 * z * z);
  }

  /// Phi(z), by cubic Hermite interpolation between tabled values. The error is at most `STEP^4 /
  /// 384 * max |phi'''|`, below 9e-13; the result is monotone within that error and in [0, 1].
  public static double cumulative(double z) {
    if (z <= -LIMIT) {
      return 0;
    }
    if (z >= LIMIT) {
      return 1;
    }
    double position = (z + LIMIT) * STEPS_PER_UNIT;
    int i = (int) position;
    double t = position - i;
    double s = 1 - t;
    double value =
        s * s * ((1 + 2 * t) * CUMULATIVE[i] + t * DENSITY[i])
            + t * t * ((1 + 2 * s) * CUMULATIVE[i + 1] - s * DENSITY[i + 1]);
    return Math.clamp(value, 0.0, 1.0);
  }

  /// The z with Phi(z) = p, by Acklam's rational approximation refined with one step of Halley's
  /// method; absolute error below 1e-9. 0 gives minus infinity, 1 infinity.
  public static double quantile(double p) {
    if (p <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (p >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    return p <= 0.5 ? lowerQuantile(p) : -lowerQuantile(1 - p);
  }

  private static double lowerQuantile(double p) {
    double z = acklam(p);
    double error = (p < TAIL ? 0.5 * Erf.erfc(-z / SQRT_TWO) : cumulative(z)) - p;
    double step = error / Math.max(density(z), Double.MIN_NORMAL);
    return z - step / (1 + z * step / 2);
  }

  /// P. J. Acklam, "An algorithm for computing the inverse normal cumulative distribution function"
  /// (2003), for p <= 1/2; relative error below 1.15e-9.
  private static double acklam(double p) {
    if (p < 0.02425) {
      double q = Math.sqrt(-2 * StrictMath.log(p));
      return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q
                              - 2.549732539343734)
                          * q
                      + 4.374664141464968)
                  * q
              + 2.938163982698783)
          / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q
                      + 3.754408661907416)
                  * q
              + 1);
    }
    double q = p - 0.5;
    double r = q * q;
    return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
                            + 1.383577518672690e+02)
                        * r
                    - 3.066479806614716e+01)
                * r
            + 2.506628277459239)
        * q
        / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
                            + 6.680131188771972e+01)
                        * r
                    - 1.328068155288572e+01)
                * r
            + 1);
  }
}
