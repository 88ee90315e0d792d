package dev.understudy.synth.trees;

import dev.understudy.learn.tree.BoostedLogit;
import dev.understudy.learn.tree.Predictors;
import dev.understudy.table.Seed;

/// One question waiting to be answered by boosting: the unit of work of a fit.
///
/// @param rows of the table whose codes lead to the question
/// @param yes `[place in rows]`
/// @param given features it may depend on
/// @param target whether the feature is what models will be trained to predict
/// @param seed of its bags
record Question(int[] rows, boolean[] yes, int[] given, boolean target, Seed seed) {

  /// A measure of its time.
  long cost() {
    return (long) rows.length * (given.length + 1);
  }

  /// @param weight `[row of the table]` what a row counts towards the persons in a leaf
  BoostedLogit answer(Predictors predictors, float[] weight, TreesSettings settings) {
    Predictors own = predictors.select(given, rows);
    float[] weights = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      weights[i] = weight[rows[i]];
    }
    BoostedLogit fitted =
        settings.bags(rows.length) == 1
            ? BoostedLogit.fit(own, yes, weights, settings.single(target))
            : settings
                .bagging(rows.length, target)
                .fit(own, yes, weights, settings.bagged(target), seed.stream());
    return new BoostedLogit(
        fitted.base(),
        fitted.trees().stream().map(tree -> tree.renumbered(given)).toList(),
        fitted.gain());
  }
}
