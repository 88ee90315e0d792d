package dev.understudy.privacy.mechanism;

import java.math.BigInteger;

/// Draws of the discrete Laplace and Gaussian distributions (Canonne, Kamath, Steinke, "The
/// Discrete Gaussian for Differential Privacy", 2020, algorithms 2 and 3), exact to the last bit.
final class IntegerNoise {
  private static final double INVERSE_E = StrictMath.exp(-1);

  private final RandomBits bits;
  private final ExponentialCoin coin;

  IntegerNoise(RandomBits bits) {
    this(bits, true);
  }

  /// @param fast whether doubles decide where they can; the draws are the same
  IntegerNoise(RandomBits bits, boolean fast) {
    this.bits = bits;
    this.coin = new ExponentialCoin(bits, fast);
  }

  /// P(k) proportional to exp(-|k| divisor / scale).
  ///
  /// @param scale t, in [1, 2^40]
  /// @param divisor s, at least 1
  long laplace(long scale, long divisor) {
    while (true) {
      long rest = bits.below(scale);
      double estimate = Math.exp(-(double) rest / scale);
      if (!coin.toss(estimate, rest, scale)) {
        continue;
      }
      long whole = 0;
      while (coin.toss(INVERSE_E, 1, 1)) {
        whole++;
      }
      long size = (rest + scale * whole) / divisor;
      boolean negative = bits.word() >>> 31 == 1;
      if (negative && size == 0) {
        continue;
      }
      return negative ? -size : size;
    }
  }

  /// The discrete Gaussian with this parameter: P(k) proportional to exp(-k^2 / (2 sigma^2)).
  final class Gaussian {
    private final double variance;
    private final long scale;
    private final double shift;
    private final BigInteger bigScale;

    private final Rational exact;

    /// @param variance sigma^2, above 0 and at most 2^80
    Gaussian(double variance) {
      this.variance = variance;
      scale = (long) Math.floor(Math.sqrt(variance)) + 1;
      shift = variance / scale;
      bigScale = BigInteger.valueOf(scale);
      exact = Rational.of(variance);
    }

    /// A Laplace draw y is kept with probability exp(-(|y| - sigma^2/t)^2 / (2 sigma^2)). In
    /// doubles the exponent is off by less than 2^-45 where it is below 40, and beyond the coin
    /// cannot land on its head in 32 bits.
    long draw() {
      while (true) {
        long candidate = laplace(scale, 1);
        long size = Math.abs(candidate);
        double distance = size - shift;
        double estimate = Math.exp(-distance * distance / (2 * variance));
        if (coin.toss(estimate, new Excess(size))) {
          return candidate;
        }
      }
    }

    /// (size t den - num)^2 / (2 num den t^2).
    private final class Excess implements ExponentialCoin.Fraction {
      private final long size;

      Excess(long size) {
        this.size = size;
      }

      @Override
      public BigInteger numerator() {
        return BigInteger.valueOf(size)
            .multiply(bigScale)
            .multiply(exact.denominator())
            .subtract(exact.numerator())
            .pow(2);
      }

      @Override
      public BigInteger denominator() {
        return exact
            .numerator()
            .multiply(exact.denominator())
            .multiply(bigScale)
            .multiply(bigScale)
            .shiftLeft(1);
      }
    }
  }
}
