package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Interval;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Predictions;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Weights;
import dev.understudy.judge.internal.utility.Panel.Trained;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.RocArea;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Figures of trained models with intervals that cover two kinds of chance: which persons are in
/// the holdout, and which persons the models were trained on.
///
/// The value is that of the first training, on all rows. The first variance is that of this figure
/// over resampled holdout persons (or DeLong's for an AUC of two classes), the second the mean
/// squared distance of the later trainings, on resampled persons, from the first: the bootstrap's
/// variance, and a little more, as a resample holds fewer different persons. With one training the
/// second kind is not covered.
final class Scoring {

  /// Resamples behind an interval: 200 are enough for a standard deviation, 50 still show its width
  /// where a large holdout with many classes affords no more.
  private static final int MOST_REPLICATES = 200;

  private static final int FEWEST_REPLICATES = 50;

  /// Numbers looked at in all resamples of one figure of one model, some 0.1 s.
  private static final long MOST_CELLS = 40_000_000;

  private final CodedRows test;
  private final byte[] once;
  private final byte[][] replicates;

  /// @param cells numbers looked at for one figure of one model
  Scoring(CodedRows test, long cells, Seed seed) {
    this.test = test;
    this.once = Weights.once(test.rows())[0];
    int count = Math.clamp(MOST_CELLS / Math.max(1, cells), FEWEST_REPLICATES, MOST_REPLICATES);
    this.replicates = Bootstrap.weights(test.persons(), count, seed.child("resamples"));
  }

  /// @param value of the first training
  /// @param interval null where the resamples do not show one
  record Score(double value, @Nullable Interval interval) {}

  /// Each test row once.
  byte[] once() {
    return once;
  }

  /// A figure of the first training, NaN without any.
  double value(List<Trained> models, Figure figure) {
    return models.isEmpty() ? Double.NaN : figure.of().of(models.getFirst().predictions(), once);
  }

  /// @param models at least one training
  Score score(List<Trained> models, Figure figure) {
    double value = value(models, figure);
    Predictions first = models.getFirst().predictions();
    double retraining = retraining(models, figure);
    if (figure == Figure.AREA && first.classes() == 2) {
      RocArea area = first.rocArea(test.persons());
      RocArea whole =
          new RocArea(value, area.variance() + retraining, area.positives(), area.negatives());
      return new Score(value, Scores.interval(whole.interval(Intervals.LEVEL)));
    }
    double[] figures = new double[replicates.length];
    for (int replicate = 0; replicate < figures.length; replicate++) {
      figures[replicate] = figure.of().of(first, replicates[replicate]);
    }
    return new Score(value, interval(value, figures, retraining, figure.low(), figure.high()));
  }

  /// First minus second, on the same resamples.
  Score difference(List<Trained> models, List<Trained> others, Figure figure) {
    double value = value(models, figure) - value(others, figure);
    double[] differences = new double[replicates.length];
    for (int replicate = 0; replicate < differences.length; replicate++) {
      differences[replicate] =
          figure.of().of(models.getFirst().predictions(), replicates[replicate])
              - figure.of().of(others.getFirst().predictions(), replicates[replicate]);
    }
    double retraining = retraining(models, figure) + retraining(others, figure);
    return new Score(
        value,
        interval(
            value, differences, retraining, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  /// Variance of the figure over samples of persons to train on.
  private double retraining(List<Trained> models, Figure figure) {
    if (models.size() < 2) {
      return 0;
    }
    double all = figure.of().of(models.getFirst().predictions(), once);
    double squares = 0;
    for (Trained part : models.subList(1, models.size())) {
      double difference = figure.of().of(part.predictions(), once) - all;
      squares += difference * difference;
    }
    return squares / (models.size() - 1);
  }

  private static @Nullable Interval interval(
      double value, double[] figures, double retraining, double low, double high) {
    double[] known = Arrays.stream(figures).filter(Double::isFinite).toArray();
    if (known.length < figures.length / 2) {
      return null;
    }
    double spread = Intervals.standardError(known);
    return Scores.normal(value, Math.sqrt(spread * spread + retraining), low, high);
  }
}
