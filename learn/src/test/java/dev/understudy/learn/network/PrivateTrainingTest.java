package dev.understudy.learn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PrivateTrainingTest {

  private static final AutoregressiveShape SHAPE =
      new AutoregressiveShape(new int[] {3, 11, 2}, new int[] {2, 5, 2}, new int[] {9, 6, 13});
  private static final boolean[] ORDERED = {false, true, false};
  private static final int[] ORDER = {1, 2, 0};

  private static int[][] classes(int count) {
    RandomStream random = new Seed(5).stream();
    int[][] classes = new int[3][count];
    for (int row = 0; row < count; row++) {
      classes[0][row] = random.nextInt(3);
      classes[1][row] = random.nextDouble() < 0.1 ? -1 : 4 * classes[0][row] + random.nextInt(3);
      classes[2][row] = random.nextInt(2);
    }
    return classes;
  }

  private static AutoregressiveWeights weights() {
    double[][] shares = {{0.2, 0.3, 0.5}, new double[11], {0.5, 0.5}};
    Arrays.fill(shares[1], 1.0 / 11);
    AutoregressiveWeights weights =
        AutoregressiveWeights.initial(SHAPE, ORDERED, shares, new Seed(1).stream());
    // Larger than at the start, so that all layers have their part in a gradient.
    for (float[][] output : weights.output()) {
      for (float[] row : output) {
        for (int n = 0; n < row.length; n++) {
          row[n] *= 10;
        }
      }
    }
    return weights;
  }

  private static TurnedWeights turned(AutoregressiveWeights weights) {
    TurnedWeights turned = TurnedWeights.zero(SHAPE);
    turned.become(weights);
    return turned;
  }

  /// The gradient of one row, from a block of one.
  private static double[] gradient(AutoregressiveWeights weights, int[][] classes, int row) {
    AutoregressiveWeights gradient = AutoregressiveWeights.zero(SHAPE);
    new AutoregressivePass(SHAPE, RowSums.fastest())
        .run(
            weights,
            ORDER,
            classes,
            new int[] {row},
            0,
            1,
            Hiding.NOTHING,
            turned(weights),
            gradient);
    return gradient.flat();
  }

  private static double length(double[] gradient) {
    return Math.sqrt(Arrays.stream(gradient).map(slope -> slope * slope).sum());
  }

  @Test
  void lengthsOfGradientsAreThoseOfRowsOneByOne() {
    int[][] classes = classes(40);
    AutoregressiveWeights weights = weights();
    double[] lengths =
        new ClippedPass(SHAPE, RowSums.fastest())
            .lengths(
                weights, ORDER, classes, IntStream.range(0, 40).toArray(), 0, 40, turned(weights));
    for (int row = 0; row < 40; row++) {
      double exact = length(gradient(weights, classes, row));
      assertThat(lengths[row]).isCloseTo(exact, within(1e-5 * exact));
    }
  }

  @Test
  void sumsAreThoseOfRowsShortenedOneByOne() {
    int[][] classes = classes(40);
    AutoregressiveWeights weights = weights();
    double clip = 9;
    double[] expected = new double[weights.flat().length];
    int shortened = 0;
    for (int row = 0; row < 40; row++) {
      double[] gradient = gradient(weights, classes, row);
      double factor = Math.min(1, clip / length(gradient));
      shortened += factor < 1 ? 1 : 0;
      for (int i = 0; i < expected.length; i++) {
        expected[i] += factor * gradient[i];
      }
    }
    assertThat(shortened).isBetween(5, 35);
    AutoregressiveWeights sum = AutoregressiveWeights.zero(SHAPE);
    new ClippedPass(SHAPE, RowSums.fastest())
        .run(
            weights,
            ORDER,
            classes,
            IntStream.range(0, 40).toArray(),
            0,
            40,
            turned(weights),
            clip,
            sum);
    double[] actual = sum.flat();
    double[] difference = new double[actual.length];
    Arrays.setAll(difference, i -> actual[i] - expected[i]);
    assertThat(length(difference)).isLessThan(1e-5 * length(expected));
  }

  @Test
  void aRowsGradientDoesNotDependOnWhoElseIsThere() {
    int[][] classes = classes(40);
    AutoregressiveWeights weights = weights();
    ClippedPass pass = new ClippedPass(SHAPE, RowSums.fastest());
    int[] all = IntStream.range(0, 40).toArray();
    double[] together = pass.lengths(weights, ORDER, classes, all, 0, 40, turned(weights));
    double[] later = pass.lengths(weights, ORDER, classes, all, 7, 40, turned(weights));
    assertThat(later).containsExactly(Arrays.copyOfRange(together, 7, 40));
  }

  /// Everybody takes part in the block of their number; noise is foreseeable.
  private record Steps(int count, int persons, int blocks, long sensitivity) implements NoisySteps {

    @Override
    public int[][] next() {
      return IntStream.range(0, blocks)
          .mapToObj(block ->
              IntStream.range(0, persons).filter(person -> person % blocks == block).toArray())
          .toArray(int[][]::new);
    }

    @Override
    public void addNoise(long[] sum) {
      RandomStream random = new Seed(8).stream();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += Math.round(0.01 * sensitivity * random.nextGaussian());
      }
    }
  }

  private static final PrivateSettings SETTINGS =
      new PrivateSettings(1, 60, 0.02, new AutoregressiveSettings(0, 0.9, 0.5, 0));

  private static Contributors each(int persons) {
    return new Contributors(
        LongStream.range(0, persons).toArray(),
        IntStream.range(0, persons).mapToObj(row -> new int[] {row}).toArray(int[][]::new));
  }

  private static double[][] fit(int persons) {
    double[][] shares = {{0.2, 0.3, 0.5}, new double[11], {0.5, 0.5}};
    Arrays.fill(shares[1], 1.0 / 11);
    return AutoregressiveNetwork.fitPrivately(
            SHAPE,
            ORDERED,
            shares,
            classes(persons),
            each(persons),
            ORDER,
            SETTINGS,
            new Steps(200, persons, 5, 1 << 20),
            new Seed(3),
            Progress.silent())
        .numbers();
  }

  @Test
  void learnsWhatTheNoiseLeaves() {
    AutoregressiveNetwork network = AutoregressiveNetwork.of(SHAPE, fit(600));
    double[] first = network.conditional(0, new int[] {1}).logProbabilities(new int[] {-1, 5, -1});
    assertThat(Math.exp(first[1])).isGreaterThan(0.9);
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() throws Exception {
    double[][] once = fit(600);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      assertThat(one.submit(() -> fit(600)).get()).isDeepEqualTo(once);
    }
  }

  @Test
  void onePersonMovesASumByNoMoreThanTheSensitivity() {
    int persons = 300;
    int[][] classes = classes(persons);
    long sensitivity = 1 << 16;
    PrivateTraining training =
        new PrivateTraining(
            weights(),
            classes,
            each(persons),
            ORDER,
            new PrivateSettings(0.5, 60, 0.02, SETTINGS.training()),
            new Steps(1, persons, 2, sensitivity),
            new Seed(3));
    int[][] blocks = new Steps(1, persons, 2, sensitivity).next();
    long[] all = training.sum(1, blocks);
    for (int person = 0; person < persons; person += 7) {
      int without = person;
      int[][] others =
          Arrays.stream(blocks)
              .map(block -> Arrays.stream(block).filter(p -> p != without).toArray())
              .toArray(int[][]::new);
      long[] fewer = training.sum(1, others);
      double squares = 0;
      for (int i = 0; i < all.length; i++) {
        squares += Math.pow(all[i] - fewer[i], 2);
      }
      // All are longer than .5, so little is lost either.
      assertThat(Math.sqrt(squares)).isBetween(0.98 * sensitivity, (double) sensitivity);
    }
  }

  @Test
  void aPersonContributesOneRow() {
    int[][] classes = classes(6);
    Contributors contributors =
        new Contributors(new long[] {7, 8, 9}, new int[][] {{0, 1, 2}, {3}, {4, 5}});
    PrivateTraining training =
        new PrivateTraining(
            weights(),
            classes,
            contributors,
            ORDER,
            SETTINGS,
            new Steps(1, 3, 1, 1 << 16),
            new Seed(3));
    for (int step = 1; step < 50; step++) {
      double length =
          length(Arrays.stream(training.sum(step, new int[][] {{0}})).asDoubleStream().toArray());
      assertThat(length).isBetween(0.98 * (1 << 16), (double) (1 << 16));
    }
  }
}
