package dev.understudy.privacy.accounting;

import dev.understudy.privacy.accounting.PrivacyLossDistribution.Repeated;
import java.util.List;
import java.util.function.DoublePredicate;

/// Epsilon of training on Poisson-sampled batches, and the noise that keeps a given epsilon.
/// Neighbours differ by one person added or removed.
public final class TrainingPrivacy {
  private static final double LEAST_NOISE = 0.1;
  private static final double MOST_NOISE = 1e4;

  /// Noise is found to this relative precision, rounded up.
  private static final double PRECISION = 1e-4;

  private TrainingPrivacy() {}

  /// By Renyi divergences: fast, about five percent too much.
  public static double renyiEpsilon(SubsampledGaussian step, int steps, double delta) {
    double[] divergences =
        RenyiPrivacy.ORDERS.stream().mapToDouble(order -> steps * step.renyi(order)).toArray();
    return RenyiPrivacy.epsilon(divergences, delta);
  }

  /// By privacy-loss distributions, the larger of both directions.
  public static double epsilon(SubsampledGaussian step, int steps, double delta) {
    double removed =
        PrivacyLossDistribution.of(List.of(new Repeated(new LossPair.Removed(step), steps)))
            .epsilon(delta);
    double added =
        PrivacyLossDistribution.of(List.of(new Repeated(new LossPair.Added(step), steps)))
            .epsilon(delta);
    return Math.max(removed, added);
  }

  /// The least noise multiplier that keeps (epsilon, delta), by privacy-loss distributions.
  ///
  /// @param rate of sampling, in (0, 1]
  /// @throws IllegalArgumentException if even the most noise tried does not keep it
  public static double noise(double rate, int steps, double epsilon, double delta) {
    // The Renyi answer is safe, so the search lies between half of it and itself.
    double safe =
        search(
            LEAST_NOISE,
            MOST_NOISE,
            noise -> renyiEpsilon(new SubsampledGaussian(rate, noise), steps, delta) <= epsilon);
    if (safe >= MOST_NOISE) {
      throw new IllegalArgumentException(
          "No noise below " + MOST_NOISE + " keeps epsilon " + epsilon + " at delta " + delta);
    }
    return search(
        safe / 2,
        safe,
        noise -> epsilon(new SubsampledGaussian(rate, noise), steps, delta) <= epsilon);
  }

  private static double search(double low, double high, DoublePredicate keeps) {
    double below = low;
    double above = high;
    while (above / below > 1 + PRECISION) {
      double middle = StrictMath.sqrt(below * above);
      if (keeps.test(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }
}
