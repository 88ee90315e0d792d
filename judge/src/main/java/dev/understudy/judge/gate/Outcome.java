package dev.understudy.judge.gate;

/// What a rule, or all rules together, say. Ordered from best to worst: a verdict is its worst
/// rule. What cannot be known is worse than what is known to need care.
public enum Outcome {
  RELEASE,
  RESTRICT,
  INCONCLUSIVE,
  REJECT;

  public boolean isWorseThan(Outcome other) {
    return compareTo(other) > 0;
  }
}
