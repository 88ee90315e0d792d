package dev.understudy.judge.internal;

import dev.understudy.learn.Chunks;

/// One of two tables compared by pairs, under several weights of its rows.
final class PairSide {

  /// Below this share of the squares a variance is rounding.
  private static final double ROUNDING = 1e-12;

  private final CodedRows rows;
  private final byte[][] weights;
  private final long[] totals;

  /// n ln n for each possible count n.
  private final double[] countLogarithms;

  /// Entropy of each column's bins in nats, `[column][replicate]`.
  private final double[][] entropies;

  PairSide(CodedRows rows, byte[][] weights) {
    this.rows = rows;
    this.weights = weights;
    this.totals = new long[weights.length];
    long greatest = 0;
    for (int replicate = 0; replicate < weights.length; replicate++) {
      for (byte weight : weights[replicate]) {
        totals[replicate] += weight;
      }
      greatest = Math.max(greatest, totals[replicate]);
    }
    this.countLogarithms = new double[(int) greatest + 1];
    for (int n = 1; n < countLogarithms.length; n++) {
      countLogarithms[n] = n * StrictMath.log(n);
    }
    this.entropies = new double[rows.columns().size()][weights.length];
    Chunks.forEach(
        entropies.length,
        1,
        (column, end) -> {
          int[] counts = new int[rows.columns().get(column).bins() + 1];
          for (int replicate = 0; replicate < weights.length; replicate++) {
            PairCells.count(rows.bins()[column], weights[replicate], counts);
            entropies[column][replicate] = entropy(counts, replicate);
          }
        });
  }

  CodedRows rows() {
    return rows;
  }

  byte[][] weights() {
    return weights;
  }

  CodedColumn column(int index) {
    return rows.columns().get(index);
  }

  double total(int replicate) {
    return totals[replicate];
  }

  private double entropy(int[] counts, int replicate) {
    double sum = 0;
    for (int count : counts) {
      sum += countLogarithms[count];
    }
    double total = totals[replicate];
    return StrictMath.log(total) - sum / total;
  }

  /// Mutual information of two columns over the mean of their entropies, in [0, 1]; 0 where both
  /// are constant.
  ///
  /// @param counts of the pair's cells
  double normalisedInformation(int first, int second, int replicate, int[] counts) {
    double sum = entropies[first][replicate] + entropies[second][replicate];
    double information = sum - entropy(counts, replicate);
    return sum <= ROUNDING || information <= ROUNDING ? 0 : information / (sum / 2);
  }

  /// Pearson's correlation over the rows where both are present; NaN where one does not vary.
  double correlation(int first, int second, int replicate) {
    double[] x = rows.numbers()[first];
    double[] y = rows.numbers()[second];
    byte[] weight = weights[replicate];
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double squaresX = 0;
    double squaresY = 0;
    double products = 0;
    for (int row = 0; row < x.length; row++) {
      double product = x[row] * y[row];
      if (Double.isNaN(product)) {
        continue;
      }
      double times = weight[row];
      n += times;
      sumX += times * x[row];
      sumY += times * y[row];
      squaresX += times * x[row] * x[row];
      squaresY += times * y[row] * y[row];
      products += times * product;
    }
    double varianceX = n * squaresX - sumX * sumX;
    double varianceY = n * squaresY - sumY * sumY;
    if (varianceX <= ROUNDING * n * squaresX || varianceY <= ROUNDING * n * squaresY) {
      return Double.NaN;
    }
    double correlation =
        (n * products - sumX * sumY) / (Math.sqrt(varianceX) * Math.sqrt(varianceY));
    return Math.clamp(correlation, -1, 1);
  }
}
