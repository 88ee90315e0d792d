package dev.understudy.learn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutoregressiveNetworkTest {

  private static final int[] CLASSES = {3, 11, 2};
  private static final boolean[] ORDERED = {false, true, false};

  /// Rows in which the second feature follows the first, the third follows both, and some cells are
  /// not known.
  private static int[][] rows(int count) {
    RandomStream random = new Seed(5).stream();
    int[][] classes = new int[3][count];
    for (int row = 0; row < count; row++) {
      int first = random.nextInt(3);
      int second = 4 * first + random.nextInt(3);
      classes[0][row] = first;
      classes[1][row] = random.nextDouble() < 0.1 ? -1 : second;
      boolean likely = first == 1 || second > 8;
      classes[2][row] = random.nextDouble() < (likely ? 0.8 : 0.1) ? 1 : 0;
    }
    return classes;
  }

  private static AutoregressiveNetwork fit(int rows) {
    return AutoregressiveNetwork.fit(
        AutoregressiveShape.of(CLASSES),
        ORDERED,
        rows(rows),
        IntStream.range(0, rows * 4 / 5).toArray(),
        IntStream.range(rows * 4 / 5, rows).toArray(),
        new int[] {0, 1, 2},
        AutoregressiveSettings.STANDARD,
        new Seed(3),
        Progress.silent());
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    int count = 40;
    int[][] classes = rows(count);
    AutoregressiveShape shape =
        new AutoregressiveShape(CLASSES, new int[] {2, 5, 2}, new int[] {9, 6, 13});
    double[][] shares = {{0.2, 0.3, 0.5}, new double[11], {0.5, 0.5}};
    Arrays.fill(shares[1], 1.0 / 11);
    AutoregressiveWeights weights =
        AutoregressiveWeights.initial(shape, ORDERED, shares, new Seed(1).stream());
    AutoregressiveWeights gradient = AutoregressiveWeights.zero(shape);
    TurnedWeights turned = TurnedWeights.zero(shape);
    turned.become(weights);
    AutoregressivePass pass = new AutoregressivePass(shape, RowSums.fastest());
    int[] order = {1, 2, 0};
    int[] all = IntStream.range(0, count).toArray();
    pass.run(weights, order, classes, all, 0, count, Hiding.NOTHING, turned, gradient);
    float step = 0x1p-9f;
    int next = 0;
    // embeddings (3 + 1 + 11 + 1 + 2 + 1 rows), context, outputs
    for (int end : new int[] {19, 19 + 28, weights.rows().length}) {
      double squared = 0;
      double wrong = 0;
      for (; next < end; next++) {
        float[] row = weights.rows()[next];
        for (int i = 0; i < row.length; i++) {
          float kept = row[i];
          row[i] = kept + step;
          double above =
              pass.run(weights, order, classes, all, 0, count, Hiding.NOTHING, null, null);
          row[i] = kept - step;
          double below =
              pass.run(weights, order, classes, all, 0, count, Hiding.NOTHING, null, null);
          row[i] = kept;
          double slope = (above - below) / (2 * step);
          squared += slope * slope;
          wrong += Math.pow(gradient.rows()[next][i] - slope, 2);
        }
      }
      // Rectified units that switch within a step leave a hundredth; a forgotten term, a third.
      assertThat(Math.sqrt(wrong / squared)).isLessThan(0.03);
    }
  }

  @Test
  void probabilitiesOfAllRowsSumToOneInEveryOrder() {
    AutoregressiveNetwork network = fit(600);
    for (int[] order : new int[][] {{0, 1, 2}, {2, 1, 0}, {1, 0, 2}}) {
      double sum = 0;
      for (int cell = 0; cell < 66; cell++) {
        int[] row = {cell % 3, cell / 3 % 11, cell / 33};
        double log = 0;
        for (int place = 0; place < 3; place++) {
          log +=
              network.conditional(order[place], Arrays.copyOf(order, place))
                  .logProbabilities(row)[row[order[place]]];
        }
        sum += Math.exp(log);
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void everyFeatureIsPredictedFromAnyOthers() {
    AutoregressiveNetwork network = fit(20_000);
    double[] first = network.conditional(0, new int[] {1}).logProbabilities(new int[] {-1, 5, -1});
    assertThat(Math.exp(first[1])).isGreaterThan(0.97);
    double[] third = network.conditional(2, new int[] {0}).logProbabilities(new int[] {0, -1, -1});
    assertThat(Math.exp(third[1])).isCloseTo(0.1, within(0.03));
    double[] alone = network.conditional(0, new int[0]).logProbabilities(new int[3]);
    assertThat(Math.exp(alone[2])).isCloseTo(1.0 / 3, within(0.03));
  }

  @Test
  void drawsClassesAsOftenAsTheyAreProbable() {
    AutoregressiveNetwork network = fit(2_000);
    int draws = 40_000;
    int[][] classes = new int[3][draws];
    Arrays.fill(classes[0], 1);
    FeatureConditional conditional = network.conditional(1, new int[] {0});
    double[] expected = conditional.logProbabilities(new int[] {1, -1, -1});
    RandomStream random = new Seed(9).stream();
    FeatureConditional.Workspace space = new FeatureConditional.Workspace(network.shape());
    conditional.draw(classes, 0, draws, null, random, space, classes[1], null);
    for (int code = 0; code < 11; code++) {
      int wanted = code;
      double share = Arrays.stream(classes[1]).filter(drawn -> drawn == wanted).count();
      assertThat(share / draws).isCloseTo(Math.exp(expected[code]), within(0.01));
    }
    float[] shares = new float[11];
    shares[4] = 1;
    shares[5] = 0.5f;
    float[] inside = new float[draws];
    conditional.draw(classes, 0, draws, shares, random, space, classes[1], inside);
    double allowed = Math.exp(expected[4]) + Math.exp(expected[5]) / 2;
    assertThat((double) inside[7]).isCloseTo(allowed, within(1e-4));
    assertThat(Arrays.stream(classes[1]).distinct().sorted().toArray()).containsExactly(4, 5);
    assertThat(Arrays.stream(classes[1]).filter(drawn -> drawn == 4).count() / (double) draws)
        .isCloseTo(Math.exp(expected[4]) / allowed, within(0.01));
  }

  @Test
  void severalMembersMeanTheirProbabilities() {
    AutoregressiveNetwork one = fit(300);
    AutoregressiveNetwork other = fit(600);
    AutoregressiveNetwork both = AutoregressiveNetwork.mean(List.of(one, other));
    int[] row = {2, -1, 1};
    int[] known = {0, 2};
    double[] first = one.conditional(1, known).logProbabilities(row);
    double[] second = other.conditional(1, known).logProbabilities(row);
    FeatureConditional conditional = both.conditional(1, known);
    double[] mean = conditional.logProbabilities(row);
    int draws = 60_000;
    int[][] classes = new int[3][draws];
    Arrays.fill(classes[0], 2);
    Arrays.fill(classes[2], 1);
    FeatureConditional.Workspace space = new FeatureConditional.Workspace(both.shape());
    conditional.draw(classes, 0, draws, null, new Seed(4).stream(), space, classes[1], null);
    for (int code = 0; code < 11; code++) {
      double expected = (Math.exp(first[code]) + Math.exp(second[code])) / 2;
      assertThat(Math.exp(mean[code])).isCloseTo(expected, within(1e-9));
      int wanted = code;
      double share = Arrays.stream(classes[1]).filter(drawn -> drawn == wanted).count();
      assertThat(share / draws).isCloseTo(expected, within(0.01));
    }
  }

  @Test
  void aTemperatureIsAPowerOfProbabilities() {
    AutoregressiveNetwork network = fit(600);
    int[] row = {1, 5, -1};
    int[] known = {0, 1};
    double[] plain = network.conditional(2, known).logProbabilities(row);
    double[] cool = network.at(0.5).conditional(2, known).logProbabilities(row);
    assertThat(cool[1] - cool[0]).isCloseTo(2 * (plain[1] - plain[0]), within(1e-4));
    assertThat(Math.exp(cool[0]) + Math.exp(cool[1])).isCloseTo(1, within(1e-9));
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfThreads() {
    double[][] many;
    double[][] one;
    try (ForkJoinPool four = new ForkJoinPool(4);
        ForkJoinPool single = new ForkJoinPool(1)) {
      many = four.submit(() -> fit(20_000).numbers()).join();
      one = single.submit(() -> fit(20_000).numbers()).join();
    }
    assertThat(many).isDeepEqualTo(one);
  }

  @Test
  void comesBackFromItsNumbersAndRefusesOthers() {
    AutoregressiveNetwork network = fit(100);
    double[][] numbers = network.numbers();
    AutoregressiveShape shape = network.shape();
    assertThat(AutoregressiveNetwork.of(shape, numbers).numbers()).isDeepEqualTo(numbers);
    assertThatThrownBy(
            () -> AutoregressiveNetwork.of(shape, new double[][] {Arrays.copyOf(numbers[0], 9)}))
        .isInstanceOf(IllegalArgumentException.class);
    numbers[0][3] = Double.NaN;
    assertThatThrownBy(() -> AutoregressiveNetwork.of(shape, numbers))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
