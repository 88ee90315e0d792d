package dev.understudy.workflow.selection;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.judge.appraisal.Usefulness;
import dev.understudy.learn.Intervals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// How good a candidate is in one figure: the mean of three shares, each 1 for fresh real rows.
///
/// 1. Indistinguishability: 1 - (2 max(.5, AUC) - 1) of trees that tell it from fresh rows.
/// 2. Usefulness: of what trees learn from real rows beyond guessing, how much they learn from it;
///    (AUC - .5) / (real AUC - .5), or R2 / real R2, not below 0; the mean over predicted columns.
/// 3. Likeness: the mean of column shapes and pair trends.
///
/// A share that cannot be computed, such as the usefulness of a table where nothing can be
/// predicted, is left out for all candidates alike.
///
/// @param whole of the mean over all repeats
/// @param repeats of each repeat, `[repeat]`
/// @param distinct how many of the repeats were measured on different people
record Score(Estimate whole, double[] repeats, int distinct) {

  /// Real rows that teach less than this teach too little to divide by.
  private static final double LEAST_LIFT = 0.05;

  /// Repeats whose differences show how far differences scatter.
  private static final int FEWEST_REPEATS = 3;

  /// @param trial that was measured
  static Score of(Trial trial) {
    List<Appraisal> appraisals = trial.repeats();
    Appraisal mean = trial.appraisal();
    double[] repeats =
        appraisals.stream().mapToDouble(appraisal -> value(appraisal, mean)).toArray();
    return new Score(
        new Estimate(value(mean, mean), standardError(mean)), repeats, trial.distinct());
  }

  private static double value(Appraisal appraisal, Appraisal mean) {
    double likeness =
        Double.isNaN(appraisal.trend())
            ? appraisal.shape()
            : (appraisal.shape() + appraisal.trend()) / 2;
    return DoubleStream.of(appraisal.indistinguishability(), usefulness(appraisal, mean), likeness)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /// The mean over predicted columns, NaN where real rows teach about none.
  private static double usefulness(Appraisal appraisal, Appraisal mean) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < mean.usefulness().size(); i++) {
      double lift = lift(mean.usefulness().get(i));
      Usefulness column = appraisal.usefulness().get(i);
      if (lift >= LEAST_LIFT && column.synthetic().known()) {
        sum += Math.max(0, (column.synthetic().value() - column.floor()) / lift);
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static double lift(Usefulness column) {
    return column.real().value() - column.floor();
  }

  /// From the standard errors of the parts; likeness adds next to nothing.
  private static double standardError(Appraisal mean) {
    double variance = 0;
    int parts = 1;
    if (mean.detection().known()) {
      variance += square(2 * mean.detection().standardError());
      parts++;
    }
    List<Usefulness> taught =
        mean.usefulness().stream()
            .filter(column -> lift(column) >= LEAST_LIFT && column.synthetic().known())
            .toList();
    for (Usefulness column : taught) {
      variance += square(column.synthetic().standardError() / lift(column) / taught.size());
    }
    return Math.sqrt(variance) / (taught.isEmpty() ? parts : parts + 1);
  }

  private static double square(double value) {
    return value * value;
  }

  /// Standard error of this score's distance from another's, measured on the same fresh rows.
  double noise(Score other) {
    return repeats.length == other.repeats.length && repeats.length >= FEWEST_REPEATS
        ? noise(repeats, other.repeats, distinct)
        : noise(whole, other.whole);
  }

  /// The same of any figure, by its repeats.
  static double noise(List<Estimate> figure, List<Estimate> other, int distinct) {
    return figure.size() == other.size() && figure.size() >= FEWEST_REPEATS
        ? noise(values(figure), values(other), distinct)
        : noise(Estimate.mean(figure, distinct), Estimate.mean(other, distinct));
  }

  private static double[] values(List<Estimate> figures) {
    return figures.stream().mapToDouble(Estimate::value).toArray();
  }

  /// From how far the distances of the repeats scatter.
  private static double noise(double[] figures, double[] others, int distinct) {
    double[] differences = new double[figures.length];
    Arrays.setAll(differences, i -> figures[i] - others[i]);
    return Intervals.standardError(differences) / Math.sqrt(distinct);
  }

  /// From the figures' own errors, half of whose variance the same rows are taken to share.
  private static double noise(Estimate figure, Estimate other) {
    return Math.sqrt((square(figure.standardError()) + square(other.standardError())) / 2);
  }
}
