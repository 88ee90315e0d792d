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
      assertThat(lower / p).isCloseTo(1, within(2e-8));
      assertThat(NormalDistribution.quantile(1 - p))
          .isCloseTo(-NormalDistribution.quantile(1 - (1 - p)), within(1e-12));
    }
    assertThat(NormalDistribution.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-10));
    assertThat(NormalDistribution.quantile(0.5)).isCloseTo(0, within(1e-10));
    // tabled to more digits than a double has; the oracle's own inverse is off by 4e-9 at 1e-9
    assertThat(NormalDistribution.quantile(1e-20)).isCloseTo(-9.262340089798408, within(1e-9));
    assertThat(NormalDistribution.quantile(1e-9)).isCloseTo(-5.997807015007687, within(1e-9));
    assertThat(NormalDistribution.quantile(0.001)).isCloseTo(-3.090232306167813, within(1e-9));
    assertThat(NormalDistribution.quantile(0.25)).isCloseTo(-0.674489750196082, within(1e-9));
    assertThat(NormalDistribution.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NormalDistribution.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
