package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.learn.Intervals.Bounds;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {

  /// The tables are printed with four digits.
  private static final Offset<Double> PRINTED = within(0.00006);

  /// Table I of Newcombe, Statistics in Medicine 17:857-872 (1998), score method.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilsonGivesThePublishedIntervals(int successes, int trials, double low, double high) {
    Bounds bounds = Intervals.wilson(successes, trials, 0.95);

    assertThat(bounds.low()).isCloseTo(low, PRINTED);
    assertThat(bounds.high()).isCloseTo(high, PRINTED);
  }

  /// Table II of Newcombe, Statistics in Medicine 17:873-890 (1998), method 10.
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void newcombeGivesThePublishedIntervals(
      int successes1, int trials1, int successes2, int trials2, double low, double high) {
    Bounds bounds = Intervals.newcombe(successes1, trials1, successes2, trials2, 0.95);

    assertThat(bounds.low()).isCloseTo(low, PRINTED);
    assertThat(bounds.high()).isCloseTo(high, PRINTED);
  }

  @Test
  void theNormalQuantileIsTheOneOfTheTables() {
    assertThat(Intervals.normalQuantile(0.95)).isCloseTo(1.959963984540054, within(1e-12));
    assertThat(Intervals.normalQuantile(0.99)).isCloseTo(2.575829303548901, within(1e-12));
  }

  @Test
  void quantilesInterpolateBetweenNeighbours() {
    double[] sorted = {1, 2, 4, 8};

    assertThat(Intervals.quantile(sorted, 0)).isEqualTo(1);
    assertThat(Intervals.quantile(sorted, 0.5)).isEqualTo(3);
    assertThat(Intervals.quantile(sorted, 0.9)).isCloseTo(6.8, within(1e-12));
    assertThat(Intervals.quantile(sorted, 1)).isEqualTo(8);
  }

  /// Of 2,000 intervals some 95 % must hold the true median 0; 93.5 % would be a chance of 1 in
  /// 1,000.
  @Test
  void theMedianIntervalHoldsTheTruthAsOftenAsItSays() {
    RandomStream random = new Seed(5).stream();
    int held = 0;
    for (int trial = 0; trial < 2000; trial++) {
      double[] sample = new double[51];
      for (int i = 0; i < sample.length; i++) {
        sample[i] = random.nextGaussian();
      }
      Arrays.sort(sample);
      Bounds bounds = Intervals.median(sample, 0.95);
      held += bounds.low() <= 0 && bounds.high() >= 0 ? 1 : 0;
    }

    assertThat(held / 2000.0).isBetween(0.935, 0.985);
  }

  @Test
  void aBootstrappedMeanScattersLikeTheMean() {
    RandomStream random = new Seed(6).stream();
    double[] values = new double[400];
    for (int row = 0; row < values.length; row++) {
      values[row] = random.nextGaussian();
    }
    double[] means = means(values, Bootstrap.weights(values.length, 2000, new Seed(7)));

    double expected = Intervals.standardError(values) / Math.sqrt(values.length);
    assertThat(Intervals.standardError(means)).isCloseTo(expected, within(0.06 * expected));
    Bounds percentile = Intervals.percentile(means, 0.95);
    assertThat(percentile.high() - percentile.low())
        .isCloseTo(2 * 1.96 * expected, within(0.08 * 4 * expected));
  }

  /// Four equal rows a person carry as much as one: the standard error is twice the naive one.
  @Test
  void aPersonsRowsAreDrawnTogether() {
    RandomStream random = new Seed(8).stream();
    double[] values = new double[400];
    int[] persons = new int[400];
    double own = 0;
    for (int row = 0; row < values.length; row++) {
      own = row % 4 == 0 ? random.nextGaussian() : own;
      values[row] = own;
      persons[row] = row / 4;
    }
    byte[][] weights = Bootstrap.weights(persons, 2000, new Seed(9));

    for (byte[] replicate : weights) {
      for (int row = 1; row < 4; row++) {
        assertThat(replicate[row]).isEqualTo(replicate[0]);
      }
    }
    double naive = Intervals.standardError(values) / Math.sqrt(values.length);
    assertThat(Intervals.standardError(means(values, weights)))
        .isCloseTo(2 * naive, within(0.2 * naive));
  }

  private static double[] means(double[] values, byte[][] weights) {
    double[] means = new double[weights.length];
    for (int replicate = 0; replicate < weights.length; replicate++) {
      double sum = 0;
      double total = 0;
      for (int row = 0; row < values.length; row++) {
        sum += weights[replicate][row] * values[row];
        total += weights[replicate][row];
      }
      means[replicate] = sum / total;
    }
    return means;
  }

  /// The cases of Newcombe, Statistics in Medicine 17 (1998), table II, method 6.
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0528, 0.3382",
    "9, 10, 3, 10, 0.1700, 0.8406",
    "10, 10, 0, 20, 0.7156, 1.0",
    "5, 56, 0, 29, -0.0326, 0.1933",
    "0, 10, 0, 20, -0.1658, 0.2844"
  })
  void scoreDifferenceIsThatOfTheLiterature(
      double successes1, long trials1, double successes2, long trials2, double low, double high) {
    Intervals.Bounds bounds =
        Intervals.scoreDifference(successes1, trials1, successes2, trials2, 0.95);

    assertThat(bounds.low()).isCloseTo(low, within(1e-4));
    assertThat(bounds.high()).isCloseTo(high, within(1e-4));
  }

  /// Ten of 8,000 against none of 16,000 are no chance at three standard errors.
  @Test
  void scoreDifferenceSeesRareEvents() {
    double level = 0.9985;

    assertThat(Intervals.scoreDifference(10, 8_000, 0, 16_000, level).low()).isGreaterThan(2e-4);
    assertThat(Intervals.scoreDifference(1, 8_000, 0, 16_000, level).low()).isNegative();
  }
}
