package dev.understudy.judge.internal;

import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How much a figure of a model depends on which rows it happened to be trained on. Resampling test
/// rows does not show that: two models of two fresh samples differ, and an interval that knows only
/// test rows calls the difference real.
///
/// A table is cut into five parts by person and a model trained on each. A figure whose variance
/// falls as one over the rows has, trained on all rows, a fifth of the variance between the parts.
final class TrainingParts {

  private static final int PARTS = 5;

  private TrainingParts() {}

  static List<CodedRows> of(CodedRows rows, Seed seed) {
    int[] folds = Folds.deal(rows.persons(), PARTS, seed.stream());
    return IntStream.range(0, PARTS)
        .mapToObj(part -> rows.select(Folds.rows(folds, part, true)))
        .toList();
  }

  /// The variance of a figure of the model of all rows; NaN where fewer than three parts have one.
  ///
  /// @param figures of the parts' models, NaN where there is none
  static double variance(double[] figures) {
    double[] known = Arrays.stream(figures).filter(figure -> !Double.isNaN(figure)).toArray();
    if (known.length < 3) {
      return Double.NaN;
    }
    double mean = Arrays.stream(known).average().orElse(0);
    double squares = Arrays.stream(known).map(figure -> (figure - mean) * (figure - mean)).sum();
    return squares / (known.length - 1) / PARTS;
  }

  /// How many standard errors an interval of a difference of two models reaches to either side:
  /// Student's quantile, as their variances are known from five parts each.
  static double reach(double level) {
    return Intervals.studentQuantile(level, 2.0 * (PARTS - 1));
  }
}
