package dev.understudy.judge;

/// How much is measured. Every suite decides on the same rules; a larger one only knows more.
public enum Suite {
  /// The headline figures of each question: seconds on tens of thousands of rows.
  QUICK,
  /// Everything that needs one kind of model: boosted trees over three seeds, all attacks but
  /// shadow models. About a minute on tens of thousands of rows.
  DEFAULT,
  /// Also the panel of other models over more seeds, adversarial robustness, shadow models:
  /// minutes.
  FULL
}
