package dev.understudy.judge;

import java.util.List;

/// Per-class results of a classifier on the real holdout.
///
/// @param trainedOn `"real"` or `"synthetic"`
/// @param classes spellings of the target's classes, in the order of the matrix
/// @param confusion rows true class, columns predicted class, counts: `[class][class]`
/// @param scores one per class
public record Classification(
    String trainedOn, List<String> classes, long[][] confusion, List<ClassScore> scores) {

  /// @param precision, recall, f1 each in [0, 1]; 0 where undefined, with support 0
  /// @param support holdout rows of the class
  public record ClassScore(
      String category, double precision, double recall, double f1, long support) {}
}
