package dev.understudy.synth.copula;

import dev.understudy.learn.Chunks;

/// Estimates the correlation matrix of the latent variables of one group of rows.
final class LatentCorrelations {

  /// Greatest latent correlation in size: 1 would make the matrix singular.
  private static final double LIMIT = 0.995;

  /// Below this many rows that know both features nothing can be said about a pair.
  private static final int LEAST_PAIRS = 4;

  private LatentCorrelations() {}

  /// @param ranks `[latent][row of the group]`, negative where unknown
  /// @param scores of each latent in this group
  /// @param blocks latents are only correlated within blocks: `[latent]` number of the block
  /// @return symmetric `[latent][latent]` with ones on the diagonal, zero across blocks
  static double[][] estimate(int[][] ranks, HermiteScores[] scores, int[] blocks) {
    int latents = ranks.length;
    int rows = latents == 0 ? 0 : ranks[0].length;
    double[][] values = new double[latents][];
    boolean[] complete = new boolean[latents];
    double[] deviations = new double[latents];
    for (int latent = 0; latent < latents; latent++) {
      values[latent] = new double[rows];
      complete[latent] = fill(ranks[latent], scores[latent], values[latent]);
      deviations[latent] = complete[latent] ? centre(values[latent]) : 0;
    }
    double[][] correlations = new double[latents][latents];
    Chunks.forEach(
        latents,
        8,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            correlations[i][i] = 1;
            for (int j = 0; j < i; j++) {
              if (blocks[i] != blocks[j]) {
                continue;
              }
              double observed =
                  complete[i] && complete[j]
                      ? dot(values[i], values[j]) / Math.max(deviations[i] * deviations[j], 1e-300)
                      : pairwise(values[i], ranks[i], values[j], ranks[j]);
              if (observed != 0 && Double.isFinite(observed)) {
                correlations[i][j] =
                    HermiteScores.latentCorrelation(
                        scores[i], scores[j], Math.clamp(observed, -1.0, 1.0), LIMIT);
              }
            }
          }
        });
    for (int i = 0; i < latents; i++) {
      for (int j = 0; j < i; j++) {
        correlations[j][i] = correlations[i][j];
      }
    }
    return correlations;
  }

  private static boolean fill(int[] ranks, HermiteScores scores, double[] values) {
    boolean complete = true;
    for (int row = 0; row < ranks.length; row++) {
      if (ranks[row] < 0) {
        complete = false;
      } else {
        values[row] = scores.score(ranks[row]);
      }
    }
    return complete;
  }

  /// Takes the mean away; returns the length of what is left.
  private static double centre(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (int row = 0; row < values.length; row++) {
      values[row] -= mean;
      squares += values[row] * values[row];
    }
    return Math.sqrt(squares);
  }

  /// Four sums at a time, so that additions overlap.
  private static double dot(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return first + second + third + fourth;
  }

  /// Pearson's correlation over the rows that know both, 0 if they are too few or one is constant.
  private static double pairwise(double[] a, int[] ranksA, double[] b, int[] ranksB) {
    int n = 0;
    double sumA = 0;
    double sumB = 0;
    double squareA = 0;
    double squareB = 0;
    double product = 0;
    for (int row = 0; row < a.length; row++) {
      if (ranksA[row] >= 0 && ranksB[row] >= 0) {
        n++;
        sumA += a[row];
        sumB += b[row];
        squareA += a[row] * a[row];
        squareB += b[row] * b[row];
        product += a[row] * b[row];
      }
    }
    if (n < LEAST_PAIRS) {
      return 0;
    }
    double varianceA = squareA - sumA * sumA / n;
    double varianceB = squareB - sumB * sumB / n;
    boolean varies = varianceA > 1e-9 * n && varianceB > 1e-9 * n;
    return varies ? (product - sumA * sumB / n) / Math.sqrt(varianceA * varianceB) : 0;
  }
}
