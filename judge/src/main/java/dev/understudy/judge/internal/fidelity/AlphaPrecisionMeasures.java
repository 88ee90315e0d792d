package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The measures `alpha_precision`, `beta_recall` and `authenticity` on equally many rows of each
/// table. Intervals resample rows (by person) with the distances they have, because neighbours
/// sought anew in a bootstrap sample would be the rows' own duplicates.
final class AlphaPrecisionMeasures {

  private static final Definition PRECISION =
      new Definition("alpha_precision", Scores.FIDELITY, true);
  private static final Definition RECALL = new Definition("beta_recall", Scores.FIDELITY, true);
  private static final Definition AUTHENTICITY =
      new Definition("authenticity", Scores.FIDELITY, true);

  private static final int REPLICATES = 50;
  private static final int FEWEST_ROWS = 2;

  private AlphaPrecisionMeasures() {}

  /// @param mostRows of each table
  static List<Measure> of(JudgedTables tables, int mostRows, Seed seed, Progress progress) {
    Samples samples = Samples.of(tables, mostRows, seed);
    CodedRows train = samples.train();
    if (train.rows() < FEWEST_ROWS || samples.synthetic().rows() < FEWEST_ROWS) {
      String reason = "There are too few rows to have neighbours.";
      return List.of(
          PRECISION.unknown(seed, reason),
          RECALL.unknown(seed, reason),
          AUTHENTICITY.unknown(seed, reason));
    }
    ScaledRows.Scale scale = ScaledRows.Scale.of(tables.train());
    ScaledRows real = ScaledRows.of(train, scale);
    List<Optional<AlphaPrecision>> compared = new ArrayList<>();
    for (Optional<CodedRows> judged : samples.judged()) {
      progress.check();
      compared.add(
          judged
              .filter(rows -> rows.rows() > 0)
              .map(rows -> AlphaPrecision.of(real, ScaledRows.of(rows, scale))));
    }
    AlphaPrecision synthetic = compared.getFirst().orElseThrow();
    double[][] replicates = replicates(synthetic, samples, seed);
    ToDoubleFunction<AlphaPrecision> authenticity =
        figure -> (double) figure.authentic() / figure.realToReal().length;
    double authentic = authenticity.applyAsDouble(synthetic);
    long persons = train.personCount();
    return List.of(
        PRECISION.measure(
            synthetic.precision(),
            Scores.normal(synthetic.precision(), Intervals.standardError(replicates[0]), 0, 1),
            train.rows(),
            seed,
            anchors(compared, AlphaPrecision::precision),
            samples.note(),
            tables.note()),
        RECALL.measure(
            synthetic.recall(),
            Scores.normal(synthetic.recall(), Intervals.standardError(replicates[1]), 0, 1),
            train.rows(),
            seed,
            anchors(compared, AlphaPrecision::recall),
            samples.note(),
            tables.note()),
        AUTHENTICITY.measure(
            authentic,
            Scores.interval(Intervals.wilson(authentic * persons, persons, Intervals.LEVEL)),
            train.rows(),
            seed,
            anchors(compared, authenticity),
            "Share of training rows nearer to another training row than to any synthetic row; read"
                + " it beside the holdout, noise scores 1.",
            samples.note(),
            tables.note()));
  }

  private static Anchors anchors(
      List<Optional<AlphaPrecision>> compared, ToDoubleFunction<AlphaPrecision> figure) {
    double[] values =
        compared.stream()
            .mapToDouble(one -> one.isEmpty() ? Double.NaN : figure.applyAsDouble(one.get()))
            .toArray();
    return Scores.anchors(values[1], values[2], values[3]);
  }

  /// Precision and recall of resamples, `[2][replicate]`.
  private static double[][] replicates(AlphaPrecision figure, Samples samples, Seed seed) {
    byte[][] train =
        Bootstrap.weights(samples.train().persons(), REPLICATES, seed.child("train resamples"));
    byte[][] synthetic =
        Bootstrap.weights(
            samples.synthetic().persons(), REPLICATES, seed.child("synthetic resamples"));
    double[][] figures = new double[2][REPLICATES];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      AlphaPrecision drawn = figure.weighted(train[replicate], synthetic[replicate]);
      figures[0][replicate] = drawn.precision();
      figures[1][replicate] = drawn.recall();
    }
    return figures;
  }
}
