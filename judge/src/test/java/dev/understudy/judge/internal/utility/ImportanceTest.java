package dev.understudy.judge.internal.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.internal.BoostedTrees;
import dev.understudy.judge.internal.BoostedTrees.Forest;
import dev.understudy.judge.internal.BoostedTrees.Objective;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.FeatureMatrix;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImportanceTest {

  private static final int ROWS = 400;

  private static FeatureMatrix features() {
    RandomStream random = new Seed(8).stream();
    float[] values = new float[ROWS * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new FeatureMatrix(values, ROWS, 3);
  }

  /// The first column counts twice as much as the second, the third not at all.
  private static float[] labels(FeatureMatrix features) {
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = 2 * features.values()[3 * row] + features.values()[3 * row + 1];
    }
    return labels;
  }

  /// SHAP values add up to the prediction, and say which columns it rests on.
  @Test
  void contributionsAddUpToThePrediction() {
    FeatureMatrix features = features();
    Settings settings = new Settings(50, 4, 0.2, 1, 1);
    try (BoostedTrees trees =
        BoostedTrees.fit(features, labels(features), Objective.NUMBER, 0, settings)) {
      float[][] predicted = trees.predict(features);
      float[][] contributions = trees.contributions(features);
      double[] sizes = new double[3];
      for (int row = 0; row < ROWS; row++) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
          sum += contributions[row][i];
        }
        assertThat(sum).isCloseTo(predicted[row][0], within(1e-3));
        for (int i = 0; i < 3; i++) {
          sizes[i] += Math.abs(contributions[row][i]);
        }
      }
      assertThat(sizes[0] / sizes[1]).isCloseTo(2, within(0.4));
      assertThat(sizes[2]).isLessThan(0.1 * sizes[1]);
    }
  }

  /// The chance in a forest is that of its seed alone.
  @Test
  void aForestIsTheSameForTheSameSeed() {
    FeatureMatrix features = features();
    float[][] first = forest(features, 1);

    assertThat(Arrays.deepEquals(forest(features, 1), first)).isTrue();
    assertThat(Arrays.deepEquals(forest(features, 2), first)).isFalse();
  }

  private static float[][] forest(FeatureMatrix features, int seed) {
    Settings settings = new Settings(1, 8, 1, 1, 1, new Forest(20, 0.6, 0.5, seed));
    try (BoostedTrees trees =
        BoostedTrees.fit(features, labels(features), Objective.NUMBER, 0, settings)) {
      return trees.predict(features);
    }
  }

  @Test
  void agreementByHand() {
    double[] real = {3, 4, 0};

    assertThat(ImportanceMeasures.cosine(real, new double[] {6, 8, 0})).isCloseTo(1, within(1e-15));
    assertThat(ImportanceMeasures.cosine(real, new double[] {0, 0, 7})).isZero();
    assertThat(ImportanceMeasures.cosine(real, new double[] {1, 0, 0}))
        .isCloseTo(0.6, within(1e-15));
    assertThat(ImportanceMeasures.cosine(real, new double[3])).isNaN();
    assertThat(ImportanceMeasures.rankCorrelation(real, new double[] {2, 9, 1}))
        .isCloseTo(1, within(1e-15));
    assertThat(ImportanceMeasures.rankCorrelation(real, new double[] {4, 3, 9}))
        .isCloseTo(-1, within(1e-15));
  }
}
