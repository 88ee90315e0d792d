package dev.understudy.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Splits against every split there is.
class TreeGrowerTest {

  private static final int ROWS = 300;
  private static final int BINS = 6;
  private static final double LAMBDA = 1;

  private record Example(Predictors predictors, float[] gradient, float[] hessian) {

    static Example random(long seed) {
      RandomStream random = new Seed(seed).stream();
      byte[][] bins = new byte[3][ROWS];
      float[] gradient = new float[ROWS];
      float[] hessian = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        for (byte[] feature : bins) {
          feature[row] = (byte) random.nextInt(BINS);
        }
        gradient[row] = (float) random.nextGaussian();
        hessian[row] = 0.1f + (float) random.nextDouble();
      }
      return new Example(
          new Predictors(
              bins, new int[] {BINS, BINS, BINS}, new boolean[] {true, false, true}, ROWS),
          gradient,
          hessian);
    }

    double gain(int feature, int set) {
      double[] g = new double[2];
      double[] h = new double[2];
      int[] rows = new int[2];
      for (int row = 0; row < ROWS; row++) {
        int side = set >>> predictors.bins()[feature][row] & 1;
        g[side] += gradient[row];
        h[side] += hessian[row];
        rows[side]++;
      }
      if (rows[0] < 20 || rows[1] < 20) {
        return 0;
      }
      return g[0] * g[0] / (h[0] + LAMBDA)
          + g[1] * g[1] / (h[1] + LAMBDA)
          - (g[0] + g[1]) * (g[0] + g[1]) / (h[0] + h[1] + LAMBDA);
    }

    /// Thresholds with the unknown bin on either side, for ordered features; any set for others.
    double bestGain() {
      double best = 0;
      for (int set = 1; set < (1 << BINS) - 1; set++) {
        int known = set & (1 << (BINS - 1)) - 1;
        boolean range = (known & (known + 1)) == 0;
        for (int feature = 0; feature < 3; feature++) {
          if (range || !predictors.ordered()[feature]) {
            best = Math.max(best, gain(feature, set));
          }
        }
      }
      return best;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSplitIsTheBestOfAllThresholdsAndGroupings(long seed) {
    Example example = Example.random(seed);
    float[] ones = new float[ROWS];
    Arrays.fill(ones, 1);
    TreeGrower grower = new TreeGrower(example.predictors(), new GrowthLimits(1, 20, 0, LAMBDA));
    Tree tree = grower.grow(example.gradient(), example.hessian(), ones, 1);
    int set = (int) tree.sets()[0] & (1 << BINS) - 1;
    double gain = example.gain(tree.feature()[0], set);
    if (tree.feature()[0] == 1) {
      // categories are sorted by a mean that leans on the middle, so the best grouping may be
      // missed by little
      assertThat(gain).isGreaterThan(0.97 * example.bestGain());
    } else {
      assertThat(gain).isCloseTo(example.bestGain(), within(0.03 * example.bestGain()));
    }
    assertThat(grower.singleGains(example.gradient(), example.hessian(), ones)[tree.feature()[0]])
        .isCloseTo(gain, within(1e-3));
    grower.grow(example.gradient(), example.hessian(), ones, 1);
    assertThat(grower.gain()[tree.feature()[0]]).isCloseTo(gain, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void deepTreesAddUpAndKeepTheirLeavesLarge(long seed) {
    Example example = Example.random(seed);
    float[] ones = new float[ROWS];
    Arrays.fill(ones, 1);
    TreeGrower grower = new TreeGrower(example.predictors(), new GrowthLimits(6, 15, 0, LAMBDA));
    Tree tree = grower.grow(example.gradient(), example.hessian(), ones, 0.5f);
    int[] rows = new int[tree.nodeCount()];
    double[] g = new double[tree.nodeCount()];
    double[] h = new double[tree.nodeCount()];
    for (int row = 0; row < ROWS; row++) {
      int leaf = tree.leaf(example.predictors().bins(), row);
      rows[leaf]++;
      g[leaf] += example.gradient()[row];
      h[leaf] += example.hessian()[row];
    }
    assertThat(tree.nodeCount()).isGreaterThan(7);
    for (int node = 0; node < tree.nodeCount(); node++) {
      if (tree.isLeaf(node)) {
        assertThat(rows[node]).isGreaterThanOrEqualTo(15);
        assertThat((double) tree.value()[node])
            .isCloseTo(-0.5 * g[node] / (h[node] + LAMBDA), within(1e-4));
      }
    }
    float[] scores = new float[ROWS];
    grower.addTo(scores);
    float[] again = new float[ROWS];
    tree.add(example.predictors().bins(), new Seed(1).stream().permutation(ROWS), 0, 0, again);
    int[] all = new int[ROWS];
    Arrays.setAll(all, row -> row);
    tree.add(example.predictors().bins(), all, 0, ROWS, again);
    assertThat(again).isEqualTo(scores);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPersonOfManyRowsFillsNoLeaf(long seed) {
    Example example = Example.random(seed);
    float[] weight = new float[ROWS];
    Arrays.fill(weight, 1);
    // the first hundred rows are one person
    Arrays.fill(weight, 0, 100, 0.01f);
    Tree tree =
        new TreeGrower(example.predictors(), new GrowthLimits(6, 15, 0, LAMBDA))
            .grow(example.gradient(), example.hessian(), weight, 1);
    double[] persons = new double[tree.nodeCount()];
    for (int row = 0; row < ROWS; row++) {
      persons[tree.leaf(example.predictors().bins(), row)] += weight[row];
    }
    for (int node = 0; node < tree.nodeCount(); node++) {
      assertThat(!tree.isLeaf(node) || persons[node] >= 15 - 1e-4).isTrue();
    }
  }
}
