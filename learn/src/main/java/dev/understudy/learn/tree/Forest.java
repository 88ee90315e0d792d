package dev.understudy.learn.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Trees that are asked about many rows, without walking down any of them: every bin of a feature
/// says which leaves of every tree it leaves open, and the one leaf that all features of a row
/// leave open is where the row is (after QuickScorer: Lucchese et al., SIGIR 2015, with a table
/// over bins in the place of sorted thresholds).
///
/// ```
///   open[feature][bin][tree]: bit l is set where leaf l of the tree can be reached
///   leaf(row, tree) = the only bit of  AND over features of  open[feature][bin of the row][tree]
/// ```
///
/// Sums are those of [Tree#add] bit for bit, as trees are added in the same order.
public final class Forest {

  /// Leaves of a tree, so that they fit the bits of an int.
  public static final int MOST_LEAVES = Integer.SIZE;

  private final int treeCount;
  private final int[] features;
  private final int[] offsets;
  private final int[] lastBins;
  private final int[] open;
  private final float[] values;

  /// @param lastLeft for every feature that is tested the largest bin that ever goes left; all
  ///   larger ones are alike
  private Forest(int treeCount, TreeMap<Integer, Integer> lastLeft) {
    this.treeCount = treeCount;
    features = lastLeft.keySet().stream().mapToInt(Integer::intValue).toArray();
    offsets = new int[features.length + 1];
    lastBins = new int[features.length];
    int[] last = lastLeft.values().stream().mapToInt(Integer::intValue).toArray();
    for (int k = 0; k < features.length; k++) {
      lastBins[k] = Math.min(last[k] + 1, Predictors.MOST_BINS - 1);
      offsets[k + 1] = Math.addExact(offsets[k], (lastBins[k] + 1) * treeCount);
    }
    open = new int[offsets[features.length]];
    Arrays.fill(open, -1);
    values = new float[treeCount * MOST_LEAVES];
  }

  /// @return empty where a tree has more than [#MOST_LEAVES] leaves, or none tests anything
  public static Optional<Forest> of(List<Tree> trees) {
    TreeMap<Integer, Integer> lastLeft = new TreeMap<>();
    for (Tree tree : trees) {
      if ((tree.nodeCount() + 1) / 2 > MOST_LEAVES) {
        return Optional.empty();
      }
      for (int node = 0; node < tree.nodeCount(); node++) {
        if (!tree.isLeaf(node)) {
          lastLeft.merge(tree.feature()[node], tree.lastLeft(node), Math::max);
        }
      }
    }
    if (lastLeft.isEmpty()) {
      return Optional.empty();
    }
    Forest forest = new Forest(trees.size(), lastLeft);
    for (int t = 0; t < trees.size(); t++) {
      forest.number(trees.get(t), t, 0, 0);
    }
    return Optional.of(forest);
  }

  /// Numbers the leaves below `node` from left to right and closes, for every bin, the side of each
  /// inner node that it does not go to.
  ///
  /// @param leaf the number of the first
  /// @return the number after the last
  private int number(Tree tree, int t, int node, int leaf) {
    if (tree.isLeaf(node)) {
      values[t * MOST_LEAVES + leaf] = tree.value()[node];
      return leaf + 1;
    }
    int left = tree.left()[node];
    int middle = number(tree, t, left, leaf);
    int end = number(tree, t, left + 1, middle);
    int leftLeaves = bits(leaf, middle);
    int rightLeaves = bits(middle, end);
    int k = Arrays.binarySearch(features, tree.feature()[node]);
    for (int bin = 0; bin <= lastBins[k]; bin++) {
      open[offsets[k] + bin * treeCount + t] &=
          tree.goesLeft(node, bin) ? ~rightLeaves : ~leftLeaves;
    }
    return end;
  }

  private static int bits(int from, int to) {
    return (int) ((1L << to) - (1L << from));
  }

  /// Adds the leaf values of many rows.
  ///
  /// @param bins `[feature][row]`
  /// @param rows whose places `from` to `to - 1` name the rows asked for
  /// @param sums `[place in rows]`; changed in place
  public void add(byte[][] bins, int[] rows, int from, int to, float[] sums) {
    int[] left = new int[treeCount];
    for (int i = from; i < to; i++) {
      int row = rows[i];
      System.arraycopy(open, at(0, bins, row), left, 0, treeCount);
      for (int k = 1; k < features.length; k++) {
        keep(left, at(k, bins, row));
      }
      float sum = sums[i];
      for (int t = 0; t < left.length; t++) {
        sum += values[t * MOST_LEAVES + Integer.numberOfTrailingZeros(left[t])];
      }
      sums[i] = sum;
    }
  }

  private int at(int k, byte[][] bins, int row) {
    return offsets[k] + Math.min(bins[features[k]][row] & 0xff, lastBins[k]) * treeCount;
  }

  private void keep(int[] left, int at) {
    for (int t = 0; t < left.length; t++) {
      left[t] &= open[at + t];
    }
  }
}
