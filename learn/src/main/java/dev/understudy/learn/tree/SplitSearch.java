package dev.understudy.learn.tree;

import java.util.Arrays;

/// Finds the best split of a node in its histogram.
///
/// Bins of an ordered feature are tried in their order; those of an unordered one in the order of
/// their mean gradient, in which the best of all groupings is a prefix (Fisher, JASA 53, 1958).
/// Rows of unknown code are tried on both sides.
final class SplitSearch {

  private static final int STRIDE = 3;

  /// Weight above which a bin holds a row: far below the share of a person's row, far above what
  /// subtracting histograms leaves behind.
  private static final double OCCUPIED = 1e-5;

  private final Predictors predictors;
  private final int[] offsets;
  private final GrowthLimits limits;
  private final long[] keys = new long[Predictors.MOST_BINS];
  private final int[] order = new int[Predictors.MOST_BINS];
  private final long[] set = new long[4];

  private double bestGain;
  private int bestFeature;
  private double bestGradient;
  private double bestHessian;
  private double bestWeight;

  SplitSearch(Predictors predictors, int[] offsets, GrowthLimits limits) {
    this.predictors = predictors;
    this.offsets = offsets;
    this.limits = limits;
  }

  double gain() {
    return bestGain;
  }

  int feature() {
    return bestFeature;
  }

  double leftGradient() {
    return bestGradient;
  }

  double leftHessian() {
    return bestHessian;
  }

  double leftWeight() {
    return bestWeight;
  }

  void copySet(long[] sets, int at) {
    System.arraycopy(set, 0, sets, at, 4);
  }

  /// @param g sum of gradients of the node
  /// @param h sum of its hessians
  /// @param w sum of its weights
  /// @return whether a split gains enough
  boolean find(double[] histogram, double g, double h, double w) {
    bestGain = limits.minimumGain();
    bestFeature = -1;
    for (int k = 0; k < predictors.featureCount(); k++) {
      search(histogram, k, g, h, w);
    }
    return bestFeature >= 0;
  }

  /// The gain of the best split by one feature, 0 where there is none.
  double gain(double[] histogram, int k, double g, double h, double w) {
    bestGain = 0;
    search(histogram, k, g, h, w);
    return bestGain;
  }

  private void search(double[] histogram, int k, double g, double h, double w) {
    int offset = STRIDE * offsets[k];
    int unknown = predictors.unknown(k);
    int occupied = 0;
    for (int bin = 0; bin < unknown; bin++) {
      if (histogram[offset + STRIDE * bin + 2] > OCCUPIED) {
        order[occupied++] = bin;
      }
    }
    int unknownAt = offset + STRIDE * unknown;
    boolean unknowns = histogram[unknownAt + 2] > OCCUPIED;
    if (occupied + (unknowns ? 1 : 0) < 2) {
      return;
    }
    if (!predictors.ordered()[k]) {
      sort(histogram, offset, occupied);
    }
    scan(histogram, k, offset, occupied, 0, 0, 0, false, g, h, w);
    if (unknowns) {
      scan(
          histogram,
          k,
          offset,
          occupied,
          histogram[unknownAt],
          histogram[unknownAt + 1],
          histogram[unknownAt + 2],
          true,
          g,
          h,
          w);
    }
  }

  /// Tries every prefix of the ordered bins, with or without the unknowns, as the left side.
  private void scan(
      double[] histogram,
      int k,
      int offset,
      int occupied,
      double startG,
      double startH,
      double startW,
      boolean unknownLeft,
      double g,
      double h,
      double w) {
    double lambda = limits.lambda();
    double whole = g * g / (h + lambda);
    double least = limits.leafWeight();
    double leftG = startG;
    double leftH = startH;
    double leftW = startW;
    int best = -1;
    for (int i = 0; i < occupied; i++) {
      int at = offset + STRIDE * order[i];
      leftG += histogram[at];
      leftH += histogram[at + 1];
      leftW += histogram[at + 2];
      if (w - leftW < least - 1e-6) {
        break;
      }
      if (leftW < least - 1e-6) {
        continue;
      }
      double rightG = g - leftG;
      double rightH = h - leftH;
      double gain = leftG * leftG / (leftH + lambda) + rightG * rightG / (rightH + lambda) - whole;
      if (gain > bestGain) {
        bestGain = gain;
        best = i;
        bestGradient = leftG;
        bestHessian = leftH;
        bestWeight = leftW;
      }
    }
    if (best >= 0) {
      bestFeature = k;
      fillSet(k, occupied, best, unknownLeft);
    }
  }

  /// Bins no row of the node holds go where their neighbours go; empty categories go right.
  private void fillSet(int k, int occupied, int best, boolean unknownLeft) {
    Arrays.fill(set, 0);
    if (predictors.ordered()[k]) {
      int last = order[best];
      int next = best + 1 < occupied ? order[best + 1] : predictors.unknown(k);
      int border = (last + next - 1) / 2;
      for (int bin = 0; bin <= border; bin++) {
        set[bin >>> 6] |= 1L << (bin & 63);
      }
    } else {
      for (int i = 0; i <= best; i++) {
        set[order[i] >>> 6] |= 1L << (order[i] & 63);
      }
    }
    if (unknownLeft) {
      int bin = predictors.unknown(k);
      set[bin >>> 6] |= 1L << (bin & 63);
    }
  }

  /// Sorts the first `occupied` of `order` by mean gradient; rare bins lean to the middle.
  private void sort(double[] histogram, int offset, int occupied) {
    for (int i = 0; i < occupied; i++) {
      int at = offset + STRIDE * order[i];
      float mean = (float) (histogram[at] / (histogram[at + 1] + 1));
      int bits = Float.floatToIntBits(mean);
      int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      keys[i] = (long) ascending << 32 | order[i];
    }
    Arrays.sort(keys, 0, occupied);
    for (int i = 0; i < occupied; i++) {
      order[i] = (int) keys[i];
    }
  }
}
