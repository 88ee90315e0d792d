package dev.understudy.learn.tree;

import java.util.Arrays;

/// Features as trees see them: one byte per row, so that a column of a hundred thousand rows stays
/// in the cache of a core.
///
/// ```
///   feature:   first code ... last code | unknown
///   bin:       0          ... bins - 2  | bins - 1
/// ```
///
/// The last bin of every feature is for rows whose code says nothing ([CodedTable#UNKNOWN]).
///
/// @param bins `[feature][row]`, unsigned
/// @param binCounts `[feature]`, unknown included, in `2 .. 256`
/// @param ordered `[feature]`, whether the order of the bins but the last means something
/// @param rowCount rows of every feature
public record Predictors(byte[][] bins, int[] binCounts, boolean[] ordered, int rowCount) {

  /// Most bins of a feature, so that a bin fits a byte.
  public static final int MOST_BINS = 256;

  public Predictors {
    if (bins.length != binCounts.length || bins.length != ordered.length) {
      throw new IllegalArgumentException("features differ in number");
    }
  }

  public int featureCount() {
    return bins.length;
  }

  /// The bin of unknown codes.
  public int unknown(int feature) {
    return binCounts[feature] - 1;
  }

  /// The rows `chosen`, in that order, with the features `features`.
  public Predictors select(int[] features, int[] chosen) {
    byte[][] selected = new byte[features.length][chosen.length];
    int[] counts = new int[features.length];
    boolean[] orders = new boolean[features.length];
    for (int k = 0; k < features.length; k++) {
      byte[] from = bins[features[k]];
      byte[] to = selected[k];
      for (int i = 0; i < chosen.length; i++) {
        to[i] = from[chosen[i]];
      }
      counts[k] = binCounts[features[k]];
      orders[k] = ordered[features[k]];
    }
    return new Predictors(selected, counts, orders, chosen.length);
  }

  /// The rows `chosen`, in that order, with all features.
  public Predictors select(int[] chosen) {
    int[] all = new int[featureCount()];
    Arrays.setAll(all, feature -> feature);
    return select(all, chosen);
  }
}
