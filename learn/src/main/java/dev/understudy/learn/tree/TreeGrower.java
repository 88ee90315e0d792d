package dev.understudy.learn.tree;

import dev.understudy.learn.Chunks;
import java.util.Arrays;

/// Grows one tree on gradients and hessians of a loss, by histograms (Chen and Guestrin, "XGBoost",
/// KDD 2016, equations 6 and 7; histogram subtraction as in Ke et al., "LightGBM", NIPS 2017).
///
/// ```
///   histogram of a node:  [bin of every feature] x (sum of gradients G, of hessians H, of weights W)
///   larger child = parent - smaller child, so only the smaller one is counted
/// ```
///
/// A grower keeps its buffers between trees and belongs to one thread, though idle cores help to
/// count large nodes. No object is made per node.
public final class TreeGrower {

  /// Sums kept per bin: gradient, hessian, weight.
  private static final int STRIDE = 3;

  /// Cells of a node from which counting them takes some milliseconds, so that idle cores help.
  private static final long WORTH_SHARING = 1 << 21;

  private final Predictors predictors;
  private final GrowthLimits limits;
  private final int[] offsets;
  private final double[][] histograms;
  private final int[] rows;
  private final int[] spare;
  private final float[] gradients;
  private final float[] hessians;
  private final float[] weights;
  private final SplitSearch search;

  private int[] feature = new int[0];
  private int[] left = new int[0];
  private long[] sets = new long[0];
  private float[] value = new float[0];
  private int[] leafStart = new int[0];
  private int[] leafEnd = new int[0];
  private int nodes;
  private final double[] gain;

  public TreeGrower(Predictors predictors, GrowthLimits limits) {
    this.predictors = predictors;
    this.limits = limits;
    offsets = new int[predictors.featureCount() + 1];
    for (int k = 0; k < predictors.featureCount(); k++) {
      offsets[k + 1] = offsets[k] + predictors.binCounts()[k];
    }
    histograms = new double[limits.depth() + 1][];
    rows = new int[predictors.rowCount()];
    spare = new int[predictors.rowCount()];
    gradients = new float[predictors.rowCount()];
    hessians = new float[predictors.rowCount()];
    weights = new float[predictors.rowCount()];
    gain = new double[predictors.featureCount()];
    search = new SplitSearch(predictors, offsets, limits);
  }

  /// Grows a tree.
  ///
  /// @param gradient `[row]` first derivatives of the loss
  /// @param hessian `[row]` second derivatives, positive
  /// @param weight `[row]` what counts against [GrowthLimits#leafWeight]
  /// @param shrinkage that leaf values are multiplied with
  /// @return a tree, of one leaf where no split gains enough
  public Tree grow(float[] gradient, float[] hessian, float[] weight, float shrinkage) {
    int count = rows.length;
    Arrays.setAll(rows, row -> row);
    Arrays.fill(gain, 0);
    int most = 2 << limits.depth();
    if (feature.length < most) {
      feature = new int[most];
      left = new int[most];
      sets = new long[4 * most];
      value = new float[most];
      leafStart = new int[most];
      leafEnd = new int[most];
    }
    nodes = 1;
    double[] root = histogram(0);
    double g = 0;
    double h = 0;
    double w = 0;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      g += gradient[row];
      h += hessian[row];
      w += weight[row];
    }
    fill(root, 0, count, gradient, hessian, weight);
    grow(0, 0, count, 0, g, h, w, gradient, hessian, weight);
    for (int node = 0; node < nodes; node++) {
      value[node] *= shrinkage;
    }
    return new Tree(
        Arrays.copyOf(feature, nodes),
        Arrays.copyOf(left, nodes),
        Arrays.copyOf(sets, 4 * nodes),
        Arrays.copyOf(value, nodes));
  }

  /// What a single split of all rows by each feature would gain, `[feature]`.
  public double[] singleGains(float[] gradient, float[] hessian, float[] weight) {
    Arrays.setAll(rows, row -> row);
    double[] root = histogram(0);
    fill(root, 0, rows.length, gradient, hessian, weight);
    double g = 0;
    double h = 0;
    double w = 0;
    for (int row = 0; row < rows.length; row++) {
      g += gradient[row];
      h += hessian[row];
      w += weight[row];
    }
    double[] gains = new double[predictors.featureCount()];
    for (int k = 0; k < gains.length; k++) {
      gains[k] = search.gain(root, k, g, h, w);
    }
    return gains;
  }

  /// Adds the values of the last tree to the scores of its rows.
  public void addTo(float[] scores) {
    for (int node = 0; node < nodes; node++) {
      if (feature[node] < 0) {
        for (int i = leafStart[node]; i < leafEnd[node]; i++) {
          scores[rows[i]] += value[node];
        }
      }
    }
  }

  /// What the splits of the last tree gained, `[feature]`.
  public double[] gain() {
    return gain.clone();
  }

  private double[] histogram(int level) {
    if (histograms[level] == null) {
      histograms[level] = new double[STRIDE * offsets[offsets.length - 1]];
    }
    return histograms[level];
  }

  /// The histogram of `from .. to - 1` is in the buffer of `level` when this is called.
  private void grow(
      int node,
      int from,
      int to,
      int level,
      double g,
      double h,
      double w,
      float[] gradient,
      float[] hessian,
      float[] weight) {
    value[node] = (float) (-g / (h + limits.lambda()));
    feature[node] = -1;
    leafStart[node] = from;
    leafEnd[node] = to;
    if (level == limits.depth() || w < 2 * limits.leafWeight()) {
      return;
    }
    double[] histogram = histogram(level);
    if (!search.find(histogram, g, h, w)) {
      return;
    }
    feature[node] = search.feature();
    gain[search.feature()] += search.gain();
    search.copySet(sets, 4 * node);
    double leftG = search.leftGradient();
    double leftH = search.leftHessian();
    double leftW = search.leftWeight();
    int middle = partition(node, from, to);
    int children = nodes;
    nodes += 2;
    left[node] = children;
    boolean leftSmaller = middle - from <= to - middle;
    boolean deeper = level + 1 < limits.depth();
    if (deeper) {
      // The smaller child is counted into the next level's buffer, the larger one stays here.
      double[] smaller = histogram(level + 1);
      int smallFrom = leftSmaller ? from : middle;
      int smallTo = leftSmaller ? middle : to;
      fill(smaller, smallFrom, smallTo, gradient, hessian, weight);
      for (int i = 0; i < histogram.length; i++) {
        histogram[i] -= smaller[i];
      }
    }
    int small = leftSmaller ? children : children + 1;
    int large = leftSmaller ? children + 1 : children;
    double rightG = g - leftG;
    double rightH = h - leftH;
    double rightW = w - leftW;
    grow(
        small,
        leftSmaller ? from : middle,
        leftSmaller ? middle : to,
        level + 1,
        leftSmaller ? leftG : rightG,
        leftSmaller ? leftH : rightH,
        leftSmaller ? leftW : rightW,
        gradient,
        hessian,
        weight);
    if (deeper) {
      System.arraycopy(histogram, 0, histogram(level + 1), 0, histogram.length);
    }
    grow(
        large,
        leftSmaller ? middle : from,
        leftSmaller ? to : middle,
        level + 1,
        leftSmaller ? rightG : leftG,
        leftSmaller ? rightH : leftH,
        leftSmaller ? rightW : leftW,
        gradient,
        hessian,
        weight);
  }

  /// Counts the rows `from .. to - 1`.
  private void fill(
      double[] histogram, int from, int to, float[] gradient, float[] hessian, float[] weight) {
    Arrays.fill(histogram, 0);
    for (int i = from; i < to; i++) {
      int row = rows[i];
      gradients[i] = gradient[row];
      hessians[i] = hessian[row];
      weights[i] = weight[row];
    }
    int features = predictors.featureCount();
    if ((long) (to - from) * features < WORTH_SHARING) {
      for (int k = 0; k < features; k++) {
        fill(histogram, k, from, to);
      }
    } else {
      // every feature has a part of the histogram to itself, so the bits do not depend on the cores
      Chunks.forEach(features, 1, (k, _) -> fill(histogram, k, from, to));
    }
  }

  private void fill(double[] histogram, int k, int from, int to) {
    int offset = STRIDE * offsets[k];
    byte[] bins = predictors.bins()[k];
    for (int i = from; i < to; i++) {
      int at = offset + STRIDE * (bins[rows[i]] & 0xff);
      histogram[at] += gradients[i];
      histogram[at + 1] += hessians[i];
      histogram[at + 2] += weights[i];
    }
  }

  /// Moves the rows that go left before the others, both in their old order.
  private int partition(int node, int from, int to) {
    byte[] bins = predictors.bins()[feature[node]];
    int next = from;
    int others = 0;
    int at = 4 * node;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      int bin = bins[row] & 0xff;
      if ((sets[at + (bin >>> 6)] >>> (bin & 63) & 1) != 0) {
        rows[next++] = row;
      } else {
        spare[others++] = row;
      }
    }
    System.arraycopy(spare, 0, rows, next, others);
    return next;
  }
}
