package dev.understudy.privacy.mechanism;

import java.math.BigInteger;

/// Events with probability exp(-x), exactly: a uniform number in [0, 1) is read bit by bit until it
/// is certain on which side of exp(-x) it lies. That has the distribution of Canonne, Kamath and
/// Steinke's algorithm 1 with a quarter of its random bits.
///
/// A double decides wherever it is certain, which after 32 bits is all but once in a billion times;
/// big integers decide the rest from the same bits. So both paths give the same answer after the
/// same number of words, and [#decide] alone is the reference for the other.
final class ExponentialCoin {
  /// What a double estimate may be off by, relative. Callers stay below 2^-44.
  private static final double TOLERANCE = 0x1p-40;

  private static final double BELOW = 1 - TOLERANCE;
  private static final double ABOVE = 1 + TOLERANCE;

  /// Bits by which the enclosure is finer than what was read: enough to decide whatever a double
  /// can.
  private static final int FINER = 96;

  /// Whether doubles may decide.
  private final boolean fast;

  private final RandomBits bits;

  ExponentialCoin(RandomBits bits, boolean fast) {
    this.bits = bits;
    this.fast = fast;
  }

  /// The two numbers whose ratio is x.
  interface Fraction {
    BigInteger numerator();

    BigInteger denominator();
  }

  /// True with probability exp(-x).
  ///
  /// @param estimate of exp(-x), to within 2^-44 of it, or anything below 2^-33 if it is smaller
  boolean toss(double estimate, Fraction x) {
    long word = bits.word();
    if (isCertain(word, estimate)) {
      return isBelow(word, estimate);
    }
    return decide(BigInteger.valueOf(word), x.numerator(), x.denominator());
  }

  /// True with probability exp(-numerator/denominator); `estimate` as above.
  boolean toss(double estimate, long numerator, long denominator) {
    long word = bits.word();
    if (isCertain(word, estimate)) {
      return isBelow(word, estimate);
    }
    return decide(
        BigInteger.valueOf(word), BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  private boolean isCertain(long word, double estimate) {
    return fast && (isBelow(word, estimate) || word * 0x1p-32 > estimate * ABOVE);
  }

  private static boolean isBelow(long word, double estimate) {
    return (word + 1) * 0x1p-32 <= estimate * BELOW;
  }

  private boolean decide(BigInteger firstWord, BigInteger numerator, BigInteger denominator) {
    BigInteger read = firstWord;
    for (int length = 32; ; length += 32) {
      int precision = length + FINER;
      Enclosure target = Enclosure.exponential(numerator, denominator, precision);
      if (read.add(BigInteger.ONE).shiftLeft(FINER).compareTo(target.lower()) <= 0) {
        return true;
      }
      if (read.shiftLeft(FINER).compareTo(target.upper()) >= 0) {
        return false;
      }
      read = read.shiftLeft(32).or(BigInteger.valueOf(bits.word()));
    }
  }
}
