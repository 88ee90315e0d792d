package dev.understudy.judge.internal;

import dev.understudy.learn.Chunks;
import java.util.Arrays;
import java.util.List;

/// How alike two tables are pair of columns by pair of columns.
///
/// @param trend mean over pairs of 1 - |r_a - r_b| / 2 for two numbers (r is Pearson's correlation
///   of the rows where both are present; a pair without correlation in `a` is left out) and of 1 -
///   total variation distance for other pairs; NaN without pairs
/// @param variation mean total variation distance of all pairs, numbers binned
/// @param information sum of |p - q| (p + q) over sum of (p + q), where p and q are the normalised
///   mutual information of the pair in `a` and `b`: how wrong the dependence is, weighted by its
///   strength
public record PairScores(double trend, double variation, double information) {

  /// Pairs per chunk of parallel work.
  private static final int PAIRS = 8;

  /// Sums over pairs for one replicate.
  private static final class Sums {
    double trend;
    int trendPairs;
    double variation;
    int pairs;
    double difference;
    double strength;

    void add(Sums more) {
      trend += more.trend;
      trendPairs += more.trendPairs;
      variation += more.variation;
      pairs += more.pairs;
      difference += more.difference;
      strength += more.strength;
    }

    PairScores scores() {
      return new PairScores(
          trendPairs == 0 ? Double.NaN : trend / trendPairs,
          pairs == 0 ? Double.NaN : variation / pairs,
          pairs == 0 ? Double.NaN : strength == 0 ? 0 : difference / strength);
    }
  }

  /// @param a the training rows
  /// @param b the rows compared with them
  public static PairScores of(int[][] pairs, CodedRows a, CodedRows b) {
    return weighted(pairs, a, Weights.once(a.rows()), b, Weights.once(b.rows()))[0];
  }

  /// Scores under each pair of weights, `[replicate]`.
  ///
  /// @param aWeights how often each row of `a` counts, `[replicate][row]`; likewise `bWeights`
  static PairScores[] weighted(
      int[][] pairs, CodedRows a, byte[][] aWeights, CodedRows b, byte[][] bWeights) {
    PairSide aSide = new PairSide(a, aWeights);
    PairSide bSide = new PairSide(b, bWeights);
    List<Sums[]> parts =
        Chunks.map(pairs.length, PAIRS, (from, to) -> sums(pairs, from, to, aSide, bSide));
    Sums[] totals = empty(aWeights.length);
    for (Sums[] part : parts) {
      for (int replicate = 0; replicate < totals.length; replicate++) {
        totals[replicate].add(part[replicate]);
      }
    }
    return Arrays.stream(totals).map(Sums::scores).toArray(PairScores[]::new);
  }

  private static Sums[] empty(int replicates) {
    Sums[] sums = new Sums[replicates];
    for (int replicate = 0; replicate < replicates; replicate++) {
      sums[replicate] = new Sums();
    }
    return sums;
  }

  private static Sums[] sums(int[][] pairs, int from, int to, PairSide a, PairSide b) {
    Sums[] sums = empty(a.weights().length);
    for (int pair = from; pair < to; pair++) {
      int first = pairs[pair][0];
      int second = pairs[pair][1];
      boolean numbers = a.column(first).numeric() && a.column(second).numeric();
      PairCells cells = PairCells.of(a.rows(), b.rows(), first, second);
      int[] aCounts = new int[cells.size()];
      int[] bCounts = new int[cells.size()];
      for (int replicate = 0; replicate < sums.length; replicate++) {
        PairCells.count(cells.a(), a.weights()[replicate], aCounts);
        PairCells.count(cells.b(), b.weights()[replicate], bCounts);
        Sums sum = sums[replicate];
        double variation = variation(aCounts, a.total(replicate), bCounts, b.total(replicate));
        sum.variation += variation;
        sum.pairs++;
        double p = a.normalisedInformation(first, second, replicate, aCounts);
        double q = b.normalisedInformation(first, second, replicate, bCounts);
        sum.difference += Math.abs(p - q) * (p + q);
        sum.strength += p + q;
        if (!numbers) {
          sum.trend += 1 - variation;
          sum.trendPairs++;
          continue;
        }
        double aCorrelation = a.correlation(first, second, replicate);
        if (!Double.isNaN(aCorrelation)) {
          double bCorrelation = b.correlation(first, second, replicate);
          double compared = Double.isNaN(bCorrelation) ? 0 : bCorrelation;
          sum.trend += 1 - Math.abs(aCorrelation - compared) / 2;
          sum.trendPairs++;
        }
      }
    }
    return sums;
  }

  private static double variation(int[] a, double aTotal, int[] b, double bTotal) {
    double distance = 0;
    for (int cell = 0; cell < a.length; cell++) {
      distance += Math.abs(a[cell] / aTotal - b[cell] / bTotal);
    }
    return distance / 2;
  }
}
