package dev.understudy.report.internal;

/// What a reader needs to know about a measure beyond its figures.
///
/// @param label its name in words
/// @param unit how its figures are written
/// @param reading one sentence on how to read it
public record MeasureGuide(String label, Unit unit, String reading) {

  /// How figures are written and where they can lie.
  public enum Unit {
    /// A share of rows or cells in [0, 1], written as a percentage.
    SHARE,
    /// A score in [0, 1].
    SCORE,
    /// Area under a ROC curve in [0, 1]; 0.5 is guessing.
    AUC,
    /// Any number.
    PLAIN
  }

  /// What to say about the measure `name`; measures without words here keep their name.
  static MeasureGuide of(String name) {
    return switch (name) {
      case "column_shapes" ->
          new MeasureGuide(
              "Column shapes",
              Unit.SCORE,
              "How closely each single column's distribution is kept, missing cells included,"
                  + " averaged over columns; 1 is the same distribution.");
      case "pair_trends" ->
          new MeasureGuide(
              "Pair trends",
              Unit.SCORE,
              "How closely each pair of columns varies together as in the real data; compare with"
                  + " independent columns, which keep no pair at all.");
      case "mutual_information" ->
          new MeasureGuide(
              "Mutual information",
              Unit.SCORE,
              "Whether columns tell as much about each other as in the real data, over all pairs.");
      case "c2st_holdout" ->
          new MeasureGuide(
              "Told from unseen real rows",
              Unit.AUC,
              "A boosted tree learns to tell synthetic rows from real rows the generator never saw;"
                  + " 0.5 means it can only guess.");
      case "c2st_train" ->
          new MeasureGuide(
              "Told from training rows",
              Unit.AUC,
              "The same against the rows learned from; lower here than against unseen rows is a sign"
                  + " of copying.");
      case "tstr_auc" ->
          new MeasureGuide(
              "Trained on synthetic: AUC",
              Unit.AUC,
              "A model trained on synthetic rows predicts the target of unseen real rows.");
      case "trtr_auc" ->
          new MeasureGuide(
              "Trained on real: AUC",
              Unit.AUC,
              "The same model trained on the real rows: what can be had at best.");
      case "tstr_accuracy" ->
          new MeasureGuide(
              "Trained on synthetic: accuracy",
              Unit.SCORE,
              "Share of unseen real rows whose class a model trained on synthetic rows predicts.");
      case "trtr_accuracy" ->
          new MeasureGuide(
              "Trained on real: accuracy", Unit.SCORE, "The same model trained on the real rows.");
      case "tstr_r2" ->
          new MeasureGuide(
              "Trained on synthetic: R\u00b2",
              Unit.SCORE,
              "Share of the target's variance in unseen real rows that a model trained on synthetic"
                  + " rows explains; below 0 is worse than the mean.");
      case "trtr_r2" ->
          new MeasureGuide(
              "Trained on real: R\u00b2", Unit.SCORE, "The same model trained on the real rows.");
      case "dcr_share" ->
          new MeasureGuide(
              "Closer to training rows",
              Unit.SCORE,
              "Share of synthetic rows that lie closer to a training row than to a holdout row; one"
                  + " half means no preference. It misses many copiers, so it never decides alone.");
      case "exact_copies" ->
          new MeasureGuide(
              "Exact copies",
              Unit.SHARE,
              "Share of synthetic rows equal to a training row in every modelled column; real rows"
                  + " repeat each other too, which the holdout shows.");
      case "near_copies" ->
          new MeasureGuide(
              "Near copies",
              Unit.SHARE,
              "Share of synthetic rows closer to a training row than real rows usually lie to each"
                  + " other.");
      case "membership_auc" ->
          new MeasureGuide(
              "Membership attack",
              Unit.AUC,
              "An attacker who holds a person's row guesses whether it was learned from; 0.5 is"
                  + " guessing, 1 is certainty.");
      default -> new MeasureGuide(words(name), Unit.PLAIN, "");
    };
  }

  private static String words(String name) {
    String spaced = name.replace('_', ' ').strip();
    return spaced.isEmpty() ? name : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
