package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.MixedDistances;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Squared maximum mean discrepancy (Gretton et al., JMLR 13, 2012, equation 3): how far apart two
/// samples lie in the feature space of the kernel `exp(-d² / (2 w²))`, with `d` the mixed distance
/// and `w` the median distance between training rows.
///
/// The estimate is unbiased, so it is around 0 for samples of one population, and may be negative.
///
/// @param train one row a person
/// @param width `w`
/// @param within mean kernel of two different training rows
record MeanDiscrepancy(Points train, double width, double within) {

  private static final Definition DEFINITION = new Definition("mmd", Scores.FIDELITY, false);

  private static final int FEWEST_ROWS = 4;

  /// Rows per chunk of parallel work.
  private static final int ROWS = 64;

  static MeanDiscrepancy of(Points train) {
    double width = median(train);
    double gamma = gamma(width);
    double sum = sum(train, train, gamma, true);
    return new MeanDiscrepancy(train, width, sum / ((double) train.size() * (train.size() - 1)));
  }

  private static double gamma(double width) {
    return 1 / (2 * width * width);
  }

  /// Median distance of all pairs of rows; 1 where most rows are equal.
  private static double median(Points rows) {
    int size = rows.size();
    float[] squares = new float[(int) ((long) size * (size - 1) / 2)];
    float[] row = new float[size];
    int[] mismatches = new int[size];
    int next = 0;
    for (int query = 0; query < size; query++) {
      MixedDistances.squared(rows, query, rows, mismatches, row);
      System.arraycopy(row, 0, squares, next, query);
      next += query;
    }
    Arrays.sort(squares);
    int middle = squares.length / 2;
    double median =
        squares.length % 2 == 1
            ? Math.sqrt(squares[middle])
            : (Math.sqrt(squares[middle - 1]) + Math.sqrt(squares[middle])) / 2;
    return median > 0 ? median : 1;
  }

  /// The estimate for other rows.
  double estimate(Points judged) {
    double gamma = gamma(width);
    double n = train.size();
    double m = judged.size();
    return within
        + sum(judged, judged, gamma, true) / (m * (m - 1))
        - 2 * sum(train, judged, gamma, false) / (n * m);
  }

  /// Sum of kernels of all pairs, without the diagonal if `same`.
  private static double sum(Points x, Points y, double gamma, boolean same) {
    return Chunks.map(
            x.size(),
            ROWS,
            (from, to) -> {
              float[] squares = new float[y.size()];
              int[] mismatches = new int[y.size()];
              double sum = 0;
              for (int row = from; row < to; row++) {
                MixedDistances.squared(x, row, y, mismatches, squares);
                for (int other = same ? row + 1 : 0; other < squares.length; other++) {
                  sum += kernel(squares[other], gamma);
                }
              }
              return same ? 2 * sum : sum;
            })
        .stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static double kernel(float square, double gamma) {
    return Exponential.ofMinus(gamma * square);
  }

  /// Standard error of the estimate from the means and the variance of the terms `h(i, j) = k(x_i,
  /// x_j) + k(y_i, y_j) - k(x_i, y_j) - k(x_j, y_i)` (Hoeffding's variance of a U-statistic of
  /// order two). The second part is what remains when both samples are of one population.
  double standardError(Points judged) {
    double gamma = gamma(width);
    int size = Math.min(train.size(), judged.size());
    List<double[]> sums =
        Chunks.map(
            size,
            ROWS,
            (from, to) -> {
              double[] part = new double[(to - from) + 1];
              float[][] squares = new float[4][Math.max(train.size(), judged.size())];
              int[] mismatches = new int[squares[0].length];
              for (int i = from; i < to; i++) {
                MixedDistances.squared(train, i, train, mismatches, squares[0]);
                MixedDistances.squared(judged, i, judged, mismatches, squares[1]);
                MixedDistances.squared(train, i, judged, mismatches, squares[2]);
                MixedDistances.squared(judged, i, train, mismatches, squares[3]);
                for (int j = 0; j < size; j++) {
                  double h =
                      i == j
                          ? 0
                          : kernel(squares[0][j], gamma)
                              + kernel(squares[1][j], gamma)
                              - kernel(squares[2][j], gamma)
                              - kernel(squares[3][j], gamma);
                  part[i - from] += h / (size - 1);
                  part[to - from] += h * h;
                }
              }
              return part;
            });
    double[] rowMeans = new double[size];
    double squares = 0;
    int next = 0;
    for (double[] part : sums) {
      System.arraycopy(part, 0, rowMeans, next, part.length - 1);
      next += part.length - 1;
      squares += part[part.length - 1];
    }
    double mean = Arrays.stream(rowMeans).sum() / size;
    double ofMeans = 0;
    for (double rowMean : rowMeans) {
      ofMeans += (rowMean - mean) * (rowMean - mean) / size;
    }
    double pairs = (double) size * (size - 1);
    double ofPairs = Math.max(0, squares / pairs - mean * mean);
    return Math.sqrt(4 * ofMeans / size + 2 * ofPairs / pairs);
  }

  /// @param mostRows of each table
  static Measure measure(JudgedTables tables, int mostRows, Seed seed, Progress progress) {
    Samples samples = Samples.of(tables, mostRows, seed);
    CodedRows train = Samples.onePerPerson(samples.train());
    List<Optional<CodedRows>> judged =
        samples.judged().stream().map(rows -> rows.map(Samples::onePerPerson)).toList();
    if (train.rows() < FEWEST_ROWS || judged.getFirst().orElseThrow().rows() < FEWEST_ROWS) {
      return DEFINITION.unknown(seed, "There are too few rows to compare.");
    }
    MeanDiscrepancy discrepancy = of(train.points());
    List<Double> values = new ArrayList<>();
    for (Optional<CodedRows> rows : judged) {
      progress.check();
      values.add(
          rows.filter(present -> present.rows() > 1)
              .map(present -> discrepancy.estimate(present.points()))
              .orElse(Double.NaN));
    }
    double value = values.getFirst();
    double error = discrepancy.standardError(judged.getFirst().orElseThrow().points());
    return DEFINITION.measure(
        value,
        Scores.normal(value, error, Double.NEGATIVE_INFINITY, 2),
        judged.getFirst().orElseThrow().rows(),
        seed,
        Scores.anchors(values.get(1), values.get(2), values.get(3)),
        String.format(
            Locale.ROOT,
            "Squared and unbiased, so around 0 for a fresh real sample; kernel width %.4g.",
            discrepancy.width()),
        samples.note(),
        tables.note());
  }
}
