package dev.understudy.synth;

/// How much a generator may learn about the very rows it was given: a place on the frontier between
/// likeness and privacy. Nothing here is a guarantee; attacks measure what came of it.
public enum Leakage {
  /// Only what holds for others as well, rather too little of it.
  NONE,
  /// What rows that were left out confirm.
  LOW,
  /// Everything that looks like structure, for rows that stay in the house.
  MEDIUM
}
