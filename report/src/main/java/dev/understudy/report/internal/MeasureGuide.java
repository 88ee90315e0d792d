package dev.understudy.report.internal;

import dev.understudy.report.chart.Tone;

/// What a reader needs to know about a measure beyond its figures.
///
/// @param label its name in words
/// @param unit how its figures are written
/// @param reading one sentence on how to read it, empty for measures without words here
public record MeasureGuide(String label, Unit unit, String reading) {

  /// How figures are written and where they can lie.
  public enum Unit {
    /// A share of rows, or a difference of shares, written as a percentage.
    SHARE,
    /// A score that is at most 1.
    SCORE,
    /// Area under a ROC curve in [0, 1]; 0.5 is guessing.
    AUC,
    /// A difference of two scores; 0 is none. Written with its sign.
    DIFFERENCE,
    /// Any number.
    PLAIN
  }

  /// What to say about the measure `name`; measures without words here keep their name.
  static MeasureGuide of(String name) {
    return switch (name) {
      case "column_shapes" ->
          score(
              "Column shapes",
              "How closely each single column's distribution is kept, missing cells included,"
                  + " averaged over the columns; 1 is the same distribution.");
      case "pair_trends" ->
          score(
              "Pair trends",
              "How closely pairs of columns vary together as in the real table. Compare with"
                  + " independent columns, which keep no pair at all.");
      case "pair_tvd" ->
          score(
              "Pair distributions",
              "Total variation distance of the joint distribution, averaged over pairs of columns;"
                  + " 0 is the same distribution.");
      case "mutual_information" ->
          score(
              "Mutual information",
              "How far what columns tell about each other differs from the real table, over all"
                  + " pairs; 0 is no difference.");
      case "c2st_holdout" ->
          score(
              "Not told from unseen rows",
              "The AUC below as a score: 1 where boosted trees cannot tell synthetic from unseen real"
                  + " rows, 0 where they always can.");
      case "c2st_holdout_auc" ->
          auc(
              "Told from unseen real rows",
              "Boosted trees learn to tell synthetic rows from real rows the generator never saw;"
                  + " 0.5 means they can only guess.");
      case "c2st_train" ->
          score(
              "Not told from training rows",
              "The AUC below as a score. Copying helps here, so it never stands alone.");
      case "c2st_train_auc" ->
          auc(
              "Told from training rows",
              "The same against the rows learned from; clearly below 0.5 betrays copied rows.");
      case "train_holdout_auc" ->
          auc(
              "Training rows against holdout",
              "Whether the two real samples are alike: where trees can tell them apart, attacks that"
                  + " compare them find that difference, not a leak.");
      case "dcr" ->
          new MeasureGuide(
              "Distance to closest record",
              Unit.PLAIN,
              "Median distance of a synthetic row to its nearest training row. Farther is not safer;"
                  + " much nearer than real rows lie is a warning.");
      case "dcr_share" ->
          new MeasureGuide(
              "Nearer to training rows",
              Unit.SHARE,
              "Share of synthetic rows nearer to a training row than to a holdout row; one half is no"
                  + " preference. It misses many copiers, so it never decides alone.");
      case "exact_copies" ->
          new MeasureGuide(
              "Exact copies beyond chance",
              Unit.SHARE,
              "Share of synthetic rows that equal a training row, minus the share of unseen real rows"
                  + " that do; 0 is what chance gives.");
      case "near_copies" ->
          new MeasureGuide(
              "Near copies",
              Unit.SHARE,
              "Share of synthetic rows closer to a training row than real rows usually lie; compare"
                  + " with the real holdout.");
      case "membership_auc" ->
          auc(
              "Membership attack",
              "An attacker who holds a person's row guesses whether it was learned from; 0.5 is"
                  + " guessing, 1 is certainty.");
      case "subgroup_shape_worst" ->
          score(
              "Worst kept group",
              "Column shapes within the protected group that is kept worst; small groups score worse"
                  + " by chance alone.");
      case "smallest_group" ->
          new MeasureGuide(
              "Smallest group",
              Unit.PLAIN,
              "Synthetic rows in the least filled protected group that at least 30 training persons"
                  + " belong to; 0 is a group lost.");
      default ->
          FidelityGuide.of(name)
              .orElseGet(
                  () -> name.endsWith("_change") ? ChangeGuide.of(name) : UtilityGuide.of(name));
    };
  }

  /// Whose rows the measure `name` is about: those that compare real rows with real rows are not
  /// about the synthetic ones.
  static Tone tone(String name) {
    return name.startsWith("trtr_")
            || name.equals("train_holdout_auc")
            || name.equals("cluster_tightness")
            || name.equals("pca_variance_train")
        ? Tone.REAL
        : Tone.SYNTHETIC;
  }

  /// A model's score as it is called in a sentence.
  static String metricName(String metric) {
    return switch (metric) {
      case "auc" -> "AUC";
      case "f1" -> "macro F1";
      case "r2" -> "R\u00b2";
      case "brier" -> "Brier score";
      default -> metric.replace('_', ' ');
    };
  }

  static MeasureGuide score(String label, String reading) {
    return new MeasureGuide(label, Unit.SCORE, reading);
  }

  static MeasureGuide auc(String label, String reading) {
    return new MeasureGuide(label, Unit.AUC, reading);
  }

  static String words(String name) {
    String spaced = name.replace('_', ' ').strip();
    return spaced.isEmpty() ? name : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
