package dev.understudy.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionsTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 1e-5, 4.329937e-4",
    "0.5, 1e-5, .008505531",
    "1, 1e-5, .0305565952",
    "3, 1e-5, .2242491682",
    "8, 1e-5, 1.229714526",
    "10, 1e-5, 1.782695616",
    "1, 1e-9, .01497305767",
    "3, 1e-9, .1205824289",
    "10, 1e-9, 1.090785704"
  })
  void rhoOfABudgetAgreesWithPublishedValues(double epsilon, double delta, double rho) {
    assertThat(ConcentratedPrivacy.rho(epsilon, delta)).isCloseTo(rho, withPercentage(1e-4));
    assertThat(ConcentratedPrivacy.epsilon(rho, delta)).isCloseTo(epsilon, withPercentage(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"1, .2680511232", "3, .7191174352", "8, 1.666030598", "10, 2.00044562"})
  void muOfABudgetAgreesWithPublishedValues(double epsilon, double mu) {
    assertThat(GaussianPrivacy.mu(epsilon, 1e-5)).isCloseTo(mu, withPercentage(1e-7));
    assertThat(GaussianPrivacy.epsilon(mu, 1e-5)).isCloseTo(epsilon, withPercentage(1e-7));
  }

  @Test
  void gaussianBudgetsBuyASixthMoreThanConcentratedOnes() {
    double mu = GaussianPrivacy.mu(1, 1e-5);
    assertThat(mu * mu / 2 / ConcentratedPrivacy.rho(1, 1e-5)).isBetween(1.17, 1.18);
  }

  /// The minimum over orders, found by trying a million of them.
  @Test
  void theBestOrderIsFound() {
    double rho = .05;
    double epsilon = 1.5;
    double best = 1;
    for (int i = 1; i <= 1_000_000; i++) {
      double order = 1 + i * 1e-4;
      double log =
          (order - 1) * (order * rho - epsilon)
              + order * Math.log1p(-1 / order)
              - Math.log(order - 1);
      best = Math.min(best, Math.exp(log));
    }
    assertThat(ConcentratedPrivacy.delta(rho, epsilon)).isCloseTo(best, withPercentage(1e-6));
  }

  /// delta = integral of max(0, p - e^epsilon q), by the midpoint rule.
  @ParameterizedTest
  @CsvSource({"1, 0.5", "0.3, 0", "2, 4", "0.1, 0.2"})
  void gaussianDeltaIsTheHockeyStickDivergence(double mu, double epsilon) {
    double sum = 0;
    double step = 1e-4;
    for (double x = -10 + step / 2; x < 10 + mu; x += step) {
      double p = Math.exp(-(x - mu) * (x - mu) / 2);
      double q = Math.exp(-x * x / 2);
      sum += Math.max(0, p - Math.exp(epsilon) * q) * step;
    }
    assertThat(GaussianPrivacy.delta(mu, epsilon))
        .isCloseTo(sum / Math.sqrt(2 * Math.PI), withPercentage(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "0, -0.6931471805599453",
    "1, -0.17275377902344988",
    "-1, -1.8410216450092635",
    "-3, -6.607726221510349",
    "-10, -53.23128515051247",
    "-38, -726.5572160188201",
    "6, -9.86587645524372e-10"
  })
  void theNormalDistributionIsExactInItsTails(double z, double log) {
    assertThat(StandardNormal.logCumulative(z)).isCloseTo(log, withPercentage(1e-10));
  }

  @Test
  void quantilesInvertTheDistribution() {
    assertThat(StandardNormal.quantile(.975)).isCloseTo(1.959963984540054, within(1e-13));
    assertThat(StandardNormal.quantile(1e-10)).isCloseTo(-6.361340902404056, within(1e-12));
  }

  /// A selection with ratios in any window of width epsilon needs no more mu than the symmetric
  /// one.
  @ParameterizedTest
  @CsvSource({"0.01", "0.5", "2", "8"})
  void theSymmetricWindowIsTheWorst(double epsilon) {
    double symmetric = GaussianPrivacy.muOfPure(epsilon / 2);
    for (int i = 1; i < 1000; i++) {
      double high = epsilon * i / 1000;
      double low = high - epsilon;
      double q = -Math.expm1(low) / (Math.exp(high) - Math.exp(low));
      double p = q * Math.exp(high);
      double mu = StandardNormal.quantile(p) - StandardNormal.quantile(q);
      assertThat(mu).isLessThanOrEqualTo(symmetric * (1 + 1e-9));
    }
  }

  @Test
  void whatIsFreeCostsNothingAndWhatIsBoundlessHasNoBound() {
    assertThat(GaussianPrivacy.epsilon(0, 0)).isZero();
    assertThat(ConcentratedPrivacy.epsilon(0, 0)).isZero();
    assertThat(GaussianPrivacy.epsilon(1, 0)).isInfinite();
    assertThat(ConcentratedPrivacy.epsilon(Double.POSITIVE_INFINITY, 1e-5)).isInfinite();
    assertThat(GaussianPrivacy.epsilon(Double.POSITIVE_INFINITY, 1e-5)).isInfinite();
  }
}
