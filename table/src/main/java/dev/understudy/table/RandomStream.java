package dev.understudy.table;

import java.util.random.RandomGenerator;

/// xoshiro256++ (Blackman and Vigna, ACM TOMS 47, 2021), seeded through SplitMix64. Our own so that
/// the bytes of an output never depend on the library below. Not for privacy noise.
public final class RandomStream implements RandomGenerator {

  private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;
  private double spareGaussian;
  private boolean hasSpareGaussian;

  RandomStream(long seed) {
    s0 = Seed.splitMix(seed, 1);
    s1 = Seed.splitMix(seed, 2);
    s2 = Seed.splitMix(seed, 3);
    s3 = Seed.splitMix(seed, 4);
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /// Uniform in [0, 1), a multiple of 2^-53.
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * TWO_TO_MINUS_53;
  }

  /// Uniform in [0, bound) by Lemire's multiplication with rejection (arXiv 1805.10941).
  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive");
    }
    long product = (nextLong() >>> 32) * bound;
    if ((int) product >= 0 && (product & 0xFFFFFFFFL) >= bound) {
      return (int) (product >>> 32);
    }
    long threshold = (1L << 32) % bound;
    while ((product & 0xFFFFFFFFL) < threshold) {
      product = (nextLong() >>> 32) * bound;
    }
    return (int) (product >>> 32);
  }

  /// Standard normal by Marsaglia's polar method, with the platform-independent StrictMath.
  @Override
  public double nextGaussian() {
    if (hasSpareGaussian) {
      hasSpareGaussian = false;
      return spareGaussian;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
    spareGaussian = v * factor;
    hasSpareGaussian = true;
    return u * factor;
  }

  /// Shuffles in place (Fisher-Yates).
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int held = values[i];
      values[i] = values[j];
      values[j] = held;
    }
  }

  /// The numbers 0 .. `size` - 1 in random order.
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    shuffle(order);
    return order;
  }
}
