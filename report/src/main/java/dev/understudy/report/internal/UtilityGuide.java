package dev.understudy.report.internal;

import dev.understudy.report.internal.MeasureGuide.Unit;
import java.util.List;

/// What a reader needs to know about the measures of utility. Those of models are put together from
/// whom the model learned from, its score and its kind: `tstr_auc`, `auc_difference_forest`.
final class UtilityGuide {

  private static final List<String> MODELS = List.of("forest", "regression", "network");

  private static final String DIFFERENCE = "_difference";

  private UtilityGuide() {}

  static MeasureGuide of(String name) {
    return switch (name) {
      case "importance_cosine" ->
          MeasureGuide.score(
              "Importance of columns: cosine",
              "Whether the model trained on synthetic rows rests on the same columns as the one"
                  + " trained on real rows (SHAP values); 1 is the same.");
      case "importance_rank_correlation" ->
          MeasureGuide.score(
              "Importance of columns: order",
              "Whether both models put the columns in the same order of importance; 1 is the same,"
                  + " 0 unrelated.");
      case "coefficient_overlap" ->
          MeasureGuide.score(
              "Regression coefficients: overlap",
              "How much the confidence intervals of a regression's coefficients on real and on"
                  + " synthetic rows have in common, averaged over the terms; 1 is the same.");
      case "sign_agreement" ->
          share(
              "Regression coefficients: same direction",
              "Share of the coefficients clearly not zero in the real rows that point the same way in"
                  + " the synthetic rows.");
      case "treatment_effect_overlap" ->
          MeasureGuide.score(
              "Treatment effects: overlap",
              "How much the confidence intervals of the arms' effects on real and on synthetic rows"
                  + " have in common; 1 is the same.");
      case "treatment_effect_distance" ->
          new MeasureGuide(
              "Treatment effects: distance",
              Unit.PLAIN,
              "How far the arms' effects on synthetic rows lie from those on real rows, in the"
                  + " target's unit or as a difference of risks; 0 is the same.");
      case "kaplan_meier_distance" ->
          share(
              "Survival curves: distance",
              "Mean gap between the survival curves of real and synthetic rows; 0 is the same"
                  + " curve.");
      case "hazard_ratio_overlap" ->
          MeasureGuide.score(
              "Hazard ratios: overlap",
              "How much the confidence intervals of the hazard ratios on real and on synthetic rows"
                  + " have in common; 1 is the same.");
      default -> ofModel(name);
    };
  }

  private static MeasureGuide share(String label, String reading) {
    return new MeasureGuide(label, Unit.SHARE, reading);
  }

  private static MeasureGuide ofModel(String name) {
    for (String model : MODELS) {
      if (name.endsWith("_" + model)) {
        MeasureGuide guide = ofScore(name.substring(0, name.length() - model.length() - 1));
        return new MeasureGuide(
            guide.label() + " (" + words(model) + ")", guide.unit(), guide.reading());
      }
    }
    return ofScore(name);
  }

  private static String words(String model) {
    return switch (model) {
      case "forest" -> "random forest";
      case "network" -> "neural network";
      default -> model;
    };
  }

  private static MeasureGuide ofScore(String name) {
    if (name.startsWith("tstr_")) {
      return trained("Trained on synthetic: ", name.substring(5), true);
    }
    if (name.startsWith("trtr_")) {
      return trained("Trained on real: ", name.substring(5), false);
    }
    if (name.endsWith(DIFFERENCE)) {
      String metric = name.substring(0, name.length() - DIFFERENCE.length());
      return new MeasureGuide(
          MeasureGuide.words(MeasureGuide.metricName(metric)) + " lost or gained",
          Unit.DIFFERENCE,
          "Trained on synthetic minus trained on real, on the same unseen rows; 0 is no difference.");
    }
    if (name.startsWith("augmentation_") && name.endsWith("_gain")) {
      return gain(
          name, "augmentation_", "synthetic rows added", "all synthetic rows are added to them");
    }
    if (name.startsWith("balancing_") && name.endsWith("_gain")) {
      return gain(
          name,
          "balancing_",
          "classes balanced",
          "synthetic rows of the rarer classes are added to them");
    }
    return new MeasureGuide(MeasureGuide.words(name), Unit.PLAIN, "");
  }

  private static MeasureGuide gain(String name, String prefix, String label, String added) {
    String metric = name.substring(prefix.length(), name.length() - "_gain".length());
    return new MeasureGuide(
        MeasureGuide.words(MeasureGuide.metricName(metric)) + " gained, " + label,
        Unit.DIFFERENCE,
        "How much better a model trained on real rows predicts unseen real rows when "
            + added
            + "; 0 is no gain.");
  }

  private static MeasureGuide trained(String prefix, String metric, boolean synthetic) {
    String label = prefix + MeasureGuide.metricName(metric);
    return switch (metric) {
      case "brier" ->
          new MeasureGuide(
              label,
              Unit.PLAIN,
              "Mean squared error of the predicted probabilities on unseen real rows; 0 is perfect.");
      case "calibration_error" ->
          share(
              label,
              "How far predicted probabilities are from how often it happened, on unseen real rows;"
                  + " 0 is perfect.");
      case "concordance" ->
          MeasureGuide.auc(
              label,
              "Of two unseen persons, how often the one with the higher predicted hazard has the"
                  + " event first; 0.5 is guessing.");
      default ->
          new MeasureGuide(
              label,
              metric.equals("auc") ? Unit.AUC : Unit.SCORE,
              synthetic
                  ? "A model trained on the synthetic rows predicts the target of unseen real rows."
                  : "The same model trained on the real rows: what can be had at best.");
    };
  }
}
