package dev.understudy.learn.tree;

import dev.understudy.table.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The log odds of a yes as a sum of trees, fitted by gradient boosting on the logistic loss
/// (Friedman, Annals of Statistics 29, 2001, with the second-order steps of XGBoost).
///
/// Boosting stops by itself once no split gains [GrowthLimits#minimumGain]: then nothing is left in
/// the residuals that chance would not put there as well.
///
/// @param base log odds before any tree
/// @param trees whose leaf values are added to it
/// @param gain `[feature]` of the predictors: what its splits gained, in twice the log-likelihood of
///   full steps
public record BoostedLogit(float base, List<Tree> trees, double[] gain) {

  /// Least hessian of a row, so that a row that is certain does not make a leaf value explode.
  private static final float LEAST_HESSIAN = 1e-6f;

  public BoostedLogit {
    trees = List.copyOf(trees);
  }

  /// @param yes `[row]`
  /// @param weight `[row]` what counts against the least weight of a leaf
  public static BoostedLogit fit(
      Predictors predictors, boolean[] yes, float[] weight, BoostingOptions options) {
    int rows = predictors.rowCount();
    float base = base(yes);
    List<Tree> trees = new ArrayList<>();
    double[] gain = new double[predictors.featureCount()];
    if (constant(yes) || options.rounds() == 0 || predictors.featureCount() == 0) {
      return new BoostedLogit(base, trees, gain);
    }
    float[] scores = new float[rows];
    Arrays.fill(scores, base);
    float[] gradient = new float[rows];
    float[] hessian = new float[rows];
    TreeGrower grower = new TreeGrower(predictors, options.growth());
    for (int round = 0; round < options.rounds(); round++) {
      for (int row = 0; row < rows; row++) {
        float probability = Logistic.probability(scores[row]);
        gradient[row] = probability - (yes[row] ? 1f : 0f);
        hessian[row] = Math.max(probability * (1 - probability), LEAST_HESSIAN);
      }
      Tree tree = grower.grow(gradient, hessian, weight, (float) options.shrinkage());
      if (tree.nodeCount() == 1) {
        break;
      }
      trees.add(tree);
      grower.addTo(scores);
      grower.addGain(gain);
    }
    return new BoostedLogit(base, trees, gain);
  }

  /// The average log odds of several fits, each on a share of the rows drawn without replacement
  /// (subagging: Buehlmann and Yu, Annals of Statistics 30, 2002), so that no row is in all of them.
  ///
  /// @param bags how many fits
  /// @param share of the rows in each, in (0, 1)
  public static BoostedLogit bagged(
      Predictors predictors,
      boolean[] yes,
      float[] weight,
      BoostingOptions options,
      int bags,
      double share,
      RandomStream random) {
    int rows = predictors.rowCount();
    int size = Math.max(1, (int) Math.round(rows * share));
    List<Tree> trees = new ArrayList<>();
    double[] gain = new double[predictors.featureCount()];
    for (int bag = 0; bag < bags; bag++) {
      int[] chosen = Arrays.copyOf(random.permutation(rows), size);
      Arrays.sort(chosen);
      boolean[] chosenYes = new boolean[size];
      float[] chosenWeight = new float[size];
      for (int i = 0; i < size; i++) {
        chosenYes[i] = yes[chosen[i]];
        chosenWeight[i] = weight[chosen[i]];
      }
      BoostedLogit fitted = fit(predictors.select(chosen), chosenYes, chosenWeight, options);
      fitted.trees().forEach(tree -> trees.add(tree.scaled(1f / bags)));
      for (int feature = 0; feature < gain.length; feature++) {
        gain[feature] += fitted.gain()[feature] / bags;
      }
    }
    return new BoostedLogit(base(yes), trees, gain);
  }

  /// Half a yes and half a no are added, so that the log odds stay finite (Haldane, 1956).
  private static float base(boolean[] yes) {
    int count = 0;
    for (boolean answer : yes) {
      count += answer ? 1 : 0;
    }
    return (float) StrictMath.log((count + 0.5) / (yes.length - count + 0.5));
  }

  private static boolean constant(boolean[] yes) {
    for (boolean answer : yes) {
      if (answer != yes[0]) {
        return false;
      }
    }
    return true;
  }
}
