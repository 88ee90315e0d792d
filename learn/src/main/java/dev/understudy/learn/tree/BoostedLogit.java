package dev.understudy.learn.tree;

import dev.understudy.table.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The log odds of a yes as a sum of trees, fitted by gradient boosting on the logistic loss
/// (Friedman, Annals of Statistics 29, 2001, with the second-order steps of XGBoost).
///
/// Boosting stops by itself once no split gains [GrowthLimits#minimumGain].
///
/// @param base log odds before any tree
/// @param trees whose leaf values are added to it
public record BoostedLogit(float base, List<Tree> trees) {

  public BoostedLogit {
    trees = List.copyOf(trees);
  }

  /// @param yes `[row]`
  /// @param weight `[row]` what counts against the least weight of a leaf
  /// @param random for the rows of each tree, where they are sampled
  public static BoostedLogit fit(
      Predictors predictors,
      boolean[] yes,
      float[] weight,
      BoostingOptions options,
      RandomStream random) {
    int rows = predictors.rowCount();
    int count = 0;
    for (int row = 0; row < rows; row++) {
      count += yes[row] ? 1 : 0;
    }
    // Half a yes and half a no are added, so that the log odds stay finite (Haldane, 1956).
    float base = (float) StrictMath.log((count + 0.5) / (rows - count + 0.5));
    List<Tree> trees = new ArrayList<>();
    if (count == 0 || count == rows || options.rounds() == 0) {
      return new BoostedLogit(base, trees);
    }
    float[] scores = new float[rows];
    Arrays.fill(scores, base);
    float[] gradient = new float[rows];
    float[] hessian = new float[rows];
    int[] all = new int[rows];
    Arrays.setAll(all, row -> row);
    TreeGrower grower = new TreeGrower(predictors, options.growth());
    for (int round = 0; round < options.rounds(); round++) {
      for (int row = 0; row < rows; row++) {
        float p = Logistic.probability(scores[row]);
        gradient[row] = p - (yes[row] ? 1f : 0f);
        hessian[row] = Math.max(p * (1 - p), 1e-6f);
      }
      boolean whole = options.sampleShare() == 1;
      int[] chosen = whole ? all : sample(rows, options.sampleShare(), random);
      Tree tree = grower.grow(chosen, gradient, hessian, weight, (float) options.shrinkage());
      if (tree.nodeCount() == 1) {
        break;
      }
      trees.add(tree);
      if (whole) {
        grower.addTo(scores);
      } else {
        tree.add(predictors.bins(), all, 0, rows, scores);
      }
    }
    return new BoostedLogit(base, trees);
  }

  /// The average log odds of several fits, each on a share of the rows drawn without replacement
  /// (subagging: Buehlmann and Yu, Annals of Statistics 30, 2002), so that no row is in all of
  /// them.
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
    int count = 0;
    for (boolean answer : yes) {
      count += answer ? 1 : 0;
    }
    float base = (float) StrictMath.log((count + 0.5) / (rows - count + 0.5));
    List<Tree> trees = new ArrayList<>();
    for (int bag = 0; bag < bags; bag++) {
      int[] chosen = Arrays.copyOf(random.permutation(rows), size);
      Arrays.sort(chosen);
      boolean[] chosenYes = new boolean[size];
      float[] chosenWeight = new float[size];
      for (int i = 0; i < size; i++) {
        chosenYes[i] = yes[chosen[i]];
        chosenWeight[i] = weight[chosen[i]];
      }
      BoostedLogit fitted =
          fit(predictors.select(chosen), chosenYes, chosenWeight, options, random);
      for (Tree tree : fitted.trees()) {
        float[] value = tree.value();
        for (int node = 0; node < value.length; node++) {
          value[node] /= bags;
        }
        trees.add(tree);
      }
    }
    return new BoostedLogit(base, trees);
  }

  private static int[] sample(int rows, double share, RandomStream random) {
    int[] chosen = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (random.nextDouble() < share) {
        chosen[count++] = row;
      }
    }
    return Arrays.copyOf(chosen, count);
  }
}
