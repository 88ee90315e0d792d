package dev.understudy.privacy.mechanism;

import java.math.BigInteger;
import java.util.Arrays;

/// Integers from a discrete Gaussian of one large variance, by looking up: thirty million a second
/// and core, where [IntegerNoise] makes three.
///
/// Two draws of a discrete Gaussian with s = [#NARROW] are added, one of them times k = [#FACTOR].
/// The weight of z, the sum over y of exp(-((z - k y)^2 + y^2) / (2 s^2)), is exp(-z^2 / (2 s^2 (1
/// + k^2))) times the sum over y of exp(-(y - c)^2 / (2 w^2)), with c = k z / (1 + k^2) and w^2 =
///   s^2 / (1 + k^2) = 2.505. By Poisson summation (Peikert, "An Efficient and Parallel Gaussian
///   Sampler for Lattices", CRYPTO 2010) the latter is w sqrt(2 pi) (1 ± e), e below 2.001 exp(-2
///   pi^2 w^2) < 7e-22, whatever c is. In the same way, integers with the variance v lie within (1
///   ± e) of what randomised rounding makes of N(0, v - 2.505): see
///   [dev.understudy.privacy.Cost.DiscreteGaussian].
///
/// The narrow draw looks up a uniform number of 127 bits among its cumulative probabilities, so
/// that it is off by 2^-113 in all. Nothing is ever computed in floating point, and integers have
/// no gaps by which one could tell what lies under the noise (Mironov, CCS 2012).
final class WideGaussian {
  /// s of the narrow draws.
  static final int NARROW = 1024;

  /// k.
  static final int FACTOR = 647;

  /// The variance of what is drawn.
  static final double VARIANCE = (double) NARROW * NARROW * (1.0 + (double) FACTOR * FACTOR);

  /// The variance of the Gaussian that it rounds.
  static final double CONTINUOUS = VARIANCE - 2.6;

  private static final int PRECISION = 192;
  private static final int BITS = 127;
  private static final int GUIDE_BITS = 12;
  private static final WideGaussian TABLE = new WideGaussian();

  /// The probability that a narrow draw is at most i in size, in parts of 2^127: its first 63 bits
  /// and the next 64, of which the sign bit is turned so that they compare as signed numbers.
  private final long[] first;

  private final long[] second;

  /// Where to begin, by the first bits of the uniform number.
  private final int[] guide = new int[1 << GUIDE_BITS];

  private WideGaussian() {
    // Beyond 14 s lie less than 2^-140.
    int size = 14 * NARROW;
    BigInteger[] weights = weights(size);
    BigInteger total = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
    first = new long[size];
    second = new long[size];
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < size; i++) {
      sum = sum.add(weights[i]);
      BigInteger share = sum.shiftLeft(BITS).divide(total);
      first[i] = share.shiftRight(Long.SIZE).longValue();
      second[i] = share.longValue() ^ Long.MIN_VALUE;
    }
    // Nothing is drawn beyond the last.
    first[size - 1] = Long.MAX_VALUE;
    second[size - 1] = Long.MAX_VALUE;
    int at = 0;
    for (int i = 0; i < guide.length; i++) {
      while (first[at] < (long) i << (63 - GUIDE_BITS)) {
        at++;
      }
      guide[i] = at;
    }
  }

  /// exp(-i^2 / (2 s^2)), twice that for i above 0, in parts of 2^192: each is the one before times
  /// a factor that itself shrinks by exp(-1/s^2).
  private static BigInteger[] weights(int size) {
    BigInteger squared = BigInteger.valueOf((long) NARROW * NARROW);
    BigInteger one = BigInteger.ONE;
    BigInteger factor = Enclosure.exponential(one, squared.shiftLeft(1), PRECISION).lower();
    BigInteger shrink = Enclosure.exponential(one, squared, PRECISION).lower();
    BigInteger[] weights = new BigInteger[size];
    weights[0] = one.shiftLeft(PRECISION);
    BigInteger weight = weights[0];
    for (int i = 1; i < size; i++) {
      weight = weight.multiply(factor).shiftRight(PRECISION);
      factor = factor.multiply(shrink).shiftRight(PRECISION);
      weights[i] = weight.shiftLeft(1);
    }
    return weights;
  }

  /// The next integer.
  static long draw(KeyStream stream) {
    return TABLE.narrow(stream) + FACTOR * (long) TABLE.narrow(stream);
  }

  private int narrow(KeyStream stream) {
    long word = stream.next();
    long uniform = word >>> 1;
    int size = guide[(int) (uniform >>> (63 - GUIDE_BITS))];
    while (uniform > first[size]) {
      size++;
    }
    if (uniform == first[size]) {
      long further = stream.next() ^ Long.MIN_VALUE;
      while (uniform == first[size] && further >= second[size]) {
        size++;
      }
    }
    return (word & 1) == 0 ? size : -size;
  }
}
