package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Scores.Definition;
import java.util.List;

/// Figures that are computed together from the training rows and the rows judged against them.
///
/// @param figures what the numbers of `compute` are, in their order
/// @param compute one number a figure, NaN where it cannot be computed
record Family(List<Figure> figures, Compute compute) {

  /// @param definition of the measure
  /// @param low least possible value, the interval is cut there; likewise `high`
  /// @param unknown why there is no value, where there is none
  /// @param note for the reader, empty for none
  record Figure(Definition definition, double low, double high, String unknown, String note) {

    /// A figure between 0 and 1.
    static Figure share(Definition definition, String unknown, String note) {
      return new Figure(definition, 0, 1, unknown, note);
    }
  }

  /// Compares two tables.
  @FunctionalInterface
  interface Compute {
    /// @return `[figure]`
    double[] figures(CodedRows train, CodedRows judged);
  }

  /// The mean of the numbers that are finite; NaN if none is.
  static double meanOfFinite(double... numbers) {
    double sum = 0;
    int count = 0;
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        sum += number;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
