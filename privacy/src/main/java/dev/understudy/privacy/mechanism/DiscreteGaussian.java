package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;

/// Adds a discrete Gaussian to each of many integers.
///
/// @param squaredSensitivity the largest sum of squared differences of the integers of neighbours;
///   1 for a table of counts if a unit is one row
/// @param variance sigma^2, in (0, 2^80]
public record DiscreteGaussian(long squaredSensitivity, double variance)
    implements Mechanism<long[], long[]> {
  private static final double GREATEST = 0x1p80;

  public DiscreteGaussian {
    if (squaredSensitivity < 1 || !(variance > 0 && variance <= GREATEST)) {
      throw new IllegalArgumentException(
          "Sensitivity is at least 1 and variance in (0, 2^80], not "
              + squaredSensitivity
              + " and "
              + variance);
    }
  }

  @Override
  public Cost cost() {
    return new Cost.DiscreteGaussian(squaredSensitivity, variance);
  }

  @Override
  public double sensitivity() {
    return Math.sqrt(squaredSensitivity);
  }

  @Override
  public double distance(long[] one, long[] other) {
    return Distances.euclidean(one, other);
  }

  @Override
  public long[] draw(long[] exact, RandomBits bits) {
    var noise = new IntegerNoise(bits).new Gaussian(variance);
    long[] noisy = new long[exact.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = Math.addExact(exact[i], noise.draw());
    }
    return noisy;
  }
}
