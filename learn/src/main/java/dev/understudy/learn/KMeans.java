package dev.understudy.learn;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.Comparator;

/// Groups of rows around centres: Lloyd's iteration from k-means++ starts (Arthur and
/// Vassilvitskii, SODA 2007), the best of several. Distances are Euclidean, so features should be
/// scaled alike.
///
/// One thread, fixed order: equal rows and seed give equal bits.
///
/// @param centres `[k][d]`, the centre with most rows first
/// @param inertia sum over the rows of the squared distance to their nearest centre
public record KMeans(double[][] centres, double inertia) {

  private static final int STARTS = 4;
  private static final int MOST_ITERATIONS = 100;

  /// Fits `clusters` centres, or one per row if there are fewer rows.
  ///
  /// @param rows `[n][d]`, finite
  /// @throws IllegalArgumentException if there is no row or no cluster asked for
  public static KMeans fit(double[][] rows, int clusters, Seed seed) {
    if (rows.length == 0 || clusters < 1) {
      throw new IllegalArgumentException("clusters need a row and at least one centre");
    }
    KMeans best = new KMeans(new double[0][], Double.POSITIVE_INFINITY);
    for (int start = 0; start < STARTS; start++) {
      RandomStream random = seed.child("clusters").child(start).stream();
      KMeans fitted = descend(rows, spread(rows, Math.min(clusters, rows.length), random));
      if (fitted.inertia < best.inertia) {
        best = fitted;
      }
    }
    return best.largestFirst(rows);
  }

  /// Lloyd's iteration from the given centres, to repeat what others have done.
  ///
  /// @param rows `[n][d]`, finite
  /// @param starts `[k][d]`
  /// @throws IllegalArgumentException if there is no row or no start
  public static KMeans fitFrom(double[][] rows, double[][] starts) {
    if (rows.length == 0 || starts.length == 0) {
      throw new IllegalArgumentException("clusters need a row and at least one centre");
    }
    double[][] centres = Arrays.stream(starts).map(double[]::clone).toArray(double[][]::new);
    return descend(rows, centres).largestFirst(rows);
  }

  /// k-means++: each further centre is a row drawn with a chance in proportion to its squared
  /// distance to the centres so far.
  private static double[][] spread(double[][] rows, int clusters, RandomStream random) {
    double[][] centres = new double[clusters][];
    centres[0] = rows[random.nextInt(rows.length)].clone();
    double[] distances = new double[rows.length];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int cluster = 1; cluster < clusters; cluster++) {
      double total = 0;
      for (int row = 0; row < rows.length; row++) {
        distances[row] = Math.min(distances[row], squared(rows[row], centres[cluster - 1]));
        total += distances[row];
      }
      double mark = random.nextDouble() * total;
      int chosen = 0;
      for (int row = 0; row < rows.length; row++) {
        if (distances[row] > 0) {
          chosen = row;
          mark -= distances[row];
          if (mark < 0) {
            break;
          }
        }
      }
      centres[cluster] = rows[chosen].clone();
    }
    return centres;
  }

  /// Lloyd's iteration until no row changes its centre. A centre without rows moves to the row that
  /// lies furthest from its own.
  private static KMeans descend(double[][] rows, double[][] centres) {
    int[] assigned = new int[rows.length];
    Arrays.fill(assigned, -1);
    double[] distances = new double[rows.length];
    double inertia = 0;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      boolean changed = false;
      inertia = 0;
      for (int row = 0; row < rows.length; row++) {
        int nearest = nearest(rows[row], centres);
        changed |= nearest != assigned[row];
        assigned[row] = nearest;
        distances[row] = squared(rows[row], centres[nearest]);
        inertia += distances[row];
      }
      if (!changed) {
        break;
      }
      move(rows, assigned, distances, centres);
    }
    return new KMeans(centres, inertia);
  }

  private static void move(
      double[][] rows, int[] assigned, double[] distances, double[][] centres) {
    int[] counts = new int[centres.length];
    for (double[] centre : centres) {
      Arrays.fill(centre, 0);
    }
    for (int row = 0; row < rows.length; row++) {
      double[] centre = centres[assigned[row]];
      counts[assigned[row]]++;
      for (int i = 0; i < centre.length; i++) {
        centre[i] += rows[row][i];
      }
    }
    for (int cluster = 0; cluster < centres.length; cluster++) {
      if (counts[cluster] == 0) {
        int furthest = 0;
        for (int row = 1; row < rows.length; row++) {
          furthest = distances[row] > distances[furthest] ? row : furthest;
        }
        centres[cluster] = rows[furthest].clone();
        distances[furthest] = 0;
      } else {
        for (int i = 0; i < centres[cluster].length; i++) {
          centres[cluster][i] /= counts[cluster];
        }
      }
    }
  }

  private KMeans largestFirst(double[][] rows) {
    int[] counts = new int[centres.length];
    for (double[] row : rows) {
      counts[nearest(row)]++;
    }
    Integer[] order = new Integer[centres.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingInt(i -> -counts[i]));
    double[][] sorted = new double[order.length][];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = centres[order[i]];
    }
    return new KMeans(sorted, inertia);
  }

  /// Index of the centre nearest to `row` (`[d]`), the first of equals.
  public int nearest(double[] row) {
    return nearest(row, centres);
  }

  /// Euclidean distance of `row` (`[d]`) to its nearest centre.
  public double distance(double[] row) {
    return Math.sqrt(squared(row, centres[nearest(row)]));
  }

  private static int nearest(double[] row, double[][] centres) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < centres.length; cluster++) {
      double distance = squared(row, centres[cluster]);
      if (distance < least) {
        least = distance;
        nearest = cluster;
      }
    }
    return nearest;
  }

  private static double squared(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      double difference = left[i] - right[i];
      sum += difference * difference;
    }
    return sum;
  }
}
