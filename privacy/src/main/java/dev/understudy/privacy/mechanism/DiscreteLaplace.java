package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;

/// Adds a discrete Laplace variable to each of many integers: P(k) proportional to exp(-|k| epsilon
/// / sensitivity), with the ratio rounded down to a multiple of 2^-32, which is on the safe side.
///
/// @param totalSensitivity the largest sum of absolute differences of the integers of neighbours
/// @param epsilon of pure differential privacy; over the sensitivity, in [2^-32, 2^20]
public record DiscreteLaplace(long totalSensitivity, double epsilon)
    implements Mechanism<long[], long[]> {
  private static final long SCALE = 1L << 32;
  private static final double GREATEST = 1 << 20;

  public DiscreteLaplace {
    double rate = epsilon / totalSensitivity;
    if (totalSensitivity < 1 || !(rate >= 1.0 / SCALE && rate <= GREATEST)) {
      throw new IllegalArgumentException(
          "Sensitivity is at least 1 and epsilon over it in [2^-32, 2^20], not "
              + totalSensitivity
              + " and "
              + epsilon);
    }
  }

  @Override
  public Cost cost() {
    return new Cost.Pure(epsilon);
  }

  @Override
  public double sensitivity() {
    return totalSensitivity;
  }

  @Override
  public double distance(long[] one, long[] other) {
    return Distances.total(one, other);
  }

  @Override
  public long[] draw(long[] exact, RandomBits bits) {
    var noise = new IntegerNoise(bits);
    long divisor = divisor();
    long[] noisy = new long[exact.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = Math.addExact(exact[i], noise.laplace(SCALE, divisor));
    }
    return noisy;
  }

  /// The smallest k with P(noise >= k) <= probability: P(noise >= k) = r^k / (1 + r), r =
  /// exp(-rate).
  long tail(double probability) {
    double rate = (double) divisor() / SCALE;
    double log = -StrictMath.log(probability) - StrictMath.log1p(StrictMath.exp(-rate));
    return (long) Math.max(1, Math.ceil(log / rate * (1 + 1e-12)));
  }

  private long divisor() {
    double rate = Math.nextDown(epsilon / totalSensitivity);
    return Math.max(1, (long) Math.floor(rate * SCALE));
  }
}
