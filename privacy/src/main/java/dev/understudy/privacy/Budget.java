package dev.understudy.privacy;

/// What may be lost in all: (epsilon, delta)-differential privacy.
///
/// @param epsilon above 0 and finite
/// @param delta in [0, 1); with 0 only releases of pure differential privacy can be paid for
public record Budget(double epsilon, double delta) {
  public Budget {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Epsilon is a number above 0, not " + epsilon + ".");
    }
    if (!(delta >= 0 && delta < 1)) {
      throw new IllegalArgumentException("Delta lies in [0, 1), not " + delta + ".");
    }
  }
}
