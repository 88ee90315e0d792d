package dev.understudy.judge.internal.utility;

import dev.understudy.judge.internal.Predictions;
import dev.understudy.judge.internal.Target;
import java.util.List;

/// A figure of a model's predictions.
///
/// @param name as it ends the names of measures
/// @param higherIsBetter direction
/// @param low least value it can have
/// @param of the figure under weights of the test rows, NaN where there is none
record Figure(String name, boolean higherIsBetter, double low, Formula of) {

  /// A figure of predictions under weights of the test rows.
  @FunctionalInterface
  interface Formula {
    double of(Predictions predictions, byte[] weights);
  }

  static final Figure AREA = new Figure("auc", true, 0, Predictions::area);

  private static final Figure ACCURACY =
      new Figure(
          "accuracy",
          true,
          0,
          (predictions, weights) -> Predictions.accuracy(predictions.confusion(weights)));

  static final Figure F1 =
      new Figure(
          "f1",
          true,
          0,
          (predictions, weights) -> Predictions.macroF1(predictions.confusion(weights)));

  static final Figure EXPLAINED =
      new Figure("r2", true, Double.NEGATIVE_INFINITY, Predictions::explained);

  private static final Figure BRIER = new Figure("brier", false, 0, Reliability::brier);

  private static final Figure CALIBRATION_ERROR =
      new Figure("calibration_error", false, 0, Reliability::calibrationError);

  /// What every model is measured by.
  static List<Figure> of(Target target) {
    return target.isNumber() ? List.of(EXPLAINED) : List.of(AREA, ACCURACY, F1);
  }

  /// How far probabilities can be believed; none for a number.
  static List<Figure> ofProbabilities(Target target) {
    return target.isNumber() ? List.of() : List.of(BRIER, CALIBRATION_ERROR);
  }

  /// Greatest value it can have: two for a Brier score of several classes.
  double high() {
    return name.equals("brier") ? 2 : 1;
  }
}
