package dev.understudy.judge.internal.fidelity;

import dev.understudy.learn.Intervals;
import java.util.Arrays;

/// Precision, recall and authenticity of Alaa, van Breugel, Saveliev and van der Schaar (ICML
/// 2022), in the naive variant (no embedding) that TabSyn and its successors publish.
///
/// - alpha-precision: `P(a)` is the share of synthetic rows within the `a`-quantile of the real
///   rows' distances to the real centre;
/// - beta-recall: `R(a)` is the share of real rows whose nearest synthetic row is at least as near
///   as their nearest other real row, and lies within the `a`-quantile of those synthetic rows'
///   distances to the synthetic centre;
/// - both are summed up as `1 - sum abs(a - P(a)) / sum a` over 30 levels from 0 to 1;
/// - authenticity: share of real rows nearer to another real row than to any synthetic row.
///
/// @param realToCentre distance of each real row to the real centre, `[real]`
/// @param realToReal to its nearest other real row
/// @param realToSynthetic to its nearest synthetic row
/// @param matchedToCentre of that synthetic row to the synthetic centre
/// @param syntheticToCentre of each synthetic row to the *real* centre, `[synthetic]`
record AlphaPrecision(
    double[] realToCentre,
    double[] realToReal,
    double[] realToSynthetic,
    double[] matchedToCentre,
    double[] syntheticToCentre) {

  private static final int LEVELS = 30;

  /// Distances are summed in single precision in different orders; closer than this is equal.
  private static final double EQUAL = 1 + 1e-6;

  /// @param real rows in a common scale
  /// @param synthetic in the same scale
  static AlphaPrecision of(ScaledRows real, ScaledRows synthetic) {
    ScaledRows.Centre realCentre = real.centre();
    ScaledRows.Centre syntheticCentre = synthetic.centre();
    var nearest = real.nearestIn(synthetic);
    double[] syntheticToOwn = synthetic.distances(syntheticCentre);
    return new AlphaPrecision(
        real.distances(realCentre),
        real.nearestOther(),
        nearest.distances(),
        Arrays.stream(nearest.rows()).mapToDouble(row -> syntheticToOwn[row]).toArray(),
        synthetic.distances(realCentre));
  }

  double precision() {
    double[] sorted = sorted(syntheticToCentre);
    return score(radii(realToCentre), radius -> within(sorted, radius));
  }

  double recall() {
    double[] matched = new double[realToReal.length];
    int count = 0;
    for (int row = 0; row < matched.length; row++) {
      if (realToSynthetic[row] <= realToReal[row] * EQUAL) {
        matched[count++] = matchedToCentre[row];
      }
    }
    double[] near = sorted(Arrays.copyOf(matched, count));
    double share = (double) count / realToReal.length;
    return score(radii(matchedToCentre), radius -> share * within(near, radius));
  }

  /// How many real rows are nearer to another real row than to a synthetic one.
  long authentic() {
    long authentic = 0;
    for (int row = 0; row < realToReal.length; row++) {
      authentic += realToReal[row] * EQUAL < realToSynthetic[row] ? 1 : 0;
    }
    return authentic;
  }

  /// The same rows, each as often as its weight says.
  AlphaPrecision weighted(byte[] realWeights, byte[] syntheticWeights) {
    return new AlphaPrecision(
        repeated(realToCentre, realWeights),
        repeated(realToReal, realWeights),
        repeated(realToSynthetic, realWeights),
        repeated(matchedToCentre, realWeights),
        repeated(syntheticToCentre, syntheticWeights));
  }

  private static double[] repeated(double[] values, byte[] weights) {
    int total = 0;
    for (byte weight : weights) {
      total += weight;
    }
    double[] repeated = new double[total];
    int next = 0;
    for (int row = 0; row < values.length; row++) {
      for (int time = 0; time < weights[row]; time++) {
        repeated[next++] = values[row];
      }
    }
    return repeated;
  }

  /// The share of something within a radius.
  private interface Share {
    double within(double radius);
  }

  private static double score(double[] radii, Share share) {
    double missed = 0;
    double levels = 0;
    for (int step = 0; step < LEVELS; step++) {
      double level = step / (LEVELS - 1.0);
      missed += Math.abs(level - share.within(radii[step]));
      levels += level;
    }
    return 1 - missed / levels;
  }

  private static double[] radii(double[] distances) {
    double[] sorted = sorted(distances);
    double[] radii = new double[LEVELS];
    for (int step = 0; step < LEVELS; step++) {
      radii[step] = Intervals.quantile(sorted, step / (LEVELS - 1.0));
    }
    return radii;
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /// Share of `sorted` that is at most `radius`; 0 of none.
  private static double within(double[] sorted, double radius) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= radius) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length == 0 ? 0 : (double) low / sorted.length;
  }
}
