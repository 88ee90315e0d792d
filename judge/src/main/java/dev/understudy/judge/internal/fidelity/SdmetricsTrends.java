package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.Chunks;
import dev.understudy.table.ColumnSchema;
import java.util.List;

/// What SDMetrics 0.29 calls Column Pair Trends: mean over pairs of columns of
/// CorrelationSimilarity (two numbers) or ContingencySimilarity (other pairs). Pairs that are
/// weakly related in the training rows (|r| at most .5, Cramér's V at most .3) are left out,
/// numbers are binned apart in each table, and a pair of numbers one of which does not vary does
/// not count. Our own `pair_trends` does none of this.
///
/// @param pairs indices of two columns each, `[pair][2]`
/// @param schema of the modelled columns
record SdmetricsTrends(int[][] pairs, List<ColumnSchema> schema) {

  private static final double WEAK_CORRELATION = 0.5;
  private static final double WEAK_ASSOCIATION = 0.3;
  private static final double NANOSECONDS_PER_MICROSECOND = 1_000;
  private static final double MICROSECONDS_PER_DAY = 86_400_000_000.0;

  /// Pairs per chunk of parallel work.
  private static final int PAIRS = 8;

  /// Mean over the pairs that count; NaN if none does.
  double of(CodedRows train, CodedRows judged) {
    int[][] trainBins = bins(train);
    int[][] judgedBins = bins(judged);
    boolean[] varies = varying(train);
    boolean[] judgedVaries = varying(judged);
    double[] scores = new double[pairs.length];
    Chunks.forEach(
        pairs.length,
        PAIRS,
        (from, to) -> {
          for (int pair = from; pair < to; pair++) {
            int i = pairs[pair][0];
            int j = pairs[pair][1];
            if (numeric(train, i) && numeric(train, j)) {
              boolean all = varies[i] && varies[j] && judgedVaries[i] && judgedVaries[j];
              scores[pair] = all ? correlationSimilarity(train, judged, i, j) : Double.NaN;
            } else {
              scores[pair] =
                  contingencySimilarity(
                      new int[][] {codes(train, trainBins, i, j), codes(train, trainBins, j, i)},
                      new int[][] {
                        codes(judged, judgedBins, i, j), codes(judged, judgedBins, j, i)
                      },
                      new int[] {size(train, i, j), size(train, j, i)});
            }
          }
        });
    return Family.meanOfFinite(scores);
  }

  private static boolean numeric(CodedRows rows, int column) {
    return rows.columns().get(column).numeric();
  }

  /// The codes of a column in a pair with `other`; empty where they cannot be had.
  private static int[] codes(CodedRows rows, int[][] bins, int column, int other) {
    return numeric(rows, column) && !numeric(rows, other) ? bins[column] : rows.codes()[column];
  }

  private static int size(CodedRows rows, int column, int other) {
    return numeric(rows, column) && !numeric(rows, other)
        ? SdmetricsBins.CODES
        : rows.columns().get(column).values() + 1;
  }

  private int[][] bins(CodedRows rows) {
    int[][] bins = new int[rows.columns().size()][];
    Chunks.forEach(
        bins.length,
        1,
        (column, end) -> {
          CodedColumn meaning = rows.columns().get(column);
          bins[column] =
              meaning.numeric()
                  ? SdmetricsBins.of(values(rows, column, schema.get(column).kind().isMoment()))
                  : new int[0];
        });
    return bins;
  }

  /// The numbers of a column, NaN where missing. Moments in nanoseconds, as pandas holds them: bin
  /// edges are rounded, and a day that lies on one must fall to the same side.
  private static double[] values(CodedRows rows, int column, boolean moment) {
    CodedColumn meaning = rows.columns().get(column);
    double[] distinct = meaning.distinct().clone();
    if (moment) {
      for (int code = 0; code < distinct.length; code++) {
        distinct[code] =
            Math.rint(distinct[code] * MICROSECONDS_PER_DAY) * NANOSECONDS_PER_MICROSECOND;
      }
    }
    int[] codes = rows.codes()[column];
    double[] values = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      values[row] = codes[row] == meaning.values() ? Double.NaN : distinct[codes[row]];
    }
    return values;
  }

  /// Whether a column has no or at least two different present values.
  private static boolean[] varying(CodedRows rows) {
    boolean[] varying = new boolean[rows.columns().size()];
    for (int column = 0; column < varying.length; column++) {
      int missing = rows.columns().get(column).values();
      int first = missing;
      boolean varies = false;
      for (int code : rows.codes()[column]) {
        if (code != missing) {
          first = first == missing ? code : first;
          varies |= code != first;
        }
      }
      varying[column] = varies || first == missing;
    }
    return varying;
  }

  private static double correlationSimilarity(CodedRows train, CodedRows judged, int i, int j) {
    double real = correlation(train.numbers()[i], train.numbers()[j]);
    if (Double.isNaN(real) || Math.abs(real) <= WEAK_CORRELATION) {
      return Double.NaN;
    }
    double synthetic = correlation(judged.numbers()[i], judged.numbers()[j]);
    return 1 - Math.abs(real - synthetic) / 2;
  }

  /// Pearson's correlation over the rows where both are present; NaN where it does not exist.
  private static double correlation(double[] x, double[] y) {
    double sumX = 0;
    double sumY = 0;
    int count = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
        sumX += x[row];
        sumY += y[row];
        count++;
      }
    }
    double meanX = sumX / count;
    double meanY = sumY / count;
    double squaresX = 0;
    double squaresY = 0;
    double products = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
        double fromX = x[row] - meanX;
        double fromY = y[row] - meanY;
        squaresX += fromX * fromX;
        squaresY += fromY * fromY;
        products += fromX * fromY;
      }
    }
    double scale = Math.sqrt(squaresX) * Math.sqrt(squaresY);
    return count < 2 || scale == 0 ? Double.NaN : Math.clamp(products / scale, -1, 1);
  }

  private static double contingencySimilarity(int[][] train, int[][] judged, int[] sizes) {
    for (int side = 0; side < sizes.length; side++) {
      if (train[side].length == 0 || judged[side].length == 0) {
        return Double.NaN;
      }
    }
    return association(train, sizes) <= WEAK_ASSOCIATION
        ? Double.NaN
        : 1 - JointCells.of(train, judged, sizes).variation();
  }

  /// Cramér's V of two columns of codes, missing cells a category; 0 where one does not vary.
  static double association(int[][] codes, int[] sizes) {
    JointCells cells = JointCells.of(codes, codes, sizes);
    int[] first = new int[sizes[0]];
    int[] second = new int[sizes[1]];
    int rows = codes[0].length;
    for (int row = 0; row < rows; row++) {
      first[codes[0][row]]++;
      second[codes[1][row]]++;
    }
    int smaller = Math.min(held(first), held(second));
    if (smaller < 2) {
      return 0;
    }
    // Chi square over n, plus 1, is the sum over cells of o² / (row total times column total): over
    // rows, of o / (row total times column total).
    int[] counts = cells.counts(cells.a());
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double expected = (double) first[codes[0][row]] * second[codes[1][row]];
      sum += counts[cells.a()[row]] / expected;
    }
    return Math.sqrt(Math.max(0, sum - 1) / (smaller - 1));
  }

  private static int held(int[] counts) {
    int held = 0;
    for (int count : counts) {
      held += count > 0 ? 1 : 0;
    }
    return held;
  }
}
