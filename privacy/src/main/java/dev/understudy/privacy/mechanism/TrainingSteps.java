package dev.understudy.privacy.mechanism;

/// The steps of a training that has been paid for.
public interface TrainingSteps {
  /// How many there are.
  int count();

  /// Blocks of a step.
  int blocks();

  /// The greatest Euclidean distance of the sums of neighbours, in units of the sums.
  long sensitivity();

  /// Draws who takes part in the next step: each person with the same probability and in one of the
  /// blocks, `[block][persons]` in ascending order.
  ///
  /// @throws IllegalStateException if the noise of the step before was not drawn, or no step is
  ///   left
  int[][] next();

  /// Adds the step's noise in place.
  ///
  /// @throws IllegalStateException if [#next()] was not called before
  void addNoise(long[] sum);
}
