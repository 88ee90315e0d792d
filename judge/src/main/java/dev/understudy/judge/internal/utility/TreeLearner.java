package dev.understudy.judge.internal.utility;

import dev.understudy.judge.internal.BoostedTrees;
import dev.understudy.judge.internal.BoostedTrees.Forest;
import dev.understudy.judge.internal.BoostedTrees.Objective;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Target;
import dev.understudy.table.Seed;
import java.util.Optional;

/// Boosted trees or a random forest.
///
/// @param name of the kind
/// @param settings of the trees
record TreeLearner(String name, Settings settings) implements Learner {

  /// More trees of a forest change the third digit of an AUC.
  private static final int FOREST_TREES = 100;

  /// Trees of a forest are grown deep, for their errors are averaged away.
  private static final int FOREST_DEPTH = 12;

  /// Share of different rows in a bootstrap sample, 1 - 1/e.
  private static final double ROW_SHARE = 0.632;

  private static final double COLUMN_SHARE = 0.4;

  /// Sum of second derivatives: some four to ten rows of a class in a leaf.
  private static final double FOREST_CHILD_WEIGHT = 1;

  /// @param threads native threads of one fit
  static TreeLearner boosted(int threads) {
    return new TreeLearner("boosted", Settings.yardstick(threads));
  }

  /// @param threads native threads of one fit
  static TreeLearner forest(int threads) {
    return new TreeLearner(
        "forest",
        new Settings(
            1,
            FOREST_DEPTH,
            1,
            FOREST_CHILD_WEIGHT,
            threads,
            new Forest(FOREST_TREES, ROW_SHARE, COLUMN_SHARE, 0)));
  }

  @Override
  public Fitted fit(Problem problem, CodedRows train, Seed seed) {
    Target target = problem.target();
    int classes = target.classes().size();
    Objective objective =
        target.isNumber() ? Objective.NUMBER : classes == 2 ? Objective.BINARY : Objective.CLASSES;
    return new FittedTrees(
        BoostedTrees.fit(
            train.features(problem.features()),
            target.labels(train),
            objective,
            classes,
            seeded(seed)),
        problem.features());
  }

  private Settings seeded(Seed seed) {
    Forest forest = settings.forest();
    if (forest.equals(Forest.NONE)) {
      return settings;
    }
    return new Settings(
        settings.rounds(),
        settings.depth(),
        settings.learningRate(),
        settings.minimumChildWeight(),
        settings.threads(),
        new Forest(
            forest.trees(),
            forest.rowShare(),
            forest.columnShare(),
            (int) (seed.value() & Integer.MAX_VALUE)));
  }

  private record FittedTrees(BoostedTrees trees, int[] features) implements Fitted {

    @Override
    public float[][] predict(CodedRows rows) {
      return trees.predict(rows.features(features));
    }

    /// Absolute SHAP values, added up over the classes.
    @Override
    public Optional<float[][]> contributions(CodedRows rows) {
      float[][] values = trees.contributions(rows.features(features));
      float[][] sizes = new float[values.length][features.length];
      int width = features.length + 1;
      for (int row = 0; row < values.length; row++) {
        for (int i = 0; i < values[row].length; i++) {
          if (i % width < features.length) {
            sizes[row][i % width] += Math.abs(values[row][i]);
          }
        }
      }
      return Optional.of(sizes);
    }

    @Override
    public void close() {
      trees.close();
    }
  }
}
