package dev.understudy.judge;

import java.util.List;

/// Whether what a model says is probable happens that often on the real holdout.
///
/// @param trainedOn `"real"` or `"synthetic"`
/// @param event the class whose probability is meant; of more than two classes whichever is
///   predicted
/// @param bins of predicted probability, ascending, those without rows left out
public record Calibration(String trainedOn, String event, List<Bin> bins) {

  /// @param low lower end of the bin, in [0, 1]
  /// @param high upper end
  /// @param predicted mean predicted probability of the rows
  /// @param observed share of the rows in which it happened
  /// @param n rows
  public record Bin(double low, double high, double predicted, double observed, long n) {}
}
