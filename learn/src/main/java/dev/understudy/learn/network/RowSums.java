package dev.understudy.learn.network;

/// The inner loop of the networks: weighted sums of rows, added to rows.
///
/// Every element of a result is one chain of fused products, in the order of the summands, whoever
/// computes it; so the two ways there are give the same bits on every processor. Nothing is ever
/// summed across a row.
sealed interface RowSums permits LoopSums, VectorSums {

  /// Loops over rows are fastest where row lengths are multiples of this: the floats of the longest
  /// vector.
  int LANES = 16;

  /// `out[first + j][i] += sum over k of weights[firstWeight + j][p] * in[p][i]` with `p =
  /// places[from + k]`, for `j < outs`, `k < count` and `i < length`.
  void add(
      float[][] out,
      int first,
      int outs,
      float[][] in,
      int[] places,
      int from,
      int count,
      float[][] weights,
      int firstWeight,
      int length);

  /// The Vector API if this JVM was started with it (`--add-modules jdk.incubator.vector`), as it
  /// is three times faster, or else plain loops.
  static RowSums fastest() {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return vectors ? new VectorSums() : new LoopSums();
  }

  /// The next multiple of [#LANES].
  static int padded(int length) {
    return (length + LANES - 1) / LANES * LANES;
  }
}
