package dev.understudy.judge.internal;

import dev.understudy.judge.internal.BoostedTrees.Objective;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.table.Seed;

/// Boosted trees that predict a target.
///
/// @param target what is predicted
/// @param columns the columns they see
/// @param trees trained on those
record TargetTrees(Target target, int[] columns, BoostedTrees trees) implements AutoCloseable {

  /// As in the models of utility: trees are grown per class.
  private static final int MOST_ROWS_TIMES_CLASSES = 100_000;

  /// @param rows with any cell of the target; those without are left out, and a random part is
  ///   taken where there are very many
  static TargetTrees fit(
      Target target, int[] columns, CodedRows rows, Settings settings, Seed seed) {
    int classes = target.classes().size();
    CodedRows known = target.known(rows);
    int most = MOST_ROWS_TIMES_CLASSES / Math.max(2, classes);
    CodedRows train = known.rows() <= most ? known : known.sample(most, seed.child("rows"));
    Objective objective =
        target.isNumber() ? Objective.NUMBER : classes == 2 ? Objective.BINARY : Objective.CLASSES;
    return new TargetTrees(
        target,
        columns,
        BoostedTrees.fit(
            train.features(columns), target.labels(train), objective, classes, settings));
  }

  /// @param features of the columns seen, as [CodedRows#features] gives them
  float[][] predict(FeatureMatrix features) {
    return trees.predict(features);
  }

  @Override
  public void close() {
    trees.close();
  }
}
