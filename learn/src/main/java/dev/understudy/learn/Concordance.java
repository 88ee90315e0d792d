package dev.understudy.learn;

import java.util.Arrays;

/// Harrell's C (Harrell, Lee and Mark, Statistics in Medicine 15, 1996): among pairs of which one
/// is known to have had the event first, the share in which that one had the higher risk, ties
/// half. A pair counts where the earlier time is an event, or where both have the same time and one
/// of them is censored.
public final class Concordance {

  private Concordance() {}

  /// NaN where no pair can be compared. Costs `n log n` (a Fenwick tree over ranks of risk).
  ///
  /// @param order rows by ascending time, see [KaplanMeier#ascending]
  /// @param risks higher means an earlier event is expected
  /// @param weights how often each row counts
  public static double of(
      double[] times, boolean[] events, double[] risks, int[] order, byte[] weights) {
    double[] distinct = Arrays.stream(risks).sorted().distinct().toArray();
    double[] tree = new double[distinct.length + 1];
    double later = 0;
    double right = 0;
    double compared = 0;
    for (int end = order.length; end > 0; ) {
      int start = end;
      double time = times[order[end - 1]];
      while (start > 0 && times[order[start - 1]] == time) {
        start--;
        int row = order[start];
        if (!events[row]) {
          add(tree, rank(distinct, risks[row]), weights[row]);
          later += weights[row];
        }
      }
      for (int i = start; i < end; i++) {
        int row = order[i];
        if (events[row] && weights[row] > 0) {
          int rank = rank(distinct, risks[row]);
          double below = sum(tree, rank - 1);
          double tied = sum(tree, rank) - below;
          right += weights[row] * (below + tied / 2);
          compared += weights[row] * later;
        }
      }
      for (int i = start; i < end; i++) {
        int row = order[i];
        if (events[row]) {
          add(tree, rank(distinct, risks[row]), weights[row]);
          later += weights[row];
        }
      }
      end = start;
    }
    return compared == 0 ? Double.NaN : right / compared;
  }

  /// 1 .. number of distinct risks.
  private static int rank(double[] distinct, double risk) {
    return Arrays.binarySearch(distinct, risk) + 1;
  }

  private static void add(double[] tree, int rank, double weight) {
    for (int i = rank; i < tree.length; i += i & -i) {
      tree[i] += weight;
    }
  }

  private static double sum(double[] tree, int rank) {
    double sum = 0;
    for (int i = rank; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }
}
