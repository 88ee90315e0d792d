package dev.understudy.learn.network;

/// What a private training may know of its persons: who takes part in each step, drawn by secret
/// chance, and noisy sums of what they contribute.
///
/// Tables that differ by one person make sums that are at most [#sensitivity()] apart as long as
/// everybody else's contribution stays as it was: it must not depend on who else takes part.
public interface NoisySteps {

  /// How many steps there are.
  int count();

  /// Blocks of a step, a fixed number: who else is in a block may change the rounding errors of its
  /// sum, but nothing else changes if somebody is added or removed.
  int blocks();

  /// The greatest Euclidean distance of the sums of two tables that differ by one person.
  long sensitivity();

  /// Draws who takes part in the next step, `[block][persons]` in ascending order.
  int[][] next();

  /// Adds the step's noise in place, once after each [#next()].
  void addNoise(long[] sum);
}
