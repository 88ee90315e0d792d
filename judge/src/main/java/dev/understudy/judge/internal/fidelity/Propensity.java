package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.learn.Chunks;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/// Propensity score mean squared error (Woo, Reiter, Oganian and Karr, 2009; Snoke, Raab, Nowok,
/// Dibben and Slavkovic, JRSS A 181, 2018): a logistic regression tells judged from training rows;
/// `pMSE = mean (p - c)²`, where `p` is the probability it gives a row of being judged and `c` the
/// share of judged rows. 0 if it cannot tell, `c (1 - c)` if it always can.
///
/// Where both samples are of one population its expectation is about `(k - 1) c (1 - c) / N`, with
/// `k` parameters and `N` rows of both; the ratio to it is 1 then. (Snoke et al., equation 1, have
/// `1 - c` times this: their synthetic rows are drawn from a model of the very training rows, which
/// leaves out the chance of the training rows. A fresh real sample would score 2 by theirs.)
///
/// @param features what the regression sees
record Propensity(PropensityFeatures features) {

  private static final Definition ERROR = new Definition("propensity_mse", Scores.FIDELITY, false);
  private static final Definition RATIO =
      new Definition("propensity_ratio", Scores.FIDELITY, false);

  /// Keeps coefficients finite where a feature tells all rows apart, and moves no other: the
  /// information of a feature of 10 rows is 2.5.
  private static final double RIDGE = 1e-4;

  private static final int MOST_ITERATIONS = 15;

  /// A Newton step that changes no coefficient by more than this is the last; its own error is the
  /// square of that.
  private static final double STILL = 1e-4;

  private static final int REPLICATES = 12;
  private static final int HALF_ROWS = 1_000;
  private static final int FEWEST_ROWS = 10;

  /// Rows per chunk of parallel work.
  private static final int ROWS = 2_048;

  /// @param mostRows of each table
  static List<Measure> of(JudgedTables tables, int mostRows, Seed seed, Progress progress) {
    Samples samples = Samples.of(tables, mostRows, seed);
    CodedRows train = samples.train();
    CodedRows synthetic = samples.synthetic();
    if (train.rows() < FEWEST_ROWS || synthetic.rows() < FEWEST_ROWS) {
      String reason = "There are too few rows to fit a regression.";
      return List.of(ERROR.unknown(seed, reason), RATIO.unknown(seed, reason));
    }
    PropensityFeatures features = PropensityFeatures.of(train, seed.child("columns"));
    Propensity propensity = new Propensity(features);
    List<double[]> values = new ArrayList<>();
    for (Optional<CodedRows> judged : samples.judged()) {
      progress.check();
      values.add(
          judged
              .filter(rows -> rows.rows() >= FEWEST_ROWS)
              .map(rows -> propensity.of(train, rows))
              .orElse(new double[] {Double.NaN, Double.NaN}));
    }
    Family family =
        new Family(
            List.of(Figure.share(ERROR, "", "")), (a, b) -> new double[] {propensity.of(a, b)[0]});
    double error =
        new HalfSamples(train, synthetic, REPLICATES, HALF_ROWS, seed.child("halves"), progress)
            .standardErrors(family)[0];
    double value = values.getFirst()[0];
    double expected = propensity.expected(train.rows(), synthetic.rows());
    Interval interval = Double.isFinite(error) ? Scores.normal(value, error, 0, 0.25) : null;
    Interval ofRatio =
        interval == null
            ? null
            : new Interval(interval.low() / expected, interval.high() / expected, interval.level());
    String columns =
        features.columns().length < train.columns().size()
            ? String.format(
                Locale.ROOT,
                "On %d of %d columns, drawn at random.",
                features.columns().length,
                train.columns().size())
            : "";
    return List.of(
        ERROR.measure(
            value,
            interval,
            synthetic.rows(),
            seed,
            anchors(values, 0),
            String.format(Locale.ROOT, "Logistic regression with %d parameters.", features.count()),
            columns,
            samples.note(),
            tables.note()),
        RATIO.measure(
            values.getFirst()[1],
            ofRatio,
            synthetic.rows(),
            seed,
            anchors(values, 1),
            "1 is expected of a fresh real sample; grows with the number of rows.",
            columns,
            samples.note(),
            tables.note()));
  }

  private static Anchors anchors(List<double[]> values, int figure) {
    return Scores.anchors(values.get(1)[figure], values.get(2)[figure], values.get(3)[figure]);
  }

  /// The error, and its ratio to the expectation.
  double[] of(CodedRows train, CodedRows judged) {
    List<SparseRow> rows = new ArrayList<>(train.rows() + judged.rows());
    add(train, rows);
    add(judged, rows);
    double[] coefficients = fit(rows, train.rows());
    double share = (double) judged.rows() / rows.size();
    double error =
        Chunks.map(
                    rows.size(),
                    ROWS,
                    (from, to) -> {
                      double sum = 0;
                      for (SparseRow row : rows.subList(from, to)) {
                        double difference = row.probability(coefficients) - share;
                        sum += difference * difference;
                      }
                      return sum;
                    })
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum()
            / rows.size();
    double expected = expected(train.rows(), judged.rows());
    return new double[] {error, expected > 0 ? error / expected : Double.NaN};
  }

  private double expected(double trainRows, double judgedRows) {
    double all = trainRows + judgedRows;
    double share = judgedRows / all;
    return (features.count() - 1) * (1 - share) * share / all;
  }

  /// The features of a row that are not 0.
  ///
  /// @param index their numbers, ascending
  /// @param value their values
  private record SparseRow(int[] index, double[] value) {

    double probability(double[] coefficients) {
      double sum = 0;
      for (int i = 0; i < index.length; i++) {
        sum += coefficients[index[i]] * value[i];
      }
      return 1 / (1 + StrictMath.exp(-sum));
    }
  }

  private void add(CodedRows rows, List<SparseRow> all) {
    int[] index = new int[features.longest()];
    double[] value = new double[index.length];
    for (int row = 0; row < rows.rows(); row++) {
      int length = features.fill(rows, row, index, value);
      all.add(new SparseRow(Arrays.copyOf(index, length), Arrays.copyOf(value, length)));
    }
  }

  /// Newton's method; the last estimate where it does not settle.
  ///
  /// @param trainRows the first rows, of label 0
  private double[] fit(List<SparseRow> rows, int trainRows) {
    double[] coefficients = new double[features.count()];
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      Sums sums = new Sums(features.count());
      Chunks.map(rows.size(), ROWS, (from, to) -> sums(rows, from, to, trainRows, coefficients))
          .forEach(sums::add);
      double greatest = 0;
      double[] step = sums.step(coefficients);
      for (int i = 0; i < step.length; i++) {
        coefficients[i] += step[i];
        greatest = Math.max(greatest, Math.abs(step[i]));
      }
      if (greatest < STILL) {
        break;
      }
    }
    return coefficients;
  }

  private static Sums sums(
      List<SparseRow> rows, int from, int to, int trainRows, double[] coefficients) {
    Sums part = new Sums(coefficients.length);
    for (int row = from; row < to; row++) {
      double p = rows.get(row).probability(coefficients);
      part.add(rows.get(row), (row < trainRows ? 0 : 1) - p, p * (1 - p));
    }
    return part;
  }

  /// Gradient and information matrix (lower half) of the log likelihood.
  private static final class Sums {

    private final double[] gradient;
    private final double[][] information;

    Sums(int size) {
      gradient = new double[size];
      information = new double[size][];
      for (int i = 0; i < size; i++) {
        information[i] = new double[i + 1];
      }
    }

    void add(SparseRow row, double residual, double weight) {
      int[] index = row.index;
      double[] value = row.value;
      for (int i = 0; i < index.length; i++) {
        double times = weight * value[i];
        gradient[index[i]] += residual * value[i];
        double[] line = information[index[i]];
        for (int j = 0; j <= i; j++) {
          line[index[j]] += times * value[j];
        }
      }
    }

    void add(Sums more) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += more.gradient[i];
        for (int j = 0; j <= i; j++) {
          information[i][j] += more.information[i][j];
        }
      }
    }

    /// The Newton step of the penalised likelihood; none where the matrix cannot be solved.
    double[] step(double[] coefficients) {
      int size = gradient.length;
      double[][] full = new double[size][size];
      double[] slope = new double[size];
      for (int i = 0; i < size; i++) {
        slope[i] = gradient[i] - RIDGE * coefficients[i];
        for (int j = 0; j <= i; j++) {
          full[i][j] = information[i][j];
          full[j][i] = information[i][j];
        }
        full[i][i] += RIDGE;
      }
      try {
        return new CholeskyDecomposition(new Array2DRowRealMatrix(full, false), 1e-9, 0)
            .getSolver()
            .solve(new ArrayRealVector(slope, false))
            .toArray();
      } catch (MathRuntimeException notPositive) {
        return new double[size];
      }
    }
  }
}
