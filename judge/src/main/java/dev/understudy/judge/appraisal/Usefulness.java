package dev.understudy.judge.appraisal;

/// What boosted trees trained on candidate rows predict of real rows, beside what trees trained on
/// real rows do.
///
/// @param column what is predicted
/// @param figure `"auc"` (of several classes the mean over the classes) or `"r2"`
/// @param synthetic the figure of trees trained on candidate rows
/// @param real the figure of trees trained on the generator's training rows
public record Usefulness(String column, String figure, Estimate synthetic, Estimate real) {

  /// What trees that know nothing reach.
  public double floor() {
    return figure.equals("auc") ? 0.5 : 0;
  }
}
