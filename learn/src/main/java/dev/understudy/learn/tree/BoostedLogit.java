package dev.understudy.learn.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The log odds of a yes as a sum of trees, fitted by gradient boosting on the logistic loss
/// (Friedman, Annals of Statistics 29, 2001, with the second-order steps of XGBoost).
///
/// Boosting stops by itself once no split gains [GrowthLimits#minimumGain]: then nothing is left in
/// the residuals that chance would not put there as well.
///
/// @param base log odds before any tree
/// @param trees whose leaf values are added to it
/// @param gain `[feature]` of the predictors: what its splits gained, in twice the log-likelihood
///   of full steps
public record BoostedLogit(float base, List<Tree> trees, double[] gain) {

  /// Least hessian of a row, so that a row that is certain does not make a leaf value explode.
  static final float LEAST_HESSIAN = 1e-6f;

  public BoostedLogit {
    trees = List.copyOf(trees);
  }

  /// One tree whose leaves hold the log odds of their rows, as classification trees do.
  ///
  /// @param yes `[row]`
  /// @param weight `[row]` what counts against the least weight of a leaf
  public static BoostedLogit singleTree(
      Predictors predictors, boolean[] yes, float[] weight, GrowthLimits growth) {
    BoostedLogit grown = fit(predictors, yes, weight, new BoostingOptions(1, 1, growth));
    return new BoostedLogit(
        grown.base(),
        grown.trees().stream().map(tree -> withLogOdds(tree, predictors, yes)).toList(),
        grown.gain());
  }

  /// The same log odds whatever the predictors say.
  public static BoostedLogit constant(Predictors predictors, boolean[] yes) {
    return new BoostedLogit(base(yes), List.of(), new double[predictors.featureCount()]);
  }

  private static Tree withLogOdds(Tree tree, Predictors predictors, boolean[] yes) {
    int[] rows = new int[tree.nodeCount()];
    int[] yeses = new int[tree.nodeCount()];
    for (int row = 0; row < yes.length; row++) {
      int leaf = tree.leaf(predictors.bins(), row);
      rows[leaf]++;
      yeses[leaf] += yes[row] ? 1 : 0;
    }
    float[] value = new float[tree.nodeCount()];
    for (int node = 0; node < value.length; node++) {
      value[node] = tree.isLeaf(node) ? logOdds(yeses[node], rows[node]) - base(yes) : 0;
    }
    return new Tree(tree.feature(), tree.left(), tree.sets(), value);
  }

  /// @param yes `[row]`
  /// @param weight `[row]` what counts against the least weight of a leaf
  public static BoostedLogit fit(
      Predictors predictors, boolean[] yes, float[] weight, BoostingOptions options) {
    double[] gain = new double[predictors.featureCount()];
    List<Tree> trees = new ArrayList<>();
    Boosting boosting = new Boosting(predictors, yes, weight, options);
    for (Optional<Boosting.Round> round = boosting.next();
        round.isPresent();
        round = boosting.next()) {
      trees.add(round.get().tree());
      round.get().addGain(gain);
    }
    return new BoostedLogit(base(yes), trees, gain);
  }

  /// What a single split by each predictor would gain, `[feature]`, in twice the log-likelihood.
  ///
  /// @param yes `[row]`
  /// @param weight `[row]` what counts against the least weight of a leaf
  public static double[] singleGains(
      Predictors predictors, boolean[] yes, float[] weight, GrowthLimits growth) {
    float probability = Logistic.probability(base(yes));
    float[] gradient = new float[yes.length];
    float[] hessian = new float[yes.length];
    for (int row = 0; row < yes.length; row++) {
      gradient[row] = probability - (yes[row] ? 1f : 0f);
      hessian[row] = Math.max(probability * (1 - probability), LEAST_HESSIAN);
    }
    return new TreeGrower(predictors, growth).singleGains(gradient, hessian, weight);
  }

  static float base(boolean[] yes) {
    int count = 0;
    for (boolean answer : yes) {
      count += answer ? 1 : 0;
    }
    return logOdds(count, yes.length);
  }

  /// Half a yes and half a no are added, so that the log odds stay finite (Haldane, 1956).
  private static float logOdds(int yes, int rows) {
    return (float) StrictMath.log((yes + 0.5) / (rows - yes + 0.5));
  }
}
