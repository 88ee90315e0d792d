package dev.understudy.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestTest {

  private static final int ROWS = 3_000;
  private static final int[] BINS = {2, 7, 64, 65, 255, 256};

  private final RandomStream random = new Seed(11).stream();
  private final byte[][] bins = bins();

  private byte[][] bins() {
    byte[][] drawn = new byte[BINS.length][ROWS];
    for (int k = 0; k < BINS.length; k++) {
      for (int row = 0; row < ROWS; row++) {
        drawn[k][row] = (byte) random.nextInt(BINS[k]);
      }
    }
    return drawn;
  }

  /// Trees as they are grown, so that their sets are thresholds and groups of categories.
  private List<Tree> grown(int depth) {
    boolean[] ordered = {true, false, true, false, true, false};
    Predictors predictors = new Predictors(bins, BINS, ordered, ROWS);
    TreeGrower grower = new TreeGrower(predictors, new GrowthLimits(depth, 1, 0, 1));
    float[] ones = new float[ROWS];
    Arrays.fill(ones, 1);
    List<Tree> trees = new ArrayList<>();
    for (int t = 0; t < 37; t++) {
      float[] gradient = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        gradient[row] = (float) random.nextGaussian();
      }
      trees.add(grower.grow(gradient, ones, ones, 0.3f));
    }
    return trees;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void sumsAreThoseOfTheTreesBitForBit(int depth) {
    List<Tree> trees = grown(depth);
    int[] rows = random.permutation(ROWS);
    float[] walked = new float[ROWS];
    Arrays.fill(walked, 0.25f);
    float[] summed = walked.clone();
    trees.forEach(tree -> tree.add(bins, rows, 10, ROWS - 10, walked));
    Forest.of(trees).orElseThrow().add(bins, rows, 10, ROWS - 10, summed);
    assertThat(summed).containsExactly(walked);
    assertThat(summed[0]).isEqualTo(0.25f);
  }

  @Test
  void treesOfTooManyLeavesAreLeftToBeWalked() {
    List<Tree> trees = grown(6);
    assertThat(trees).anyMatch(tree -> tree.nodeCount() > 2 * Forest.MOST_LEAVES);
    assertThat(Forest.of(trees)).isEmpty();
  }

  @Test
  void leavesAloneNeedNoForest() {
    assertThat(Forest.of(List.of(new Tree(new int[] {-1}, new int[1], new long[4], new float[1]))))
        .isEmpty();
    assertThat(Forest.of(List.of())).isEmpty();
  }
}
