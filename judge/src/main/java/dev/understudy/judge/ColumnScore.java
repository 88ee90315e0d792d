package dev.understudy.judge;

import org.jspecify.annotations.Nullable;

/// How well one column was reproduced.
///
/// @param name of the column
/// @param shape 1 - KS or 1 - total variation against train, nulls counted, in [0, 1]
/// @param shapeHoldout the same for the real holdout in the place of the synthetic rows
/// @param real summary of the training rows
/// @param synthetic summary of the synthetic rows
public record ColumnScore(
    String name, double shape, @Nullable Double shapeHoldout, Summary real, Summary synthetic) {

  /// @param missing share of missing cells
  /// @param mean of a numeric column's present cells (days since 1970 for moments), else null
  /// @param standardDeviation likewise
  /// @param distinct number of distinct present values
  public record Summary(
      double missing, @Nullable Double mean, @Nullable Double standardDeviation, long distinct) {}
}
