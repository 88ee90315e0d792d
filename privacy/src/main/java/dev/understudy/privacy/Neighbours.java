package dev.understudy.privacy;

/// Which tables must look alike to whoever sees a release: those that differ by one unit.
public enum Neighbours {
  /// One unit is added or removed; the number of units is private too.
  ADD_REMOVE,

  /// One unit is exchanged for another; the number of units is public. Sensitivities are up to
  /// twice as large.
  REPLACE
}
