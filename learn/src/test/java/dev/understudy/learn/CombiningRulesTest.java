package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.learn.CombiningRules.Copies;
import dev.understudy.learn.Intervals.Bounds;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import org.junit.jupiter.api.Test;

/// Three copies with estimates 1, 2 and 3 (between variance 1) and the same variance.
class CombiningRulesTest {

  private static final double[] ESTIMATES = {1, 2, 3};

  private static CombiningRules of(Copies copies, double variance) {
    return CombiningRules.of(copies, ESTIMATES, new double[] {variance, variance, variance});
  }

  @Test
  void eachRuleByHand() {
    CombiningRules imputed = of(Copies.IMPUTED, 0.5);
    CombiningRules partially = of(Copies.PARTIALLY_SYNTHETIC, 0.5);
    CombiningRules fully = of(Copies.FULLY_SYNTHETIC, 0.5);

    assertThat(imputed.estimate()).isEqualTo(2);
    assertThat(imputed.variance()).isCloseTo(0.5 + 4 / 3.0, within(1e-12));
    assertThat(imputed.degreesOfFreedom()).isCloseTo(2 * 1.375 * 1.375, within(1e-12));
    assertThat(partially.variance()).isCloseTo(0.5 + 1 / 3.0, within(1e-12));
    assertThat(partially.degreesOfFreedom()).isCloseTo(2 * 2.5 * 2.5, within(1e-12));
    assertThat(fully.variance()).isCloseTo(4 / 3.0 - 0.5, within(1e-12));
    assertThat(fully.degreesOfFreedom()).isCloseTo(2 * 0.625 * 0.625, within(1e-12));
  }

  @Test
  void aVarianceThatWouldBeNegativeIsReplaced() {
    CombiningRules fully = of(Copies.FULLY_SYNTHETIC, 3);

    assertThat(fully.variance()).isEqualTo(3);
    assertThat(fully.degreesOfFreedom()).isEqualTo(2);
  }

  /// Student's t: 12.7062 at one degree of freedom; agreeing copies have a normal interval.
  @Test
  void intervalsAreThoseOfStudent() {
    Bounds narrow =
        CombiningRules.of(
                Copies.PARTIALLY_SYNTHETIC, new double[] {2, 2}, new double[] {0.25, 0.25})
            .interval(0.95);
    Bounds wide = new CombiningRules(2, 0.25, 1).interval(0.95);

    assertThat(narrow.high()).isCloseTo(2 + 1.959964 / 2, within(1e-6));
    assertThat(wide.low()).isCloseTo(2 - 12.706205 / 2, within(1e-6));
  }

  @Test
  void oneCopyCannotBeCombined() {
    assertThatThrownBy(() -> CombiningRules.of(Copies.IMPUTED, new double[] {1}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// A mean estimated from 100 real rows, five copies drawn from the fitted normal: Reiter's
  /// interval holds the true mean in 95 of 100 tables; that of one copy taken for real holds it in
  /// some 83.
  @Test
  void theIntervalOfPartiallySyntheticCopiesHoldsTheTruth() {
    int held = 0;
    int naive = 0;
    int repeats = 2_000;
    RandomStream random = new Seed(11).stream();
    for (int repeat = 0; repeat < repeats; repeat++) {
      double[] real = meanAndVariance(0, 1, 100, random);
      double[] estimates = new double[5];
      double[] variances = new double[5];
      for (int copy = 0; copy < 5; copy++) {
        double[] made = meanAndVariance(real[0], Math.sqrt(real[1]), 100, random);
        estimates[copy] = made[0];
        variances[copy] = made[1] / 100;
      }
      Bounds bounds =
          CombiningRules.of(Copies.PARTIALLY_SYNTHETIC, estimates, variances).interval(0.95);
      held += bounds.low() <= 0 && bounds.high() >= 0 ? 1 : 0;
      Bounds one = Intervals.normal(estimates[0], Math.sqrt(variances[0]), 0.95);
      naive += one.low() <= 0 && one.high() >= 0 ? 1 : 0;
    }

    assertThat((double) held / repeats).isCloseTo(0.95, within(0.02));
    assertThat((double) naive / repeats).isLessThan(0.88);
  }

  private static double[] meanAndVariance(
      double mean, double deviation, int size, RandomStream random) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double value = mean + deviation * random.nextGaussian();
      sum += value;
      squares += value * value;
    }
    return new double[] {sum / size, (squares - sum * sum / size) / (size - 1)};
  }
}
