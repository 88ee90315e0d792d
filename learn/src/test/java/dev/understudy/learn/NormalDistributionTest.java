package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalDistributionTest {

  private static final org.hipparchus.distribution.continuous.NormalDistribution ORACLE =
      new org.hipparchus.distribution.continuous.NormalDistribution();

  @Test
  void agreesWithTheOracleOverTheWholeLine() {
    for (double z = -9; z <= 9; z += 0.0137) {
      assertThat(NormalDistribution.cumulative(z))
          .isCloseTo(ORACLE.cumulativeProbability(z), within(1e-12));
    }
  }

  @Test
  void neverFalls() {
    double before = 0;
    for (double z = -8.5; z <= 8.5; z += 1e-4) {
      double now = NormalDistribution.cumulative(z);
      assertThat(now).isGreaterThanOrEqualTo(before - 1e-15);
      before = now;
    }
  }

  @Test
  void quantileUndoesTheDistributionFunction() {
    for (double p = 1e-9; p < 1; p += 0.00137) {
      assertThat(NormalDistribution.quantile(p))
          .isCloseTo(ORACLE.inverseCumulativeProbability(p), within(1e-9));
    }
    assertThat(NormalDistribution.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NormalDistribution.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
