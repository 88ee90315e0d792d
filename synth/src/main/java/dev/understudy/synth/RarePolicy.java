package dev.understudy.synth;

/// What is emitted where the data held a category of fewer than the minimum number of persons.
public enum RarePolicy {
  /// A category that enough persons hold, drawn given the rest of the row.
  REDRAW,
  /// The label `(rare)`.
  LABEL
}
