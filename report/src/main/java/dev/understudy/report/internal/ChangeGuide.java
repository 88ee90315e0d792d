package dev.understudy.report.internal;

import dev.understudy.report.internal.MeasureGuide.Unit;

/// Words for measures of fairness and robustness, which are changes from models of real rows to
/// models of synthetic ones.
final class ChangeGuide {

  private static final String CHANGE = "_change";
  private static final String ACCURACY = "_accuracy" + CHANGE;

  private ChangeGuide() {}

  static MeasureGuide of(String name) {
    return name.endsWith(ACCURACY)
        ? new MeasureGuide(
            attack(name.substring(0, name.length() - ACCURACY.length())),
            Unit.DIFFERENCE,
            "Accuracy on holdout rows an attacker has changed by up to .2 standard deviations, trained"
                + " on synthetic minus trained on real; 0 is no change.")
        : new MeasureGuide(
            gap(name.substring(0, name.length() - CHANGE.length())),
            Unit.DIFFERENCE,
            "The gap between protected groups under synthetic data minus that under real data; 0 is no"
                + " change. A model that knows nothing has no gaps.");
  }

  static String attack(String name) {
    return switch (name) {
      case "fgsm" -> "Fooled by one step (FGSM)";
      case "pgd" -> "Fooled by many steps (PGD)";
      case "pgd_categories" -> "Fooled by steps and switches";
      case "blackbox" -> "Fooled by questions alone";
      default -> MeasureGuide.words(name);
    };
  }

  static String gap(String name) {
    return switch (name) {
      case "data_parity" -> "Gap in the data";
      case "parity" -> "Parity gap";
      case "disparate_impact" -> "Disparate impact";
      case "opportunity" -> "Equal opportunity gap";
      case "odds" -> "Odds gap";
      case "calibration" -> "Calibration by group";
      case "intersection_parity" -> "Parity gap of intersections";
      default -> MeasureGuide.words(name);
    };
  }

  /// What a gap between two groups compares.
  static Term term(String name) {
    String meaning =
        switch (name) {
          case "data_parity" -> "share of the rows with the event; no model between.";
          case "parity" -> "share for whom the event is predicted.";
          case "disparate_impact" -> "the same as a ratio; four fifths is a usual limit.";
          case "opportunity" -> "of those with the event, share for whom it is predicted.";
          case "odds" -> "mean of the differences of true and of false positives.";
          case "calibration" ->
              "no gap, but how far predicted probabilities are from how often it happened, mean of all"
                  + " groups.";
          default -> "";
        };
    return new Term(gap(name), meaning);
  }
}
