package dev.understudy.judge.internal;

import dev.understudy.learn.Chunks;
import java.util.Arrays;

/// How alike two tables are column by column: 1 minus the Kolmogorov-Smirnov distance of numbers, 1
/// minus the total variation distance of categories. Missing cells are a category of their own: the
/// distribution functions of numbers end at the share of present cells, and the difference of the
/// shares of missing cells counts too.
public final class ColumnShapes {

  private ColumnShapes() {}

  /// Similarity of each column, in [0, 1], `[column]`.
  public static double[] of(CodedRows a, CodedRows b) {
    return weighted(a, Weights.once(a.rows()), b, Weights.once(b.rows()))[0];
  }

  /// Similarity of each column under each pair of weights, `[replicate][column]`.
  ///
  /// @param aWeights how often each row of `a` counts, `[replicate][row]`; likewise `bWeights`
  static double[][] weighted(CodedRows a, byte[][] aWeights, CodedRows b, byte[][] bWeights) {
    double[][] shapes = new double[aWeights.length][a.columns().size()];
    Chunks.forEach(
        a.columns().size(),
        1,
        (column, end) -> {
          int size = a.columns().get(column).values() + 1;
          boolean numeric = a.columns().get(column).numeric();
          int[] aCounts = new int[size];
          int[] bCounts = new int[size];
          for (int replicate = 0; replicate < aWeights.length; replicate++) {
            count(a.codes()[column], aWeights[replicate], aCounts);
            count(b.codes()[column], bWeights[replicate], bCounts);
            shapes[replicate][column] = similarity(aCounts, bCounts, numeric);
          }
        });
    return shapes;
  }

  private static void count(int[] codes, byte[] weights, int[] counts) {
    Arrays.fill(counts, 0);
    for (int row = 0; row < codes.length; row++) {
      counts[codes[row]] += weights[row];
    }
  }

  /// @param a counts of the values in ascending order, then of missing cells; likewise `b`
  static double similarity(int[] a, int[] b, boolean numeric) {
    double aTotal = Math.max(1, Arrays.stream(a).asLongStream().sum());
    double bTotal = Math.max(1, Arrays.stream(b).asLongStream().sum());
    int missing = a.length - 1;
    if (!numeric) {
      double distance = 0;
      for (int code = 0; code < a.length; code++) {
        distance += Math.abs(a[code] / aTotal - b[code] / bTotal);
      }
      return 1 - distance / 2;
    }
    double greatest = Math.abs(a[missing] / aTotal - b[missing] / bTotal);
    long aBelow = 0;
    long bBelow = 0;
    for (int code = 0; code < missing; code++) {
      aBelow += a[code];
      bBelow += b[code];
      greatest = Math.max(greatest, Math.abs(aBelow / aTotal - bBelow / bTotal));
    }
    return 1 - greatest;
  }
}
