package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Calibration;
import dev.understudy.judge.Calibration.Bin;
import dev.understudy.judge.internal.Predictions;
import dev.understudy.judge.internal.Target;
import java.util.ArrayList;
import java.util.List;

/// Whether predicted probabilities come true. Of two classes the probability of the second one is
/// meant, of more the probability of the class that is predicted (Guo et al., ICML 2017).
final class Reliability {

  /// Of equal width in [0, 1].
  private static final int BINS = 10;

  private Reliability() {}

  /// @param rows weighted number of rows of each bin
  /// @param predicted sum of probabilities
  /// @param happened weighted number of rows in which it happened
  private record Sums(double[] rows, double[] predicted, double[] happened) {

    static Sums of(Predictions predictions, byte[] weights) {
      Sums sums = new Sums(new double[BINS], new double[BINS], new double[BINS]);
      boolean two = predictions.classes() == 2;
      for (int row = 0; row < predictions.rows(); row++) {
        int meant = two ? 1 : predictions.predictedClass(row);
        double probability = predictions.probability(row, meant);
        int bin = Math.clamp((int) (probability * BINS), 0, BINS - 1);
        sums.rows[bin] += weights[row];
        sums.predicted[bin] += weights[row] * probability;
        sums.happened[bin] += predictions.trueClass(row) == meant ? weights[row] : 0;
      }
      return sums;
    }
  }

  /// Expected calibration error: mean over rows of the distance between the mean predicted
  /// probability of the row's bin and the share in which it happened.
  static double calibrationError(Predictions predictions, byte[] weights) {
    Sums sums = Sums.of(predictions, weights);
    double all = 0;
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      all += sums.rows[bin];
      error += Math.abs(sums.predicted[bin] - sums.happened[bin]);
    }
    return all == 0 ? Double.NaN : error / all;
  }

  /// Mean squared error of the probabilities (Brier, Monthly Weather Review 78, 1950): of two
  /// classes of the second one's, in [0, 1]; of more the sum over the classes, in [0, 2].
  static double brier(Predictions predictions, byte[] weights) {
    int classes = predictions.classes();
    double sum = 0;
    double all = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      double squares = 0;
      for (int of = classes == 2 ? 1 : 0; of < classes; of++) {
        double error =
            predictions.probability(row, of) - (predictions.trueClass(row) == of ? 1 : 0);
        squares += error * error;
      }
      sum += weights[row] * squares;
      all += weights[row];
    }
    return all == 0 ? Double.NaN : sum / all;
  }

  /// @param trainedOn `"real"` or `"synthetic"`
  static Calibration curve(Predictions predictions, Target target, String trainedOn, byte[] once) {
    Sums sums = Sums.of(predictions, once);
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      double rows = sums.rows[bin];
      if (rows > 0) {
        bins.add(
            new Bin(
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                sums.predicted[bin] / rows,
                sums.happened[bin] / rows,
                (long) rows));
      }
    }
    String event = target.classes().size() == 2 ? target.classes().get(1) : "(predicted class)";
    return new Calibration(trainedOn, event, List.copyOf(bins));
  }
}
