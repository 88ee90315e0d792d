package dev.understudy.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.privacy.accounting.StandardNormal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;

/// Whether draws of integers follow a distribution.
final class ChiSquare {
  /// A right sampler fails once in a million such tests; seeds are fixed, so it fails never or
  /// always.
  private static final double SIGNIFICANCE = 1e-6;

  private static final int REACH = 2_000;

  private ChiSquare() {}

  /// @param weights proportional to the probabilities; 0 beyond 2,000 on either side
  static void assertFits(int draws, LongSupplier sampler, LongToDoubleFunction weights) {
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 0; i < draws; i++) {
      counts.merge(sampler.getAsLong(), 1, Integer::sum);
    }
    double total = 0;
    for (long k = -REACH; k <= REACH; k++) {
      total += weights.applyAsDouble(k);
    }
    double statistic = 0;
    int cells = 0;
    double expectedRest = draws;
    double countedRest = draws;
    for (long k = -REACH; k <= REACH; k++) {
      double expected = draws * weights.applyAsDouble(k) / total;
      if (expected < 10) {
        continue;
      }
      double counted = counts.getOrDefault(k, 0);
      statistic += (counted - expected) * (counted - expected) / expected;
      cells++;
      expectedRest -= expected;
      countedRest -= counted;
    }
    if (expectedRest > 1e-6 * draws) {
      statistic += (countedRest - expectedRest) * (countedRest - expectedRest) / expectedRest;
      cells++;
    } else {
      assertThat(countedRest).isLessThanOrEqualTo(10);
    }
    assertThat(statistic).isLessThan(quantile(cells - 1));
  }

  /// Wilson and Hilferty's approximation, within a percent from one degree of freedom on.
  private static double quantile(int degrees) {
    if (degrees == 0) {
      return 1e-6;
    }
    double z = StandardNormal.quantile(1 - SIGNIFICANCE);
    double part = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - part + z * Math.sqrt(part), 3);
  }
}
