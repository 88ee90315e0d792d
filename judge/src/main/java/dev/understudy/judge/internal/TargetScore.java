package dev.understudy.judge.internal;

import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import java.util.Arrays;

/// How well boosted trees trained on some rows predict others: AUC of classes, R2 of a number.
///
/// @param value NaN where nothing can be learned or tested
/// @param standardError over persons of the tested rows
public record TargetScore(double value, double standardError) {

  /// Rows trained on: as in the quick judgement's models, trees are grown per class.
  private static final int MOST_ROWS_TIMES_CLASSES = 40_000;

  /// Trees see every column for every split.
  private static final int MOST_COLUMNS = 300;

  /// Resamples behind a standard error where there is no formula: known to 10 %.
  private static final int REPLICATES = 50;

  private static final TargetScore UNKNOWN = new TargetScore(Double.NaN, Double.NaN);

  /// @param train rows to learn from
  /// @param test rows to predict
  public static TargetScore of(Target target, CodedRows train, CodedRows test, Seed seed) {
    int[] others = target.others(train.columns().size());
    int[] drawn =
        CodedRows.draw(
            others.length, Math.min(others.length, MOST_COLUMNS), seed.child("columns").stream());
    int[] columns = Arrays.stream(drawn).map(index -> others[index]).sorted().toArray();
    int most = MOST_ROWS_TIMES_CLASSES / Math.max(2, target.classes().size());
    CodedRows known = target.known(train);
    CodedRows teaching = known.rows() <= most ? known : known.sample(most, seed.child("rows"));
    CodedRows tested = target.known(test);
    if (columns.length == 0 || tested.rows() == 0 || !target.teaches(teaching)) {
      return UNKNOWN;
    }
    try (TargetTrees trees =
        TargetTrees.fit(target, columns, teaching, Settings.yardstick(1), seed)) {
      return of(
          target,
          tested,
          new Predictions(target, target.labels(tested), trees.predict(tested.features(columns))),
          seed);
    }
  }

  private static TargetScore of(Target target, CodedRows tested, Predictions made, Seed seed) {
    double value = figure(target, made, Weights.once(tested.rows())[0]);
    if (target.classes().size() == 2) {
      return new TargetScore(value, Math.sqrt(made.rocArea(tested.persons()).variance()));
    }
    double[] replicates =
        Arrays.stream(Bootstrap.weights(tested.persons(), REPLICATES, seed.child("resamples")))
            .mapToDouble(weights -> figure(target, made, weights))
            .filter(Double::isFinite)
            .toArray();
    return new TargetScore(value, Intervals.standardError(replicates));
  }

  private static double figure(Target target, Predictions made, byte[] weights) {
    return target.isNumber() ? made.explained(weights) : made.area(weights);
  }
}
