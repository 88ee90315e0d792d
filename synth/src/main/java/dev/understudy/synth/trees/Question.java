package dev.understudy.synth.trees;

import dev.understudy.learn.tree.BoostedLogit;
import dev.understudy.learn.tree.GrowthLimits;
import dev.understudy.learn.tree.Predictors;
import dev.understudy.synth.ColumnMethod;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// One question waiting to be answered by boosting: the unit of work of a fit.
///
/// @param rows of the table whose codes lead to the question
/// @param yes `[place in rows]`
/// @param given features it may depend on
/// @param target whether the feature is what models will be trained to predict
/// @param seed of its bags
record Question(int[] rows, boolean[] yes, int[] given, boolean target, Seed seed) {

  /// Fifty persons in a leaf, as smaller leaves of a single tree copy (sequential CART with leaves
  /// of five on Adult: membership AUC .544).
  private static final GrowthLimits SINGLE_TREE = new GrowthLimits(12, 50, 4, 1);

  /// Most features that are looked at: with hundreds, nearly all of them would only cost time.
  private static final int MOST_PREDICTORS = 60;

  /// A measure of its time.
  long cost() {
    return (long) rows.length * (given.length + 1);
  }

  /// @param weight `[row of the table]` what a row counts towards the persons in a leaf
  BoostedLogit answer(
      Predictors predictors, float[] weight, ColumnMethod method, TreesSettings settings) {
    float[] weights = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      weights[i] = weight[rows[i]];
    }
    int[] places = promising(predictors, weights, settings);
    int[] asked = Arrays.stream(places).map(place -> given[place]).toArray();
    BoostedLogit fitted = fitted(predictors.select(asked, rows), weights, method, settings);
    double[] gain = new double[given.length];
    for (int k = 0; k < places.length; k++) {
      gain[places[k]] = fitted.gain()[k];
    }
    return new BoostedLogit(
        fitted.base(), fitted.trees().stream().map(tree -> tree.renumbered(asked)).toList(), gain);
  }

  /// The places in `given` of the features that alone tell most; all where they are few.
  private int[] promising(Predictors predictors, float[] weights, TreesSettings settings) {
    if (given.length <= MOST_PREDICTORS) {
      return IntStream.range(0, given.length).toArray();
    }
    double[] gains =
        BoostedLogit.singleGains(
            predictors.select(given, rows), yes, weights, settings.single(target).growth());
    return IntStream.range(0, given.length)
        .boxed()
        .sorted(Comparator.comparingDouble(place -> -gains[place]))
        .limit(MOST_PREDICTORS)
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private BoostedLogit fitted(
      Predictors own, float[] weights, ColumnMethod method, TreesSettings settings) {
    return switch (method) {
      case BOOSTED -> boosted(own, weights, settings);
      case ADDITIVE -> boosted(own, weights, settings.additive());
      case CART -> BoostedLogit.singleTree(own, yes, weights, SINGLE_TREE);
      case INDEPENDENT -> BoostedLogit.constant(own, yes);
    };
  }

  private BoostedLogit boosted(Predictors own, float[] weights, TreesSettings settings) {
    return settings.bags(rows.length) == 1
        ? BoostedLogit.fit(own, yes, weights, settings.single(target))
        : settings
            .bagging(rows.length, target)
            .fit(own, yes, weights, settings.bagged(target), seed.stream());
  }
}
