package dev.understudy.workflow;

/// What is done with rows that repeat others far beyond chance.
public enum Duplicates {
  /// They are different persons who happen to be alike.
  KEEP,
  /// They are copies: one of each is used.
  DROP,
  /// They are one person seen several times: all are used, all on one side of the split.
  GROUP
}
