package dev.understudy.learn.graphical;

/// The exponential function with the same bits on every machine, in plain arithmetic that compilers
/// turn into vectors.
///
/// exp(x) = 2^k exp(r) with k the integer nearest x / ln 2, so |r| <= ln(2)/2 and thirteen terms of
/// the series leave a relative error below 1e-16 beside rounding.
final class Exponential {

  /// Below, the result is 0 (it would be less than 1e-307).
  private static final double LEAST = -707;

  private static final double LOG2_E = 1.4426950408889634;

  /// ln 2 in two parts; the first has trailing zeros, so that its product with k is exact.
  private static final double LN2_HIGH = 6.93147180369123816490e-01;

  private static final double LN2_LOW = 1.90821492927058770002e-10;

  /// Adding 1.5 * 2^52 leaves the nearest integer in the last bits.
  private static final double ROUNDER = 0x1.8p52;

  private Exponential() {}

  /// @param x at most 700
  static double exp(double x) {
    double bounded = Math.max(x, LEAST);
    double shifted = bounded * LOG2_E + ROUNDER;
    double k = shifted - ROUNDER;
    double r = (bounded - k * LN2_HIGH) - k * LN2_LOW;
    double p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    p = p * r + 1.0;
    p = p * r + 1.0;
    double power = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    return x < LEAST ? 0 : p * power;
  }
}
