package dev.understudy.judge.internal;

import dev.understudy.table.UserError;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Gradient-boosted trees (Chen and Guestrin, KDD 2016): the only place that knows XGBoost4J. One
/// thread per fit keeps results equal on every machine and, on a busy machine, is also faster (its
/// native threads spin); run several fits side by side instead.
public final class BoostedTrees implements AutoCloseable {

  /// What is predicted.
  public enum Objective {
    /// A label of 0 or 1; predictions hold the probability of 1, `[rows][1]`.
    BINARY,
    /// A label of 0 .. classes - 1; predictions hold a probability per class, `[rows][classes]`.
    CLASSES,
    /// A number; predictions hold it, `[rows][1]`.
    NUMBER
  }

  /// @param rounds number of boosting rounds
  /// @param depth greatest depth of a tree
  /// @param learningRate shrinkage per round
  /// @param minimumChildWeight least sum of second derivatives in a leaf
  /// @param threads native threads of one fit
  /// @param forest how the trees of a round differ by chance
  public record Settings(
      int rounds,
      int depth,
      double learningRate,
      double minimumChildWeight,
      int threads,
      Forest forest) {

    /// One tree a round, on all rows and columns: nothing is left to chance.
    public Settings(
        int rounds, int depth, double learningRate, double minimumChildWeight, int threads) {
      this(rounds, depth, learningRate, minimumChildWeight, threads, Forest.NONE);
    }

    /// Models of a target as the common yardstick has them: enough trees for tables of 10^2 to 10^5
    /// rows.
    public static Settings yardstick(int threads) {
      return new Settings(200, 5, 0.1, 5, threads);
    }
  }

  /// Trees of one round, each on random rows and columns, whose predictions are averaged (Breiman,
  /// Machine Learning 45, 2001).
  ///
  /// @param trees of one round
  /// @param rowShare share of the rows a tree sees, drawn without replacement
  /// @param columnShare share of the columns a split sees
  /// @param seed of XGBoost's own random numbers
  public record Forest(int trees, double rowShare, double columnShare, int seed) {

    /// One tree that sees everything.
    public static final Forest NONE = new Forest(1, 1, 1, 0);
  }

  private final Booster booster;

  private BoostedTrees(Booster booster) {
    this.booster = booster;
  }

  /// @param labels one per row of `features`
  /// @param classes number of classes, used by [Objective#CLASSES] alone
  public static BoostedTrees fit(
      FeatureMatrix features, float[] labels, Objective objective, int classes, Settings settings) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", settings.depth());
    parameters.put("eta", settings.learningRate());
    parameters.put("min_child_weight", settings.minimumChildWeight());
    parameters.put("nthread", settings.threads());
    parameters.put("verbosity", 0);
    if (!settings.forest().equals(Forest.NONE)) {
      parameters.put("num_parallel_tree", settings.forest().trees());
      parameters.put("subsample", settings.forest().rowShare());
      parameters.put("colsample_bynode", settings.forest().columnShare());
      parameters.put("seed", settings.forest().seed());
    }
    switch (objective) {
      case BINARY -> parameters.put("objective", "binary:logistic");
      case CLASSES -> {
        parameters.put("objective", "multi:softprob");
        parameters.put("num_class", classes);
      }
      case NUMBER -> parameters.put("objective", "reg:squarederror");
    }
    try {
      DMatrix matrix = matrix(features);
      try {
        matrix.setLabel(labels);
        return new BoostedTrees(
            XGBoost.train(
                matrix, parameters, settings.rounds(), new LinkedHashMap<>(), null, null));
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError error) {
      throw new IllegalStateException("boosted trees could not be fitted", error);
    } catch (LinkageError error) {
      throw new UserError(
          "The boosted-tree library XGBoost has no build for this machine ("
              + System.getProperty("os.name")
              + ", "
              + System.getProperty("os.arch")
              + "); judge on 64-bit Linux, macOS or Windows.",
          error);
    }
  }

  /// Predictions for each row, shaped as [Objective] says.
  public float[][] predict(FeatureMatrix features) {
    try {
      DMatrix matrix = matrix(features);
      try {
        return booster.predict(matrix);
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError error) {
      throw new IllegalStateException("boosted trees could not predict", error);
    }
  }

  /// What each column adds to each row's prediction, in log odds or in the number's unit: exact
  /// SHAP values of trees (Lundberg et al., Nature Machine Intelligence 2, 2020).
  ///
  /// @return column by column and the bias last, class by class: `[rows][outputs * (columns + 1)]`
  public float[][] contributions(FeatureMatrix features) {
    try {
      DMatrix matrix = matrix(features);
      try {
        return booster.predictContrib(matrix, 0);
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError error) {
      throw new IllegalStateException("boosted trees could not explain", error);
    }
  }

  /// Missing is NaN: without saying so XGBoost4J takes zeros for missing.
  private static DMatrix matrix(FeatureMatrix features) throws XGBoostError {
    return new DMatrix(features.values(), features.rows(), features.columns(), Float.NaN);
  }

  @Override
  public void close() {
    booster.dispose();
  }
}
