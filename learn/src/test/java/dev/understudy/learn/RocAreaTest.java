package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RocAreaTest {

  /// By hand: the positive 4 beats 3 of 3 negatives, 3 beats 2.5 and 1 beats 0.5; the placements of
  /// the positives are 1, 5/6 and 1/6 (variance 7/36), of the negatives 1 - 1/6, 1 - 1/3, 1 - 1/2
  /// (variance 1/36).
  @Test
  void aSmallExampleByHand() {
    double[] scores = {4, 3, 1, 1, 2, 3};
    boolean[] positive = {true, true, true, false, false, false};

    RocArea area = RocArea.of(scores, positive);

    assertThat(area.value()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(area.variance()).isCloseTo((7.0 / 36 + 1.0 / 36) / 3, within(1e-12));
  }

  /// The definition of DeLong et al. compares all pairs; midranks must give the same.
  @Test
  void agreesWithTheDefinitionOverAllPairs() {
    RandomStream random = new Seed(1).stream();
    double[] scores = new double[150];
    boolean[] positive = new boolean[150];
    for (int row = 0; row < scores.length; row++) {
      positive[row] = row % 3 == 0;
      scores[row] = random.nextInt(12) + (positive[row] ? 2 : 0);
    }

    RocArea area = RocArea.of(scores, positive);

    double[] upper = new double[50];
    double[] lower = new double[100];
    double mean = 0;
    for (int i = 0, up = 0; i < 150; i++) {
      if (!positive[i]) {
        continue;
      }
      for (int j = 0, down = 0; j < 150; j++) {
        if (positive[j]) {
          continue;
        }
        double wins = scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        upper[up] += wins / 100;
        lower[down++] += wins / 50;
        mean += wins / 5000;
      }
      up++;
    }
    assertThat(area.value()).isCloseTo(mean, within(1e-12));
    assertThat(area.variance())
        .isCloseTo(variance(upper) / 50 + variance(lower) / 100, within(1e-12));
  }

  private static double variance(double[] values) {
    double deviation = Intervals.standardError(values);
    return deviation * deviation;
  }

  /// Every row written k times, each person's rows together, says no more than once: the clustered
  /// variance stays, the naive one falls to about 1/k.
  @Test
  void repeatedRowsOfAPersonDoNotMakeItSurer() {
    RandomStream random = new Seed(2).stream();
    double[] scores = new double[800];
    boolean[] positive = new boolean[800];
    int[] persons = new int[800];
    for (int row = 0; row < 800; row++) {
      persons[row] = row / 4;
      positive[row] = persons[row] % 2 == 0;
      scores[row] =
          row % 4 == 0 ? random.nextGaussian() + (positive[row] ? 1 : 0) : scores[row - 1];
    }
    double[] once = new double[200];
    boolean[] oncePositive = new boolean[200];
    for (int person = 0; person < 200; person++) {
      once[person] = scores[4 * person];
      oncePositive[person] = positive[4 * person];
    }

    RocArea single = RocArea.of(once, oncePositive);
    RocArea clustered = RocArea.of(scores, positive, persons);

    assertThat(clustered.value()).isCloseTo(single.value(), within(1e-12));
    assertThat(clustered.variance()).isCloseTo(single.variance(), within(1e-12));
    assertThat(RocArea.of(scores, positive).variance())
        .isCloseTo(single.variance() / 4, within(0.05 * single.variance()));
  }

  /// Two normals one apart have an area of .7602; 95 % intervals from 60 rows must hold it.
  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    RandomStream random = new Seed(3).stream();
    int held = 0;
    for (int trial = 0; trial < 1000; trial++) {
      double[] scores = new double[120];
      boolean[] positive = new boolean[120];
      for (int row = 0; row < 120; row++) {
        positive[row] = row < 60;
        scores[row] = random.nextGaussian() + (positive[row] ? 1 : 0);
      }
      Intervals.Bounds bounds = RocArea.of(scores, positive).interval(0.95);
      held += bounds.low() <= 0.7602 && bounds.high() >= 0.7602 ? 1 : 0;
    }

    assertThat(held / 1000.0).isBetween(0.925, 0.97);
  }

  @Test
  void perfectSeparationStillHasAnInterval() {
    RocArea area =
        RocArea.of(
            new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {false, false, false, true, true, true});

    assertThat(area.value()).isEqualTo(1);
    assertThat(area.interval(0.95).low()).isBetween(0.3, 0.6);
    assertThat(area.interval(0.95).high()).isEqualTo(1);
  }

  @Test
  void oneSideAloneHasNoArea() {
    RocArea area = RocArea.of(new double[] {1, 2}, new boolean[] {true, true});

    assertThat(area.value()).isNaN();
    assertThat(area.interval(0.95)).isEqualTo(new Intervals.Bounds(0, 1));
  }

  @Test
  void influencesAddUpToNothingAndTheirSquaresToTheVariance() {
    RandomStream random = new Seed(11).stream();
    double[] scores = new double[600];
    boolean[] positive = new boolean[600];
    for (int row = 0; row < 600; row++) {
      positive[row] = row % 3 == 0;
      scores[row] = Math.rint(4 * (random.nextGaussian() + (positive[row] ? 0.4 : 0)));
    }
    double[] influences = RocArea.influences(scores, positive);

    double variance = RocArea.of(scores, positive).variance();
    assertThat(Arrays.stream(influences).sum()).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(influences).map(value -> value * value).sum())
        .isCloseTo(variance, within(0.01 * variance));
  }
}
