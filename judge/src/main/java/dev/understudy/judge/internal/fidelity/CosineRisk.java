package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The "privacy risk" some tools publish: share of training rows that have a synthetic row in about
/// the same direction from the mean (cosine above .95), every column in training standard
/// deviations, categories one-hot coded. It says nothing of how near a row is, rewards bad data,
/// and is shown because readers ask for it: pure noise scores 0, a good generator more than a bad
/// one.
public final class CosineRisk {

  private static final Definition DEFINITION = new Definition("cosine_risk", Scores.PRIVACY, false);

  private static final float ALIKE = 0.95f;

  /// Rows of each table: all pairs are compared in all one-hot dimensions.
  private static final int MOST_ROWS = 1_500;

  /// Rows per chunk of parallel work.
  private static final int ROWS = 32;

  private CosineRisk() {}

  public static Measure of(JudgedTables tables, Progress progress) {
    Seed seed = tables.seed().child("cosine risk");
    Samples samples = Samples.upTo(tables, MOST_ROWS, seed);
    CodedRows train = samples.train();
    if (train.rows() == 0) {
      return DEFINITION.unknown(seed, "There are too few rows.");
    }
    Standard standard = Standard.of(tables.train());
    float[][] real = standard.directions(train);
    List<Double> shares = new ArrayList<>();
    for (Optional<CodedRows> judged : samples.judged()) {
      progress.check();
      shares.add(judged.map(rows -> share(real, standard.directions(rows))).orElse(Double.NaN));
    }
    double share = shares.getFirst();
    long persons = train.personCount();
    return DEFINITION.measure(
        share,
        Scores.interval(Intervals.wilson(share * persons, persons, Intervals.LEVEL)),
        train.rows(),
        seed,
        Scores.anchors(shares.get(1), shares.get(2), shares.get(3)),
        "Descriptive, never decides: noise scores 0.",
        samples.note(),
        tables.note());
  }

  /// Means and deviations of all dimensions of the training rows.
  ///
  /// @param deviations over n; 0 where a dimension does not vary
  record Standard(RowVectors vectors, double[] means, double[] deviations) {

    static Standard of(CodedRows train) {
      RowVectors vectors = RowVectors.of(train);
      int dimensions = vectors.dimensions();
      double[] means = new double[dimensions];
      double[] deviations = new double[dimensions];
      double[] vector = new double[dimensions];
      for (int row = 0; row < train.rows(); row++) {
        vectors.fill(train, row, vector);
        for (int i = 0; i < dimensions; i++) {
          means[i] += vector[i] / train.rows();
        }
      }
      for (int row = 0; row < train.rows(); row++) {
        vectors.fill(train, row, vector);
        for (int i = 0; i < dimensions; i++) {
          double difference = vector[i] - means[i];
          deviations[i] += difference * difference / train.rows();
        }
      }
      for (int i = 0; i < dimensions; i++) {
        deviations[i] = Math.sqrt(deviations[i]);
      }
      return new Standard(vectors, means, deviations);
    }

    /// Unit vectors, `[dimension][row]`; a row at the mean stays 0.
    float[][] directions(CodedRows rows) {
      float[][] directions = new float[means.length][rows.rows()];
      double[] vector = new double[means.length];
      for (int row = 0; row < rows.rows(); row++) {
        vectors.fill(rows, row, vector);
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
          vector[i] = deviations[i] > 0 ? (vector[i] - means[i]) / deviations[i] : 0;
          squares += vector[i] * vector[i];
        }
        double length = squares > 0 ? Math.sqrt(squares) : 1;
        for (int i = 0; i < vector.length; i++) {
          directions[i][row] = (float) (vector[i] / length);
        }
      }
      return directions;
    }
  }

  /// The figure on all rows of both tables.
  static double shareOf(CodedRows train, CodedRows judged) {
    Standard standard = Standard.of(train);
    return share(standard.directions(train), standard.directions(judged));
  }

  /// Share of real rows alike to a judged row.
  private static double share(float[][] real, float[][] judged) {
    int rows = real[0].length;
    int others = judged[0].length;
    long alike =
        Chunks.map(
                rows,
                ROWS,
                (from, to) -> {
                  float[] cosines = new float[others];
                  long count = 0;
                  for (int row = from; row < to; row++) {
                    Arrays.fill(cosines, 0);
                    for (int i = 0; i < real.length; i++) {
                      add(judged[i], real[i][row], cosines);
                    }
                    count += anyAlike(cosines) ? 1 : 0;
                  }
                  return count;
                })
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    return (double) alike / rows;
  }

  private static void add(float[] column, float times, float[] cosines) {
    for (int other = 0; other < cosines.length; other++) {
      cosines[other] += times * column[other];
    }
  }

  private static boolean anyAlike(float[] cosines) {
    for (float cosine : cosines) {
      if (cosine > ALIKE) {
        return true;
      }
    }
    return false;
  }
}
