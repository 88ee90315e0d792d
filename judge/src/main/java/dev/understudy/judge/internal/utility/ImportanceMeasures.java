package dev.understudy.judge.internal.utility;

import dev.understudy.judge.ImportancePair;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.utility.Panel.Run;
import dev.understudy.judge.internal.utility.Panel.Trained;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.jspecify.annotations.Nullable;

/// Whether the model trained on synthetic rows looks at the same columns as the one trained on real
/// rows: mean absolute SHAP values (Lundberg and Lee, NeurIPS 2017) of both on the same holdout
/// rows. Intervals resample those rows' persons and do not cover retraining.
///
/// @param measures in the order they are shown
/// @param pairs one per column the models see
record ImportanceMeasures(List<Measure> measures, List<ImportancePair> pairs) {

  private static final Definition COSINE =
      new Definition("importance_cosine", Scores.UTILITY, true);
  private static final Definition RANKS =
      new Definition("importance_rank_correlation", Scores.UTILITY, true);

  private static final int REPLICATES = 100;

  /// A figure of two vectors of importance, `[feature]`.
  @FunctionalInterface
  private interface Agreement {
    double of(double[] real, double[] other);
  }

  /// The measures where there is no holdout.
  static List<Measure> unknown(Seed seed, String why) {
    return List.of(COSINE.unknown(seed, why), RANKS.unknown(seed, why));
  }

  static ImportanceMeasures of(Panel panel, Run run, Seed seed) {
    Optional<float[][]> real = contributions(run.real());
    Optional<float[][]> synthetic = contributions(run.synthetic());
    if (real.isEmpty() || synthetic.isEmpty()) {
      return new ImportanceMeasures(
          unknown(seed, "No model could be trained and explained on both tables."), List.of());
    }
    int[] persons = panel.test().select(panel.explained()).persons();
    byte[][] weights = Bootstrap.weights(persons, REPLICATES, seed.child("resamples"));
    List<Measure> measures = new ArrayList<>();
    for (Definition definition : List.of(COSINE, RANKS)) {
      Agreement agreement =
          definition == COSINE ? ImportanceMeasures::cosine : ImportanceMeasures::rankCorrelation;
      double[] own = importance(real.get(), null);
      double value = agreement.of(own, importance(synthetic.get(), null));
      double[] replicates =
          Arrays.stream(weights)
              .mapToDouble(drawn ->
                  agreement.of(importance(real.get(), drawn), importance(synthetic.get(), drawn)))
              .filter(Double::isFinite)
              .toArray();
      measures.add(
          Double.isNaN(value)
              ? definition.unknown(seed, "The models use no column, or there is only one.")
              : definition.measure(
                  value,
                  Scores.normal(value, Intervals.standardError(replicates), -1, 1),
                  panel.explained().length,
                  seed,
                  Scores.anchors(
                      against(agreement, own, run.holdout()),
                      against(agreement, own, run.independent()),
                      against(agreement, own, run.copy())),
                  String.format(
                      Locale.ROOT,
                      "SHAP values of one training each on %d holdout rows; the interval does not cover"
                          + " retraining.",
                      panel.explained().length),
                  panel.notes()));
    }
    return new ImportanceMeasures(List.copyOf(measures), pairs(panel, real.get(), synthetic.get()));
  }

  private static Optional<float[][]> contributions(List<Trained> models) {
    return models.isEmpty() ? Optional.empty() : models.getFirst().contributions();
  }

  private static double against(Agreement agreement, double[] own, List<Trained> models) {
    return contributions(models)
        .map(values -> agreement.of(own, importance(values, null)))
        .orElse(Double.NaN);
  }

  private static List<ImportancePair> pairs(Panel panel, float[][] real, float[][] synthetic) {
    double[] first = shares(importance(real, null));
    double[] second = shares(importance(synthetic, null));
    List<ImportancePair> pairs = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      int column = panel.problem().features()[i];
      pairs.add(
          new ImportancePair(
              panel.tables().train().columns().get(column).name(), first[i], second[i]));
    }
    return List.copyOf(pairs);
  }

  /// Sum of contributions of each feature.
  ///
  /// @param weights how often each row counts, null for once
  private static double[] importance(float[][] contributions, byte @Nullable [] weights) {
    double[] sums = new double[contributions.length == 0 ? 0 : contributions[0].length];
    for (int row = 0; row < contributions.length; row++) {
      double weight = weights == null ? 1 : weights[row];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * contributions[row][i];
      }
    }
    return sums;
  }

  private static double[] shares(double[] importance) {
    double sum = Arrays.stream(importance).sum();
    return Arrays.stream(importance).map(each -> sum == 0 ? 0 : each / sum).toArray();
  }

  /// Cosine of the angle between two vectors; NaN where one is zero.
  static double cosine(double[] first, double[] second) {
    double product = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (int i = 0; i < first.length; i++) {
      product += first[i] * second[i];
      firstSquares += first[i] * first[i];
      secondSquares += second[i] * second[i];
    }
    double lengths = Math.sqrt(firstSquares) * Math.sqrt(secondSquares);
    return lengths == 0 ? Double.NaN : Math.min(1, product / lengths);
  }

  /// Spearman's rank correlation; NaN with fewer than two columns or where one side is constant.
  static double rankCorrelation(double[] first, double[] second) {
    return first.length < 2 ? Double.NaN : new SpearmansCorrelation().correlation(first, second);
  }
}
