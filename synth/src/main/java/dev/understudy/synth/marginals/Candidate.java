package dev.understudy.synth.marginals;

import dev.understudy.learn.graphical.Scope;
import java.util.Arrays;

/// A table of a pair that may be measured.
///
/// @param scope two features, each in groups of codes
/// @param distance how far counts lie from what the model expects of them, in rows, estimated
record Candidate(Scope scope, double distance) {

  /// Mean absolute error of a noisy count that cannot be negative, in standard deviations: a count
  /// far above the noise is off by sqrt(2/pi) = .8 of them, an empty one by half as much.
  private static final double ERROR_PER_CELL = 0.6;

  /// The error that measuring brings, at a standard deviation of 1, to the power that makes the
  /// best split of a budget proportional to it: with mu_i^2 = B w_i / sum(w), w_i = (error of
  /// i)^(2/3), the errors add up to sum(w)^(3/2) / sqrt(B), and no other split makes them less.
  double weight() {
    return StrictMath.pow(ERROR_PER_CELL * scope.cells(), 2.0 / 3);
  }

  int first() {
    return scope.features()[0];
  }

  int second() {
    return scope.features()[1];
  }

  boolean crossesTheSameAs(Candidate other) {
    return Arrays.equals(scope.features(), other.scope.features());
  }

  Candidate withDistance(double other) {
    return new Candidate(scope, other);
  }
}
