package dev.understudy.learn.tree;

import java.util.Arrays;
import java.util.Optional;

/// Gradient boosting of a logistic loss while it goes on, one tree after the other. Belongs to one
/// thread.
final class Boosting {

  private final boolean[] yes;
  private final float[] weight;
  private final BoostingOptions options;
  private final float[] scores;
  private final float[] gradient;
  private final float[] hessian;
  private final TreeGrower grower;
  private int left;

  /// @param yes `[row]`
  /// @param weight `[row]` what counts against the least weight of a leaf
  Boosting(Predictors predictors, boolean[] yes, float[] weight, BoostingOptions options) {
    this.yes = yes;
    this.weight = weight;
    this.options = options;
    scores = new float[yes.length];
    Arrays.fill(scores, BoostedLogit.base(yes));
    gradient = new float[yes.length];
    hessian = new float[yes.length];
    grower = new TreeGrower(predictors, options.growth());
    left = alike(yes) || predictors.featureCount() == 0 ? 0 : options.rounds();
  }

  private static boolean alike(boolean[] yes) {
    for (boolean answer : yes) {
      if (answer != yes[0]) {
        return false;
      }
    }
    return true;
  }

  /// One tree and what it gained.
  ///
  /// @param gain `[feature]`
  record Round(Tree tree, double[] gain) {

    void addGain(double[] sums) {
      for (int feature = 0; feature < sums.length; feature++) {
        sums[feature] += gain[feature];
      }
    }
  }

  /// The next tree; empty once no split gains enough, or all rounds are over.
  Optional<Round> next() {
    if (left == 0) {
      return Optional.empty();
    }
    for (int row = 0; row < yes.length; row++) {
      float probability = Logistic.probability(scores[row]);
      gradient[row] = probability - (yes[row] ? 1f : 0f);
      hessian[row] = Math.max(probability * (1 - probability), BoostedLogit.LEAST_HESSIAN);
    }
    Tree tree = grower.grow(gradient, hessian, weight, (float) options.shrinkage());
    if (tree.nodeCount() == 1) {
      left = 0;
      return Optional.empty();
    }
    left--;
    grower.addTo(scores);
    return Optional.of(new Round(tree, grower.gain()));
  }
}
