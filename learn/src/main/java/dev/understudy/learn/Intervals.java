package dev.understudy.learn;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Erf;

/// Confidence intervals of shares, differences, medians and bootstrapped figures.
public final class Intervals {

  /// The level used where nothing else is asked for.
  public static final double LEVEL = 0.95;

  /// @param low lower end
  /// @param high upper end
  public record Bounds(double low, double high) {}

  private Intervals() {}

  /// The two-sided quantile of the standard normal, 1.96 for level 0.95.
  public static double normalQuantile(double level) {
    return Math.sqrt(2) * Erf.erfInv(level);
  }

  /// The two-sided quantile of Student's t, 2.78 for level 0.95 and 4 degrees of freedom.
  public static double studentQuantile(double level, double degreesOfFreedom) {
    return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
  }

  /// `value` plus and minus the normal quantile times its standard error.
  public static Bounds normal(double value, double standardError, double level) {
    double half = normalQuantile(level) * standardError;
    return new Bounds(value - half, value + half);
  }

  /// Score interval of a share (Wilson, JASA 22, 1927).
  ///
  /// @param successes may be fractional, where ties count half
  public static Bounds wilson(double successes, long trials, double level) {
    if (trials <= 0) {
      return new Bounds(0, 1);
    }
    double z = normalQuantile(level);
    double share = successes / trials;
    double centre = share + z * z / (2 * trials);
    double half = z * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
    double scale = 1 + z * z / trials;
    double low = successes == 0 ? 0 : Math.max(0, (centre - half) / scale);
    double high = successes == trials ? 1 : Math.min(1, (centre + half) / scale);
    return new Bounds(low, high);
  }

  /// Interval of a difference of two independent shares, first minus second, from their Wilson
  /// intervals (Newcombe, Statistics in Medicine 17, 1998, method 10).
  public static Bounds newcombe(
      double successes1, long trials1, double successes2, long trials2, double level) {
    Bounds first = wilson(successes1, trials1, level);
    Bounds second = wilson(successes2, trials2, level);
    double share1 = trials1 == 0 ? 0 : successes1 / trials1;
    double share2 = trials2 == 0 ? 0 : successes2 / trials2;
    double difference = share1 - share2;
    return new Bounds(
        difference - Math.hypot(share1 - first.low(), second.high() - share2),
        difference + Math.hypot(first.high() - share1, share2 - second.low()));
  }

  /// Score interval of a difference of two independent shares, first minus second (Miettinen and
  /// Nurminen, Statistics in Medicine 4, 1985): sharper than [#newcombe] for shares near 0.
  ///
  /// @param successes1 may be fractional; likewise `successes2`
  public static Bounds scoreDifference(
      double successes1, long trials1, double successes2, long trials2, double level) {
    return ScoreInterval.of(successes1, trials1, successes2, trials2, level);
  }

  /// Interval of a median from order statistics, by the normal approximation to the binomial number
  /// of values below it; needs no assumption about the distribution.
  ///
  /// @param sorted ascending, at least one
  public static Bounds median(double[] sorted, double level) {
    int n = sorted.length;
    double half = normalQuantile(level) * Math.sqrt(n) / 2;
    int low = (int) Math.floor(n / 2.0 - half) - 1;
    int high = (int) Math.ceil(n / 2.0 + half);
    return new Bounds(sorted[Math.max(0, low)], sorted[Math.min(n - 1, high)]);
  }

  /// Interval between quantiles of bootstrap replicates.
  ///
  /// @param replicates at least one, no NaN, any order
  public static Bounds percentile(double[] replicates, double level) {
    double[] sorted = replicates.clone();
    Arrays.sort(sorted);
    return new Bounds(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
  }

  /// Standard deviation of bootstrap replicates; 0 for fewer than two.
  public static double standardError(double[] replicates) {
    int n = replicates.length;
    if (n < 2) {
      return 0;
    }
    double mean = Arrays.stream(replicates).sum() / n;
    double squares = 0;
    for (double replicate : replicates) {
      squares += (replicate - mean) * (replicate - mean);
    }
    return Math.sqrt(squares / (n - 1));
  }

  /// Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan).
  ///
  /// @param sorted ascending, at least one
  public static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
