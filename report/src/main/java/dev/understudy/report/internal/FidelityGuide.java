package dev.understudy.report.internal;

import dev.understudy.report.internal.MeasureGuide.Unit;
import java.util.Optional;

/// What a reader needs to know about the measures of fidelity beyond shapes, pairs and
/// discrimination.
final class FidelityGuide {

  private FidelityGuide() {}

  /// Empty for a measure that is none of these.
  static Optional<MeasureGuide> of(String name) {
    return switch (name) {
      case "sdmetrics_quality_score" ->
          score(
              "SDMetrics: quality",
              "The quality score of the package SDMetrics, for comparison with figures others"
                  + " publish; independent columns often score well on it.");
      case "sdmetrics_column_shapes" ->
          score(
              "SDMetrics: column shapes",
              "The package's score of single columns, which ignores missing cells.");
      case "sdmetrics_column_pair_trends" ->
          score(
              "SDMetrics: pair trends",
              "The package's score of pairs, which ignores pairs that are weakly related.");
      case "sdmetrics_diagnostic_score" ->
          score(
              "SDMetrics: diagnostic",
              "The package's check of ranges, categories, keys and types; 1 is expected of any"
                  + " generator.");
      case "sdmetrics_data_validity" ->
          score(
              "SDMetrics: data validity",
              "Whether values lie in the training ranges and categories, and keys are unique.");
      case "sdmetrics_data_structure" ->
          score("SDMetrics: data structure", "Whether columns have the same names and types.");
      case "marginals_1way" ->
          score(
              "Marginals of one column",
              "How closely single distributions are kept, numbers in ten bins; compare with the"
                  + " holdout.");
      case "marginals_2way" ->
          score("Marginals of two columns", "The same for the joint distribution of pairs.");
      case "marginals_3way" ->
          score("Marginals of three columns", "The same for the joint distribution of triples.");
      case "missingness_patterns" ->
          score(
              "Missing together",
              "Whether cells are missing together as in the real rows; 1 is the same pattern.");
      case "missing_rate_difference" ->
          share("Missing rates", "Mean difference of the columns' missing rates; 0 is none.");
      case "conditional_distributions" ->
          score(
              "Distributions within groups",
              "How closely each column is kept within the groups of the target or of the most"
                  + " informative column.");
      case "alpha_precision" ->
          score(
              "Alpha-precision",
              "Whether synthetic rows lie where real rows lie, from the middle outwards.");
      case "beta_recall" ->
          score(
              "Beta-recall",
              "Whether real rows have synthetic ones near by. A fresh real sample scores about"
                  + " one half, a copy 1.");
      case "authenticity" ->
          share(
              "Authenticity",
              "Share of real rows nearer to another real row than to any synthetic one: one half"
                  + " for a fresh sample, 0 for a copy, 1 for noise.");
      case "mmd" ->
          plain(
              "Maximum mean discrepancy",
              "Distance of the two samples under a smooth kernel, squared; around 0 for a fresh"
                  + " real sample.");
      case "propensity_mse" ->
          plain(
              "Propensity error",
              "How well a logistic regression tells synthetic from real rows; 0 is not at all,"
                  + " .25 always.");
      case "propensity_ratio" ->
          plain(
              "Propensity error over chance",
              "The same over what chance gives a fresh real sample, so 1 is as good as real.");
      case "outlier_coverage", "rare_categories_kept", "range_coverage", "range_violations" ->
          Optional.of(ends(name));
      case "mode_collapse" ->
          share(
              "Alarm: too little variety",
              "How much narrower columns are, or how many rows repeat each other; 0 is none.");
      case "too_wide" ->
          plain(
              "Alarm: too wide",
              "How much wider columns are than real ones; 0 is none, 1 is twice as wide.");
      case "cosine_risk" ->
          share(
              "Cosine \u201crisk\u201d",
              "Share of real rows with a synthetic row in about the same direction. Descriptive"
                  + " only: pure noise scores 0.");
      default -> structure(name);
    };
  }

  private static Optional<MeasureGuide> structure(String name) {
    return switch (name) {
      case "cluster_occupancy" ->
          share(
              "Cluster sizes",
              "Difference of the shares of rows in each cluster of the real rows; 0 is none.");
      case "cluster_tightness" ->
          plain(
              "Cluster tightness of real rows",
              "Mean distance of real rows to the centre of their cluster: a yardstick.");
      case "cluster_spread" ->
          plain(
              "Cluster spread",
              "The same of synthetic rows over that of real rows; 1 is as dense, 2 twice as wide.");
      case "pca_variance_train" ->
          share(
              "Two components of real rows",
              "Share of the real rows' variance along their two main directions: a yardstick.");
      case "pca_variance" ->
          share("Two components", "The same of the synthetic rows along their own directions.");
      case "pca_overlap" ->
          score(
              "Overlap of components",
              "Whether the two main directions span the same plane; 1 is the same.");
      default -> Optional.empty();
    };
  }

  private static MeasureGuide ends(String name) {
    return switch (name) {
      case "outlier_coverage" ->
          new MeasureGuide(
              "Outliers",
              Unit.SHARE,
              "Share of rows as unusual as the most unusual 1 % of real rows. Less: outliers lost."
                  + " More: rows where nobody lives.");
      case "rare_categories_kept" ->
          new MeasureGuide(
              "Rare categories kept",
              Unit.SHARE,
              "Share of the categories of fewer than 1 % of real rows that still occur.");
      case "range_coverage" ->
          new MeasureGuide(
              "Range covered", Unit.SHARE, "Share of the range of real numbers that is spanned.");
      default ->
          new MeasureGuide(
              "Rules and ranges broken",
              Unit.SHARE,
              "Share of rows with a value outside the declared rules, or outside what real rows"
                  + " hold.");
    };
  }

  private static Optional<MeasureGuide> score(String label, String reading) {
    return Optional.of(new MeasureGuide(label, Unit.SCORE, reading));
  }

  private static Optional<MeasureGuide> share(String label, String reading) {
    return Optional.of(new MeasureGuide(label, Unit.SHARE, reading));
  }

  private static Optional<MeasureGuide> plain(String label, String reading) {
    return Optional.of(new MeasureGuide(label, Unit.PLAIN, reading));
  }
}
