package dev.understudy.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.understudy.privacy.accounting.ConcentratedPrivacy;
import dev.understudy.privacy.accounting.GaussianPrivacy;
import dev.understudy.privacy.accounting.RenyiPrivacy;
import dev.understudy.privacy.accounting.SubsampledGaussian;
import dev.understudy.privacy.accounting.TrainingPrivacy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountantTest {
  /// The exact delta of discrete Gaussian noise, count by count, against what its cost claims.
  @ParameterizedTest
  @ValueSource(doubles = {1.3, 2, 4, 10, 100, 1600})
  void discreteNoiseKeepsTheGaussianPrivacyItIsChargedFor(double variance) {
    var cost = new Cost.DiscreteGaussian(1, variance);
    for (double epsilon = 0; epsilon < 4; epsilon += 0.01) {
      double claimed =
          Math.exp(cost.slack())
              * GaussianPrivacy.delta(cost.gaussian(), Math.max(0, epsilon - 2 * cost.slack()));
      assertThat(discreteDelta(variance, 1, epsilon)).isLessThanOrEqualTo(claimed + 1e-15);
    }
  }

  /// Why 1.25 of variance is given up: by itself discrete noise is not Gaussian privacy.
  @ParameterizedTest
  @ValueSource(doubles = {1.3, 4, 10})
  void discreteNoiseWouldNotKeepTheGaussianPrivacyOfRealNoise(double variance) {
    boolean broken = false;
    for (double epsilon = 0; epsilon < 4; epsilon += 0.01) {
      double real = GaussianPrivacy.delta(1 / Math.sqrt(variance), epsilon);
      broken |= discreteDelta(variance, 1, epsilon) > real * 1.0001;
    }
    assertThat(broken).isTrue();
  }

  /// Two counts at once: the losses of both are convolved.
  @ParameterizedTest
  @ValueSource(doubles = {2, 9, 50})
  void discreteNoiseOnTwoCountsKeepsItToo(double variance) {
    var cost = new Cost.DiscreteGaussian(2, variance);
    int reach = (int) (12 * Math.sqrt(variance)) + 2;
    double total = total(variance);
    for (double epsilon = 0; epsilon < 3; epsilon += 0.1) {
      double delta = 0;
      for (int i = -reach; i <= reach; i++) {
        for (int j = -reach; j <= reach; j++) {
          double p = weight(i - 1, variance) * weight(j - 1, variance);
          double q = weight(i, variance) * weight(j, variance);
          delta += Math.max(0, p - Math.exp(epsilon) * q) / (total * total);
        }
      }
      assertThat(delta)
          .isLessThanOrEqualTo(
              GaussianPrivacy.delta(cost.gaussian(), Math.max(0, epsilon - 1e-9)) + 1e-9);
    }
  }

  /// Wide noise gives up 3 of variance instead, so that sums of a hundred thousand counts keep
  /// their claim too.
  @Test
  void wideDiscreteNoiseKeepsItsPrivacyWithHardlyAnySlack() {
    var cost =
        new Cost.DiscreteGaussian(1 << 20, Cost.DiscreteGaussian.variance(1 << 20, 1 / 1.001));
    assertThat(cost.gaussian()).isLessThanOrEqualTo(1 / 1.001);
    assertThat(cost.slack()).isLessThan(1e-19);
    for (double epsilon = 0; epsilon < 4; epsilon += 0.25) {
      assertThat(discreteDelta(cost.variance(), 1 << 10, epsilon))
          .isLessThanOrEqualTo(GaussianPrivacy.delta(cost.gaussian(), epsilon) + 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-3, 0.00097656, 0.1, 0.5})
  void theVarianceForAMuCostsNoMore(double mu) {
    for (long squared = 1; squared < 1L << 40; squared *= 7) {
      var cost = new Cost.DiscreteGaussian(squared, Cost.DiscreteGaussian.variance(squared, mu));
      assertThat(cost.gaussian()).isLessThanOrEqualTo(mu).isCloseTo(mu, withPercentage(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.003, 0.1, 1, 4})
  void theSelectionForAMuCostsNoMore(double mu) {
    assertThat(Cost.Selection.ofMu(mu).gaussian())
        .isLessThanOrEqualTo(mu)
        .isCloseTo(mu, withPercentage(1e-6));
  }

  private static double discreteDelta(double variance, int shift, double epsilon) {
    int reach = (int) (40 * Math.sqrt(variance)) + 2;
    double delta = 0;
    for (int k = -reach; k <= reach; k++) {
      delta += Math.max(0, weight(k - shift, variance) - Math.exp(epsilon) * weight(k, variance));
    }
    return delta / total(variance);
  }

  private static double weight(int k, double variance) {
    return Math.exp(-(double) k * k / (2 * variance));
  }

  private static double total(double variance) {
    int reach = (int) (40 * Math.sqrt(variance)) + 2;
    double total = 0;
    for (int k = -reach; k <= reach; k++) {
      total += weight(k, variance);
    }
    return total;
  }

  @Test
  void mixedCurrenciesMeetInTheBestOneTheyShare() {
    var costs = List.<Cost>of(new Cost.Concentrated(0.01), new Cost.Gaussian(0.1));
    var spent = Accountant.of(costs, 1e-6);
    assertThat(spent.route()).isEqualTo(Accountant.Route.CONCENTRATED);
    assertThat(spent.epsilon())
        .isCloseTo(ConcentratedPrivacy.epsilon(0.015, 1e-6), withPercentage(1e-6));
  }

  @Test
  void aCurveIsConvertedAtItsBestOrder() {
    var curve =
        new Cost.Renyi(List.of(new Cost.Renyi.Point(4, 0.1), new Cost.Renyi.Point(32, 0.5)));
    var spent = Accountant.of(List.of(curve, curve), 1e-5);
    assertThat(spent.route()).isEqualTo(Accountant.Route.RENYI);
    double[] onlyLast =
        RenyiPrivacy.ORDERS.stream()
            .mapToDouble(order -> order == 32 ? 1.0 : Double.POSITIVE_INFINITY)
            .toArray();
    assertThat(spent.epsilon())
        .isCloseTo(RenyiPrivacy.epsilon(onlyLast, 1e-5), withPercentage(1e-9));
  }

  @Test
  void trainingGoesByLossDistributionsAlsoAmongOtherReleases() {
    var step = new SubsampledGaussian(.01, 1.2);
    var training = new Cost.Training(step, 500);
    double alone = TrainingPrivacy.epsilon(step, 500, 1e-5);
    var spent = Accountant.of(List.of(training), 1e-5);
    assertThat(spent.route()).isEqualTo(Accountant.Route.LOSS_DISTRIBUTION);
    assertThat(spent.epsilon()).isCloseTo(alone, withPercentage(0.2));
    var more = Accountant.of(List.of(training, new Cost.Gaussian(0.1), new Cost.Pure(0.05)), 1e-5);
    assertThat(more.epsilon()).isBetween(alone, alone + 0.05 + 0.35);
    assertThat(more.route()).isEqualTo(Accountant.Route.LOSS_DISTRIBUTION);
  }

  @Test
  void trainingThatProtectsNobodyIsSaidSo() {
    var training = new Cost.Training(new SubsampledGaussian(.5, .2), 1000);
    assertThat(Accountant.of(List.of(training), 1e-5).epsilon()).isGreaterThan(1000);
  }

  @ParameterizedTest
  @CsvSource({"1e-5, 0.3", "1e-9, 1"})
  void manyPureReleasesNeverCostMoreThanTheirSum(double delta, double epsilon) {
    var pure = new Cost.Pure(epsilon / 30);
    var spent = Accountant.of(Collections.nCopies(30, pure), delta);
    assertThat(spent.epsilon()).isLessThanOrEqualTo(epsilon * (1 + 1e-9));
  }
}
