package dev.understudy.privacy.mechanism;

import java.math.BigInteger;

/// A real number between two integers over 2^bits.
///
/// @param lower at most 2^bits times the number
/// @param upper at least 2^bits times the number
record Enclosure(BigInteger lower, BigInteger upper) {
  private static final int GUARD = 32;

  /// Encloses exp(-numerator/denominator), for a fraction of at least 0, to within a few units of
  /// 2^-bits. The fraction is halved until it is at most 1/2, where the partial sums of the
  /// alternating series lie below and above the limit in turn; the result is squared as often.
  /// Every division rounds away from the number.
  static Enclosure exponential(BigInteger numerator, BigInteger denominator, int bits) {
    if (numerator.signum() == 0) {
      BigInteger one = BigInteger.ONE.shiftLeft(bits);
      return new Enclosure(one, one);
    }
    int halvings = Math.max(0, numerator.bitLength() - denominator.bitLength() + 2);
    int precision = bits + halvings + GUARD;
    BigInteger divisor = denominator.shiftLeft(halvings);
    BigInteger lowTerm = BigInteger.ONE.shiftLeft(precision);
    BigInteger highTerm = lowTerm;
    BigInteger low = lowTerm;
    BigInteger high = highTerm;
    for (int k = 1; ; k += 2) {
      lowTerm = lowTerm.multiply(numerator).divide(times(divisor, k));
      highTerm = ceiling(highTerm.multiply(numerator), times(divisor, k));
      BigInteger oddLow = low.subtract(highTerm);
      BigInteger oddHigh = high.subtract(lowTerm);
      lowTerm = lowTerm.multiply(numerator).divide(times(divisor, k + 1));
      highTerm = ceiling(highTerm.multiply(numerator), times(divisor, k + 1));
      low = oddLow.add(lowTerm);
      high = oddHigh.add(highTerm);
      if (highTerm.bitLength() <= 2) {
        low = oddLow;
        break;
      }
    }
    return new Enclosure(low, high).squared(halvings, precision).shortened(precision - bits);
  }

  private static BigInteger times(BigInteger divisor, int k) {
    return divisor.multiply(BigInteger.valueOf(k));
  }

  private Enclosure squared(int times, int precision) {
    BigInteger low = lower.max(BigInteger.ZERO);
    BigInteger high = upper;
    BigInteger unit = BigInteger.ONE.shiftLeft(precision);
    for (int i = 0; i < times; i++) {
      low = low.multiply(low).shiftRight(precision);
      high = ceiling(high.multiply(high), unit);
    }
    return new Enclosure(low, high);
  }

  private Enclosure shortened(int bits) {
    return new Enclosure(lower.shiftRight(bits), ceiling(upper, BigInteger.ONE.shiftLeft(bits)));
  }

  static BigInteger ceiling(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
  }
}
