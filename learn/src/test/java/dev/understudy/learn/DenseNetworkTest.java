package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.learn.DenseNetwork.Settings;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class DenseNetworkTest {

  private static final Settings SMALL = new Settings(List.of(16, 16), 0.01, 64, 1e-5, 60, 10, 0.1);

  private static float[] normal(int size, Seed seed) {
    RandomStream random = seed.stream();
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /// 1 where exactly one of the two features is positive.
  private static float[] exclusive(float[] features) {
    float[] labels = new float[features.length / 2];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = features[2 * row] > 0 ^ features[2 * row + 1] > 0 ? 1 : 0;
    }
    return labels;
  }

  @Test
  void learnsWhatNoLineSeparates() {
    float[] features = normal(2 * 2_000, new Seed(1));
    float[] fresh = normal(2 * 1_000, new Seed(2));

    DenseNetwork network =
        DenseNetwork.fit(features, 2_000, 2, exclusive(features), 2, SMALL, new Seed(3));
    DenseNetwork line =
        DenseNetwork.fit(
            features,
            2_000,
            2,
            exclusive(features),
            2,
            new Settings(List.of(), 0.01, 64, 0, 50, 10, 0.1),
            new Seed(3));

    assertThat(accuracy(network.predict(fresh, 1_000), exclusive(fresh))).isGreaterThan(0.95);
    assertThat(accuracy(line.predict(fresh, 1_000), exclusive(fresh))).isLessThan(0.65);
  }

  private static double accuracy(float[][] predicted, float[] labels) {
    int right = 0;
    for (int row = 0; row < labels.length; row++) {
      assertThat(predicted[row][0] + predicted[row][1]).isCloseTo(1, within(1e-5f));
      right += (predicted[row][1] > 0.5) == (labels[row] == 1) ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  @Test
  void learnsANumber() {
    float[] features = normal(3 * 2_000, new Seed(1));
    float[] fresh = normal(3 * 1_000, new Seed(2));

    DenseNetwork network =
        DenseNetwork.fitNumber(features, 2_000, 3, curve(features), SMALL, new Seed(3));
    float[][] predicted = network.predict(fresh, 1_000);
    float[] truth = curve(fresh);

    double squares = 0;
    double total = 0;
    for (int row = 0; row < truth.length; row++) {
      squares += Math.pow(predicted[row][0] - truth[row], 2);
      total += truth[row] * truth[row];
    }
    assertThat(squares / total).isLessThan(0.02);
  }

  /// Sine of the first feature plus half the absolute value of the second; the third means nothing.
  private static float[] curve(float[] features) {
    float[] labels = new float[features.length / 3];
    for (int row = 0; row < labels.length; row++) {
      labels[row] =
          (float) (Math.sin(features[3 * row]) + Math.abs(features[3 * row + 1]) / 2 - 0.4);
    }
    return labels;
  }

  /// Without hidden units it is a multinomial regression, whose weights are known here: the
  /// logarithm of odds is 2 x - 1.
  @Test
  void withoutHiddenUnitsItIsALogisticRegression() {
    int rows = 20_000;
    float[] features = normal(rows, new Seed(1));
    RandomStream random = new Seed(2).stream();
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextDouble() < 1 / (1 + Math.exp(1 - 2 * features[row])) ? 1 : 0;
    }

    DenseNetwork network =
        DenseNetwork.fit(
            features,
            rows,
            1,
            labels,
            2,
            new Settings(List.of(), 0.01, 256, 0, 20, 20, 0.1),
            new Seed(3));
    float[][] predicted = network.predict(new float[] {0, 1}, 2);

    assertThat(Math.log(predicted[0][1] / predicted[0][0])).isCloseTo(-1, within(0.1));
    assertThat(Math.log(predicted[1][1] / predicted[1][0])).isCloseTo(1, within(0.1));
  }

  @Test
  void slopesAreTheDifferencesOfLosses() {
    float[] features = normal(5 * 300, new Seed(1));
    float[] labels = new float[300];
    for (int row = 0; row < 300; row++) {
      labels[row] = features[5 * row] > 0.5 ? 2 : features[5 * row + 1] > 0 ? 1 : 0;
    }
    DenseNetwork classes = DenseNetwork.fit(features, 300, 5, labels, 3, SMALL, new Seed(3));
    DenseNetwork number = DenseNetwork.fitNumber(features, 300, 5, labels, SMALL, new Seed(3));

    assertSlopes(classes, features, labels);
    assertSlopes(number, features, labels);
  }

  /// Floats have 7 digits, so a step of .001 leaves some 4 of a difference; a kink of a rectified
  /// unit inside a step may spoil a few.
  private static void assertSlopes(DenseNetwork network, float[] features, float[] labels) {
    float[] slopes = network.slopes(features, 300, labels);
    float step = 0.001f;
    int wrong = 0;
    for (int column = 0; column < 5; column++) {
      float[] up = features.clone();
      float[] down = features.clone();
      for (int row = 0; row < 300; row++) {
        up[5 * row + column] += step;
        down[5 * row + column] -= step;
      }
      float[] above = network.losses(up, 300, labels);
      float[] below = network.losses(down, 300, labels);
      for (int row = 0; row < 300; row++) {
        double difference = (above[row] - below[row]) / (2 * step);
        double slope = slopes[5 * row + column];
        wrong += Math.abs(difference - slope) > 2e-3 + 0.02 * Math.abs(slope) ? 1 : 0;
      }
    }
    assertThat(wrong).isLessThan(30);
  }

  @Test
  void rowsHeldBackEndTheTrainingBeforeNoiseIsLearned() {
    float[] features = normal(20 * 300, new Seed(1));
    float[] labels = new float[300];
    RandomStream random = new Seed(2).stream();
    for (int row = 0; row < 300; row++) {
      labels[row] = random.nextInt(2);
    }
    Settings endless = new Settings(List.of(64), 0.01, 32, 0, 80, 10, 0);
    Settings stopped = new Settings(List.of(64), 0.01, 32, 0, 80, 10, 0.2);

    float[][] learned =
        DenseNetwork.fit(features, 300, 20, labels, 2, endless, new Seed(3)).predict(features, 300);
    float[][] held =
        DenseNetwork.fit(features, 300, 20, labels, 2, stopped, new Seed(3)).predict(features, 300);

    assertThat(accuracy(learned, labels)).isGreaterThan(0.98);
    assertThat(accuracy(held, labels)).isLessThan(0.85);
  }

  @Test
  void theSameSeedGivesTheSameBitsOnOneThread() throws ExecutionException, InterruptedException {
    float[] features = normal(2 * 1_000, new Seed(1));
    float[][] parallel = run(features, new Seed(5));
    float[][] serial;
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      serial = one.submit(() -> run(features, new Seed(5))).get();
    }

    assertThat(serial).isDeepEqualTo(parallel);
    assertThat(run(features, new Seed(6))[2]).isNotEqualTo(parallel[2]);
  }

  private static float[][] run(float[] features, Seed seed) {
    DenseNetwork network =
        DenseNetwork.fit(features, 1_000, 2, exclusive(features), 2, SMALL, seed);
    float[] slopes = network.slopes(features, 1_000, exclusive(features));
    float[][] predicted = network.predict(features, 1_000);
    return new float[][] {predicted[0], predicted[999], slopes};
  }
}
