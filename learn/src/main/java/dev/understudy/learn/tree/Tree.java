package dev.understudy.learn.tree;

/// A binary tree over [Predictors], in arrays: node 0 is the root, an inner node tests one feature.
///
/// A row goes left where the node's set holds the row's bin. A set is 256 bits, four longs of
/// `sets` from `4 * node`; so a threshold, a group of categories and a way for unknowns are all the
/// same test.
///
/// @param feature `[node]`, -1 for a leaf
/// @param left `[node]`, the left child; the right one is the next node
/// @param sets `[4 * node]`, bins that go left
/// @param value `[node]`, of a leaf
public record Tree(int[] feature, int[] left, long[] sets, float[] value) {

  public int nodeCount() {
    return feature.length;
  }

  public boolean isLeaf(int node) {
    return feature[node] < 0;
  }

  /// Whether rows of `bin` go to the left child of an inner node.
  ///
  /// @param bin of the node's feature
  public boolean goesLeft(int node, int bin) {
    return (sets[4 * node + (bin >>> 6)] >>> (bin & 63) & 1) != 0;
  }

  /// The largest bin that goes to the left child of an inner node, -1 where none does.
  public int lastLeft(int node) {
    for (int word = 3; word >= 0; word--) {
      long set = sets[4 * node + word];
      if (set != 0) {
        return 64 * word + 63 - Long.numberOfLeadingZeros(set);
      }
    }
    return -1;
  }

  /// The leaf of one row.
  ///
  /// @param bins of the row, `[feature]`
  public int leaf(byte[][] bins, int row) {
    int node = 0;
    while (feature[node] >= 0) {
      int bin = bins[feature[node]][row] & 0xff;
      node = left[node] + (int) (~sets[4 * node + (bin >>> 6)] >>> (bin & 63) & 1);
    }
    return node;
  }

  /// The same tree with every leaf value times `factor`.
  public Tree scaled(float factor) {
    float[] values = new float[value.length];
    for (int node = 0; node < values.length; node++) {
      values[node] = value[node] * factor;
    }
    return new Tree(feature, left, sets, values);
  }

  /// The same tree over another numbering of the features.
  ///
  /// @param number `[feature]` its new number
  public Tree renumbered(int[] number) {
    int[] features = new int[feature.length];
    for (int node = 0; node < features.length; node++) {
      features[node] = feature[node] < 0 ? -1 : number[feature[node]];
    }
    return new Tree(features, left, sets, value);
  }

  /// Adds the leaf values of many rows.
  ///
  /// @param bins `[feature][row]`
  /// @param rows whose places `from` to `to - 1` name the rows asked for
  /// @param sums `[place in rows]`; changed in place
  public void add(byte[][] bins, int[] rows, int from, int to, float[] sums) {
    for (int i = from; i < to; i++) {
      sums[i] += value[leaf(bins, rows[i])];
    }
  }
}
