package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import org.junit.jupiter.api.Test;

class SimultaneousIntervalsTest {

  private static final Seed SEED = new Seed(1);

  @Test
  void oneFigureNeedsTheOrdinaryQuantile() {
    double[][] one = {normals(500, new Seed(2))};

    assertThat(SimultaneousIntervals.criticalValue(one, 0, 0.95, SEED))
        .isCloseTo(1.96, within(0.03));
  }

  /// Independent figures: the level's k-th root, 2.80 for ten (Sidak).
  @Test
  void independentFiguresNeedSidaksQuantile() {
    assertThat(SimultaneousIntervals.criticalValue(new double[0][], 10, 0.95, SEED))
        .isCloseTo(2.80, within(0.03));
  }

  @Test
  void figuresThatMoveTogetherCostNothing() {
    double[] person = normals(500, new Seed(3));

    double critical =
        SimultaneousIntervals.criticalValue(
            new double[][] {person, person, person, person}, 0, 0.95, SEED);

    assertThat(critical).isCloseTo(1.96, within(0.03));
  }

  /// Two comparisons with one control, correlation .5: 2.21 in Dunnett's table (JASA 50, 1955).
  @Test
  void halfCorrelatedFiguresLieBetween() {
    double[] first = new double[40_000];
    double[] second = new double[40_000];
    RandomStream random = new Seed(4).stream();
    for (int person = 0; person < first.length; person++) {
      first[person] = random.nextGaussian();
      second[person] = 0.5 * first[person] + Math.sqrt(0.75) * random.nextGaussian();
    }

    assertThat(SimultaneousIntervals.criticalValue(new double[][] {first, second}, 0, 0.95, SEED))
        .isCloseTo(2.21, within(0.03));
  }

  private static double[] normals(int size, Seed seed) {
    RandomStream random = seed.stream();
    double[] normals = new double[size];
    for (int i = 0; i < size; i++) {
      normals[i] = random.nextGaussian();
    }
    return normals;
  }
}
