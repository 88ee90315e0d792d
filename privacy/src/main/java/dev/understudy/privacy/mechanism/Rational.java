package dev.understudy.privacy.mechanism;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// A fraction of at least 0. Every double is one.
record Rational(BigInteger numerator, BigInteger denominator) implements ExponentialCoin.Fraction {
  static Rational of(double value) {
    var decimal = new BigDecimal(value);
    BigInteger denominator = BigInteger.TEN.pow(Math.max(0, decimal.scale()));
    return new Rational(
        decimal.multiply(new BigDecimal(denominator)).toBigIntegerExact(), denominator);
  }

  Rational over(long divisor) {
    return new Rational(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
  }

  Rational times(long factor) {
    return new Rational(numerator.multiply(BigInteger.valueOf(factor)), denominator);
  }

  double doubleValue() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
        .doubleValue();
  }
}
