package dev.understudy.judge.internal.fidelity;

import java.util.Arrays;

/// How SDMetrics 0.29 bins a number to cross it with a category: 10 bins of equal width between the
/// least and the greatest value **of that table**, so that training and synthetic rows have
/// different edges. Code 11 holds the greatest value by itself, and every missing cell.
final class SdmetricsBins {

  /// Codes run from 0 (unused) to 11.
  static final int CODES = 12;

  private static final int BINS = 10;

  private SdmetricsBins() {}

  /// @param values NaN where missing
  /// @return `[row]`; empty if the range is too wide or too narrow for ten bins
  static int[] of(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double[] edges = edges(low, high);
    for (int edge = 1; edge < edges.length; edge++) {
      if (!(edges[edge - 1] < edges[edge])) {
        return new int[0];
      }
    }
    int[] bins = new int[values.length];
    Arrays.fill(bins, BINS + 1);
    for (int row = 0; row < bins.length; row++) {
      if (!Double.isNaN(values[row])) {
        int bin = 0;
        while (bin <= BINS && edges[bin] <= values[row]) {
          bin++;
        }
        bins[row] = bin;
      }
    }
    return bins;
  }

  private static double[] edges(double low, double high) {
    double from = low > high ? 0 : low == high ? low - 0.5 : low;
    double to = low > high ? 1 : low == high ? high + 0.5 : high;
    double step = (to - from) / BINS;
    double[] edges = new double[BINS + 1];
    for (int edge = 0; edge < BINS; edge++) {
      edges[edge] = edge * step + from;
    }
    edges[BINS] = to;
    return edges;
  }
}
