package dev.understudy.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoostedLogitTest {

  private static final int ROWS = 20_000;

  /// Twice the error of somebody who knows that only thirty probabilities matter and counts each
  /// among its 667 rows (standard error .0155 on average).
  private static final double NEAR = 0.031;

  private static final BoostingOptions OPTIONS =
      new BoostingOptions(200, 0.1, new GrowthLimits(4, 10, 4, 1));

  /// Ten levels of one feature, a category of three that reverses its effect, and noise.
  private static final class Example {
    private final Predictors predictors;
    private final boolean[] yes = new boolean[ROWS];
    private final double[] truth = new double[ROWS];
    private final float[] weight = new float[ROWS];

    Example(double strength) {
      RandomStream random = new Seed(5).stream();
      byte[][] bins = new byte[3][ROWS];
      Arrays.fill(weight, 1);
      for (int row = 0; row < ROWS; row++) {
        bins[0][row] = (byte) random.nextInt(10);
        bins[1][row] = (byte) random.nextInt(3);
        bins[2][row] = (byte) random.nextInt(50);
        double slope = bins[1][row] == 1 ? -1 : 1;
        truth[row] = strength * (slope * (bins[0][row] - 4.5) / 2 - 0.5);
        yes[row] = random.nextDouble() < 1 / (1 + Math.exp(-truth[row]));
      }
      predictors =
          new Predictors(bins, new int[] {11, 4, 51}, new boolean[] {true, false, true}, ROWS);
    }

    float[] scores(BoostedLogit logit) {
      float[] scores = new float[ROWS];
      Arrays.fill(scores, logit.base());
      int[] rows = new int[ROWS];
      Arrays.setAll(rows, row -> row);
      logit.trees().forEach(tree -> tree.add(predictors.bins(), rows, 0, ROWS, scores));
      return scores;
    }

    double error(BoostedLogit logit) {
      float[] scores = scores(logit);
      double sum = 0;
      for (int row = 0; row < ROWS; row++) {
        double difference = 1 / (1 + Math.exp(-scores[row])) - 1 / (1 + Math.exp(-truth[row]));
        sum += difference * difference;
      }
      return Math.sqrt(sum / ROWS);
    }
  }

  @Test
  void findsAnInteractionAndNamesWhatDrivesIt() {
    Example example = new Example(1);
    BoostedLogit logit = BoostedLogit.fit(example.predictors, example.yes, example.weight, OPTIONS);
    assertThat(example.error(logit)).isLessThan(NEAR);
    assertThat(logit.gain()[0]).isGreaterThan(30 * logit.gain()[2]);
    assertThat(logit.gain()[1]).isGreaterThan(logit.gain()[2]);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bagsAgreeWithTheTruthToo(boolean stopsEarly) {
    Example example = new Example(1);
    BoostedLogit logit =
        new Bagging(5, 0.6, stopsEarly)
            .fit(example.predictors, example.yes, example.weight, OPTIONS, new Seed(2).stream());
    assertThat(example.error(logit)).isLessThan(NEAR);
  }

  /// Bold trees on noise: left-out rows must throw nearly all of it away, and would not if they
  /// were the rows that were learned from.
  @Test
  void leftOutRowsEndBoostingWhereThereIsNothingButNoise() {
    Example example = new Example(0);
    BoostingOptions bold = new BoostingOptions(100, 0.1, new GrowthLimits(4, 10, 0, 1));
    BoostedLogit all =
        new Bagging(5, 0.6, false)
            .fit(example.predictors, example.yes, example.weight, bold, new Seed(3).stream());
    BoostedLogit kept =
        new Bagging(5, 0.6, true)
            .fit(example.predictors, example.yes, example.weight, bold, new Seed(3).stream());
    assertThat(all.trees()).hasSize(500);
    assertThat(kept.trees().size()).isLessThan(50);
    assertThat(example.error(kept)).isLessThan(example.error(all) / 2);
  }

  @Test
  void stopsWhereThereIsNothingButNoise() {
    Example example = new Example(0);
    BoostingOptions careful = new BoostingOptions(200, 0.1, new GrowthLimits(4, 10, 16, 1));
    BoostedLogit logit = BoostedLogit.fit(example.predictors, example.yes, example.weight, careful);
    assertThat(logit.trees()).isEmpty();
    double share = 0;
    for (boolean answer : example.yes) {
      share += answer ? 1.0 / ROWS : 0;
    }
    assertThat((double) Logistic.probability(logit.base())).isCloseTo(share, within(1e-4));
  }

  @Test
  void oneAnswerOnlyGivesFiniteOdds() {
    Example example = new Example(0);
    Arrays.fill(example.yes, true);
    BoostedLogit logit = BoostedLogit.fit(example.predictors, example.yes, example.weight, OPTIONS);
    assertThat(logit.trees()).isEmpty();
    assertThat((double) logit.base()).isCloseTo(Math.log(ROWS + 0.5) - Math.log(0.5), within(1e-3));
  }

  @Test
  void theLogisticFunctionIsTheLogisticFunction() {
    for (float x = -40; x <= 40; x += 0.37f) {
      double exact = 1 / (1 + StrictMath.exp(-x));
      assertThat((double) Logistic.probability(x))
          .isCloseTo(exact, within(1e-6 * Math.min(1, exact * 2)));
    }
    assertThat(Logistic.probability(-1e9f)).isBetween(0f, 1e-30f);
    assertThat(Logistic.probability(1e9f)).isEqualTo(1f);
  }
}
