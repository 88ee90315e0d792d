package dev.understudy.synth.trees;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.tree.Predictors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How the codes of every feature become bins of [Predictors]: as they are where they fit a byte;
/// else neighbours of an ordered feature share a bin, and so do the rarest codes of another.
///
/// @param binOfCode `[feature][code]`
/// @param binCounts `[feature]`, unknown included
/// @param ordered `[feature]`
record PredictorBins(int[][] binOfCode, int[] binCounts, boolean[] ordered) {

  /// Bins of known codes.
  private static final int KNOWN = Predictors.MOST_BINS - 1;

  static PredictorBins of(CodedTable table) {
    int features = table.features().size();
    int[][] binOfCode = new int[features][];
    int[] binCounts = new int[features];
    boolean[] ordered = new boolean[features];
    for (int k = 0; k < features; k++) {
      CodedTable.Feature feature = table.features().get(k);
      ordered[k] = feature.ordered();
      binOfCode[k] =
          feature.cardinality() <= KNOWN
              ? IntStream.range(0, feature.cardinality()).toArray()
              : feature.ordered() ? neighbours(feature) : frequent(feature);
      binCounts[k] = Math.min(feature.cardinality(), KNOWN) + 1;
    }
    return new PredictorBins(binOfCode, binCounts, ordered);
  }

  private static int[] neighbours(CodedTable.Feature feature) {
    long[] counts = counts(feature);
    double perBin = (double) Arrays.stream(counts).sum() / KNOWN;
    int[] bins = new int[counts.length];
    double before = 0;
    int last = -1;
    for (int code = 0; code < bins.length; code++) {
      // every code left must find a bin, and no bin may stay empty
      int byRows = (int) (before / perBin);
      int least = KNOWN - (bins.length - code);
      last = Math.clamp(Math.max(byRows, least), last < 0 ? 0 : last, Math.min(KNOWN - 1, last + 1));
      bins[code] = last;
      before += counts[code];
    }
    return bins;
  }

  private static int[] frequent(CodedTable.Feature feature) {
    long[] counts = counts(feature);
    int[] bins = new int[counts.length];
    Arrays.fill(bins, KNOWN - 1);
    List<Integer> byCount =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer code) -> -counts[code]))
            .toList();
    for (int rank = 0; rank < KNOWN - 1; rank++) {
      bins[byCount.get(rank)] = rank;
    }
    return bins;
  }

  static long[] counts(CodedTable.Feature feature) {
    long[] counts = new long[feature.cardinality()];
    for (int code : feature.codes()) {
      if (code >= 0) {
        counts[code]++;
      }
    }
    return counts;
  }

  Predictors encode(CodedTable table) {
    byte[][] bins = new byte[binOfCode.length][];
    for (int k = 0; k < bins.length; k++) {
      bins[k] = new byte[table.rowCount()];
      encode(k, table.features().get(k).codes(), bins[k]);
    }
    return new Predictors(bins, binCounts, ordered, table.rowCount());
  }

  /// Writes the bins of one feature's codes.
  void encode(int feature, int[] codes, byte[] bins) {
    int[] map = binOfCode[feature];
    byte unknown = (byte) (binCounts[feature] - 1);
    for (int row = 0; row < bins.length; row++) {
      bins[row] = codes[row] < 0 ? unknown : (byte) map[codes[row]];
    }
  }
}
