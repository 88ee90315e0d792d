package dev.understudy.learn;

import dev.understudy.learn.MixedNeighbours.Points;
import java.util.Arrays;

/// All distances between rows of numbers and categories, where [MixedNeighbours] gives only the
/// nearest: the squared distance of two rows is the sum of squared differences of their numbers
/// plus [MixedNeighbours#MISMATCH] for each category in which they differ.
public final class MixedDistances {

  /// Query rows per chunk of parallel work.
  private static final int QUERIES = 64;

  private MixedDistances() {}

  /// Squared distances of one query row to every row of `base`.
  ///
  /// @param mismatches room for as many numbers as `base` has rows; what it holds does not matter
  /// @param into filled, `[base row]`
  public static void squared(
      Points queries, int query, Points base, int[] mismatches, float[] into) {
    int size = base.size();
    Arrays.fill(into, 0, size, 0);
    for (int dimension = 0; dimension < base.numbers().length; dimension++) {
      add(base.numbers()[dimension], queries.numbers()[dimension][query], into, size);
    }
    if (base.codes().length == 0) {
      return;
    }
    Mismatches.count(base.codes(), queries.codes(), query, mismatches, size);
    for (int row = 0; row < size; row++) {
      into[row] += MixedNeighbours.MISMATCH * mismatches[row];
    }
  }

  private static void add(float[] column, float value, float[] into, int size) {
    for (int row = 0; row < size; row++) {
      float difference = column[row] - value;
      into[row] += difference * difference;
    }
  }

  /// Distance of each query row to its `k`-th nearest row of `base`, Euclidean, `[query]`; infinite
  /// where there are fewer rows.
  ///
  /// @param k 1 for the nearest
  public static double[] kthNearest(Points queries, Points base, int k) {
    return kthNearest(queries, base, k, false);
  }

  /// Distance of each row to its `k`-th nearest *other* row, `[row]`; infinite where there are
  /// fewer.
  public static double[] kthNearestOther(Points rows, int k) {
    return kthNearest(rows, rows, k, true);
  }

  private static double[] kthNearest(Points queries, Points base, int k, boolean same) {
    if (k < 1) {
      throw new IllegalArgumentException("the nearest neighbour is the first");
    }
    double[] distances = new double[queries.size()];
    Chunks.forEach(
        queries.size(),
        QUERIES,
        (from, to) -> {
          float[] squares = new float[base.size()];
          int[] mismatches = new int[base.size()];
          float[] least = new float[k];
          for (int query = from; query < to; query++) {
            squared(queries, query, base, mismatches, squares);
            if (same) {
              squares[query] = Float.POSITIVE_INFINITY;
            }
            distances[query] = Math.sqrt(kthLeast(squares, least));
          }
        });
    return distances;
  }

  /// The greatest of the `least.length` least values, by insertion.
  private static float kthLeast(float[] values, float[] least) {
    int last = least.length - 1;
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    for (float value : values) {
      if (value < least[last]) {
        int place = last;
        while (place > 0 && least[place - 1] > value) {
          least[place] = least[place - 1];
          place--;
        }
        least[place] = value;
      }
    }
    return least[last];
  }
}
