package dev.understudy.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.understudy.privacy.accounting.PrivacyLossDistribution.Repeated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPrivacyTest {
  /// Published with Opacus and dp_accounting, and derived again by quadrature with mpmath.
  @ParameterizedTest
  @CsvSource({
    "1.5, 6.50070897e-4",
    "2.5, 1.08541805692e-3",
    "5, 2.180756562e-3",
    "50, 2.384603754e-2",
    "100, 167.4163075"
  })
  void renyiDivergencesAgreeWithPublishedValues(double order, double divergence) {
    var step = new SubsampledGaussian(.01, 2.5);
    assertThat(50 * step.renyi(order)).isCloseTo(divergence, withPercentage(1e-6));
  }

  @Test
  void epsilonByRenyiAgreesWithPublishedValue() {
    var step = new SubsampledGaussian(.04, 1.5);
    assertThat(RenyiPrivacy.epsilon(3.9, 2250 * step.renyi(3.9), 1e-5))
        .isCloseTo(7.329111171484, withPercentage(1e-9));
    assertThat(TrainingPrivacy.renyiEpsilon(step, 2250, 1e-5))
        .isCloseTo(7.329111171484, withPercentage(1e-9));
  }

  /// The published 6.777396 is an upper end that may lie .01 above and .02 from the lower.
  @Test
  void epsilonByLossDistributionsAgreesWithPublishedValue() {
    double epsilon = TrainingPrivacy.epsilon(new SubsampledGaussian(.04, 1.5), 2250, 1e-5);
    assertThat(epsilon).isBetween(6.757396, 6.777396);
  }

  @Test
  void noiseForABudgetAgreesWithPublishedValue() {
    assertThat(TrainingPrivacy.noise(.04, 2250, 8, 1e-5)).isBetween(1.340, 1.349);
  }

  /// The integral of section 3.3 as a sum over a million midpoints.
  @ParameterizedTest
  @CsvSource({"0.01, 2.5, 2", "0.2, 0.7, 3.7", "0.5, 5, 11", "0.001, 1, 1.1", "0.04, 1.5, 3.9"})
  void renyiDivergencesAreThoseOfTheMixture(double rate, double noise, double order) {
    double sum = 0;
    double low = -20 * noise;
    double width = (order + 40 * noise) / 1_000_000;
    for (int i = 0; i < 1_000_000; i++) {
      double x = low + (i + 0.5) * width;
      double ratio = 1 - rate + rate * Math.exp((2 * x - 1) / (2 * noise * noise));
      sum += Math.exp(-x * x / (2 * noise * noise)) * Math.pow(ratio, order);
    }
    double moment = sum * width / (noise * Math.sqrt(2 * Math.PI));
    assertThat(new SubsampledGaussian(rate, noise).renyi(order))
        .isCloseTo(Math.log(moment) / (order - 1), withPercentage(1e-3));
  }

  @Test
  void withoutSamplingAStepIsGaussianNoise() {
    var step = new SubsampledGaussian(1, 2);
    assertThat(step.renyi(7.5)).isEqualTo(7.5 / 8);
    double exact = GaussianPrivacy.epsilon(Math.sqrt(30) / 2, 1e-6);
    assertThat(TrainingPrivacy.epsilon(step, 30, 1e-6)).isBetween(exact, exact + 1e-3);
  }

  /// Two Gaussians are one; composition must neither promise more nor lose much.
  @ParameterizedTest
  @CsvSource({"0.1, 200, 1e-5", "1, 4, 1e-9", "0.02, 1000, 1e-6", "3, 1, 1e-5"})
  void composedGaussiansAreBoundedTightlyFromAbove(double mu, int times, double delta) {
    var composed =
        PrivacyLossDistribution.of(List.of(new Repeated(new LossPair.Gaussian(mu), times)));
    double exact = GaussianPrivacy.epsilon(mu * Math.sqrt(times), delta);
    assertThat(composed.epsilon(delta)).isBetween(exact, exact * 1.002);
  }

  /// k times randomised response, by summing the binomial distribution (Kairouz, Oh, Viswanath
  /// 2015).
  @Test
  void composedPureReleasesAreBoundedTightlyFromAbove() {
    double each = 0.1;
    int times = 20;
    var composed =
        PrivacyLossDistribution.of(List.of(new Repeated(new LossPair.Pure(each), times)));
    double truth = 1 / (1 + Math.exp(-each));
    for (double epsilon : new double[] {0, 0.35, 0.8, 1.5}) {
      double delta = 0;
      double binomial = 1;
      for (int lies = 0; lies <= times; lies++) {
        double probability = binomial * Math.pow(truth, times - lies) * Math.pow(1 - truth, lies);
        delta += probability * Math.max(0, 1 - Math.exp(epsilon - (times - 2 * lies) * each));
        binomial *= (double) (times - lies) / (lies + 1);
      }
      assertThat(composed.delta(epsilon)).isBetween(delta, delta * 1.02 + 1e-12);
    }
  }

  /// One step by quadrature of max(0, P - e^epsilon Q), in both directions.
  @ParameterizedTest
  @CsvSource({"0.1, 1, 0.3", "0.01, 0.8, 0.1", "0.5, 2, 0.2"})
  void oneStepIsTheHockeyStickDivergence(double rate, double noise, double epsilon) {
    var step = new SubsampledGaussian(rate, noise);
    double removed = 0;
    double added = 0;
    double width = 1e-4;
    for (double x = -12 * noise; x < 1 + 12 * noise; x += width) {
      double out = Math.exp(-x * x / (2 * noise * noise)) / (noise * Math.sqrt(2 * Math.PI));
      double with = out * (1 - rate + rate * Math.exp((2 * x - 1) / (2 * noise * noise)));
      removed += Math.max(0, with - Math.exp(epsilon) * out) * width;
      added += Math.max(0, out - Math.exp(epsilon) * with) * width;
    }
    assertThat(delta(new LossPair.Removed(step), epsilon))
        .isBetween(removed * (1 - 1e-4), removed * 1.001 + 1e-13);
    assertThat(delta(new LossPair.Added(step), epsilon))
        .isBetween(added * (1 - 1e-4), added * 1.001 + 1e-13);
  }

  private static double delta(LossPair pair, double epsilon) {
    return PrivacyLossDistribution.of(List.of(new Repeated(pair, 1))).delta(epsilon);
  }

  @Test
  void fourierTransformIsTheSumItClaims() {
    int length = 16;
    double[] real = new double[length];
    double[] imaginary = new double[length];
    for (int i = 0; i < length; i++) {
      real[i] = Math.sin(i * i);
      imaginary[i] = Math.cos(3 * i);
    }
    double[] re = real.clone();
    double[] im = imaginary.clone();
    new FourierTransform(length).forward(re, im);
    for (int k = 0; k < length; k++) {
      double sum = 0;
      for (int j = 0; j < length; j++) {
        double angle = -2 * Math.PI * j * k / length;
        sum += real[j] * Math.cos(angle) - imaginary[j] * Math.sin(angle);
      }
      assertThat(re[k]).isCloseTo(sum, within(1e-13));
    }
  }
}
