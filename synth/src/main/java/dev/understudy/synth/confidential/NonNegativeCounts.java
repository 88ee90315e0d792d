package dev.understudy.synth.confidential;

import java.util.Arrays;

/// Noisy counts made into counts: the nearest ones, by squared distance, that are not negative and
/// add up to a total (Duchi, Shalev-Shwartz, Singer, Chandra 2008, algorithm of figure 1). All are
/// lowered by the same amount, and what would be below 0 is 0, so empty cells of a large table do
/// not add up to rows as they would if negative counts were only cut off.
public final class NonNegativeCounts {

  private NonNegativeCounts() {}

  /// @param noisy `[cell]`, at least one
  /// @param total at least 0
  /// @return `[cell]`, not negative, with the sum `total` but for rounding
  public static double[] of(double[] noisy, double total) {
    double[] descending = noisy.clone();
    Arrays.sort(descending);
    double above = 0;
    double threshold = 0;
    for (int kept = 1; kept <= descending.length; kept++) {
      double smallest = descending[descending.length - kept];
      above += smallest;
      double candidate = (above - total) / kept;
      if (kept > 1 && smallest <= candidate) {
        break;
      }
      threshold = candidate;
    }
    double[] counts = new double[noisy.length];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = Math.max(0, noisy[cell] - threshold);
    }
    return counts;
  }

  /// [#of(double[], double)] of whole numbers.
  public static double[] of(long[] noisy, double total) {
    return of(Arrays.stream(noisy).asDoubleStream().toArray(), total);
  }
}
