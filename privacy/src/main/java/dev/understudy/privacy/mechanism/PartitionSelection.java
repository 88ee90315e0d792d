package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Names of open categories, with noisy counts: a name is released if its count plus discrete
/// Gaussian noise reaches a threshold that the name of a single unit passes with probability at
/// most delta / mostNames ("Gaussian thresholding", Wilkins, Kifer, Zhang, Karrer 2023;
/// Desfontaines, Voss, Gipson, Mandayam 2020).
///
/// Names that only one of two neighbours has belong to one unit; that none of them passes costs
/// delta. Counts of all other names change by at most one each, at most mostNames of them, which is
/// what the Gaussian part pays for.
///
/// @param mostNames how many names one unit may count for, once each; larger units must be cut to
///   that before they are counted
/// @param variance sigma^2 of the noise
/// @param delta the probability of failure, in (0, 1)
public record PartitionSelection(int mostNames, double variance, double delta)
    implements Mechanism<Map<String, Long>, SortedMap<String, Long>> {
  /// Beyond 38 standard deviations the tail is 0 as a double.
  private static final double REACH = 38;

  public PartitionSelection {
    if (mostNames < 1 || !(variance > 0 && variance <= 1e12) || !(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException(
          "A unit has at least one name, variance lies in (0, 1e12] and delta in (0, 1), not "
              + mostNames
              + ", "
              + variance
              + " and "
              + delta);
    }
  }

  @Override
  public Cost cost() {
    return new Cost.Together(
        List.of(new Cost.DiscreteGaussian(mostNames, variance), new Cost.Failure(delta)));
  }

  @Override
  public double sensitivity() {
    return Math.sqrt(mostNames);
  }

  /// Infinite where one count changes by more than one, which the threshold does not allow for.
  @Override
  public double distance(Map<String, Long> one, Map<String, Long> other) {
    var names = new HashSet<>(one.keySet());
    names.addAll(other.keySet());
    long changed = 0;
    for (String name : names) {
      long difference = Math.abs(one.getOrDefault(name, 0L) - other.getOrDefault(name, 0L));
      if (difference > 1) {
        return Double.POSITIVE_INFINITY;
      }
      changed += difference;
    }
    return Math.sqrt(changed);
  }

  /// @param exact how many units have each name, at least 1
  @Override
  public SortedMap<String, Long> draw(Map<String, Long> exact, RandomBits bits) {
    var noise = new IntegerNoise(bits).new Gaussian(variance);
    long threshold = threshold();
    var released = new TreeMap<String, Long>();
    exact.forEach((name, count) -> {
      if (count < 1) {
        throw new IllegalArgumentException("Only names that somebody has are counted");
      }
      long noisy = Math.addExact(count, noise.draw());
      if (noisy >= threshold) {
        released.put(name, noisy);
      }
    });
    return released;
  }

  /// The smallest noisy count that is released: 1 + t, where mostNames P(noise >= t) <= delta. The
  /// sum of all weights exp(-k^2/(2 sigma^2)) is at least sigma sqrt(2 pi), by Poisson summation.
  public long threshold() {
    double sigma = Math.sqrt(variance);
    double allowed = delta / mostNames * sigma * Math.sqrt(2 * Math.PI) * (1 - 1e-9);
    long least = (long) Math.ceil(REACH * sigma) + 1;
    double tail = 0;
    while (true) {
      double weight = StrictMath.exp(-(least - 1.0) * (least - 1.0) / (2 * variance));
      if (tail + weight > allowed) {
        return least + 1;
      }
      tail += weight;
      least--;
    }
  }
}
