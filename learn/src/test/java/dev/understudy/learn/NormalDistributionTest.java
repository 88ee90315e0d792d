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
    for (double p = 1e-12; p < 0.5; p *= 1.37) {
      double lower = ORACLE.cumulativeProbability(NormalDistribution.quantile(p));
      assertThat(lower / p).isCloseTo(1, within(1e-7));
      assertThat(NormalDistribution.quantile(1 - p))
          .isCloseTo(-NormalDistribution.quantile(1 - (1 - p)), within(1e-12));
    }
    assertThat(NormalDistribution.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-10));
    assertThat(NormalDistribution.quantile(0.5)).isCloseTo(0, within(1e-10));
    assertThat(NormalDistribution.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NormalDistribution.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
