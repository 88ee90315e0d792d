package dev.understudy.judge.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.internal.BoostedTrees.Objective;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.RocArea;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Classifier two-sample test (Lopez-Paz and Oquab, ICLR 2017): can boosted trees tell two tables
/// apart? Equally many rows of both, three folds, all rows of a person in one fold.
public final class TwoSampleTest {

  private static final int FOLDS = 3;

  /// Fewer rows a side teach trees nothing.
  private static final int FEWEST_ROWS = 10;

  /// @param settings of the trees
  /// @param mostRows at most this many rows a side are used
  /// @param mostColumns at most this many columns are used
  public record Limits(Settings settings, int mostRows, int mostColumns) {}

  /// Two tables to tell apart. The seed chooses rows and folds.
  public record Comparison(CodedRows a, CodedRows b, Seed seed) {}

  /// @param score 1 - mean over folds of (2 max(.5, AUC) - 1): 1 when the tables cannot be told
  ///   apart, 0 when they always can
  /// @param scoreInterval from the interval of the AUC
  /// @param auc mean AUC of the folds
  /// @param aucInterval by DeLong within folds, which are independent given the trees
  /// @param rows used of each table
  public record Result(
      double score, Interval scoreInterval, double auc, Interval aucInterval, int rows) {}

  private TwoSampleTest() {}

  /// Runs all comparisons side by side; empty where a table has too few rows.
  public static List<Optional<Result>> run(
      List<Comparison> comparisons, Limits limits, Progress progress) {
    List<Plan> plans = comparisons.stream().map(comparison -> plan(comparison, limits)).toList();
    List<RocArea> areas =
        Chunks.map(
            plans.size() * FOLDS,
            1,
            (task, end) -> {
              progress.check();
              return plans.get(task / FOLDS).area(task % FOLDS, limits.settings());
            });
    List<Optional<Result>> results = new ArrayList<>();
    for (int index = 0; index < plans.size(); index++) {
      List<RocArea> folds = areas.subList(index * FOLDS, (index + 1) * FOLDS);
      results.add(
          folds.stream().anyMatch(fold -> Double.isNaN(fold.value()))
              ? Optional.empty()
              : Optional.of(result(folds, plans.get(index).rows())));
    }
    return results;
  }

  private static Result result(List<RocArea> folds, int rows) {
    double auc = 0;
    double score = 0;
    double variance = 0;
    for (RocArea fold : folds) {
      auc += fold.value() / FOLDS;
      score += (1 - (2 * Math.max(0.5, fold.value()) - 1)) / FOLDS;
      variance += fold.variance() / (FOLDS * FOLDS);
    }
    RocArea mean = new RocArea(auc, variance, rows, rows);
    Intervals.Bounds bounds = mean.interval(Intervals.LEVEL);
    Interval aucInterval =
        new Interval(Math.min(auc, bounds.low()), Math.max(auc, bounds.high()), Intervals.LEVEL);
    // The score of the mean AUC is never below the mean score of the folds: stretch to hold it.
    Interval scoreInterval =
        new Interval(
            Math.min(score, score(aucInterval.high())),
            Math.max(score, score(aucInterval.low())),
            Intervals.LEVEL);
    return new Result(score, scoreInterval, auc, aucInterval, rows);
  }

  private static double score(double auc) {
    return 1 - (2 * Math.max(0.5, auc) - 1);
  }

  private static Plan plan(Comparison comparison, Limits limits) {
    Seed seed = comparison.seed();
    int rows = Math.min(limits.mostRows(), Math.min(comparison.a().rows(), comparison.b().rows()));
    CodedRows a = comparison.a().sample(rows, seed.child("rows of a"));
    CodedRows b = comparison.b().sample(rows, seed.child("rows of b"));
    int columns = a.columns().size();
    int[] chosen =
        CodedRows.draw(
            columns, Math.min(columns, limits.mostColumns()), seed.child("columns").stream());
    Arrays.sort(chosen);
    int[] persons = Arrays.copyOf(a.persons(), 2 * rows);
    int[] folds =
        Arrays.copyOf(Folds.deal(a.persons(), FOLDS, seed.child("folds of a").stream()), 2 * rows);
    int[] foldsOfB = Folds.deal(b.persons(), FOLDS, seed.child("folds of b").stream());
    System.arraycopy(foldsOfB, 0, folds, rows, rows);
    int offset = a.personCount();
    for (int row = 0; row < rows; row++) {
      persons[rows + row] = offset + b.persons()[row];
    }
    return new Plan(
        FeatureMatrix.stack(a.features(chosen), b.features(chosen)), persons, folds, rows);
  }

  /// @param features rows of a, then of b
  /// @param persons whom each row belongs to
  /// @param folds the fold each row is tested in
  /// @param rows of each table
  private record Plan(FeatureMatrix features, int[] persons, int[] folds, int rows) {

    RocArea area(int fold, Settings settings) {
      int[] train = Folds.rows(folds, fold, false);
      int[] test = Folds.rows(folds, fold, true);
      if (rows < FEWEST_ROWS || train.length == 0 || test.length == 0) {
        return new RocArea(Double.NaN, Double.NaN, 0, 0);
      }
      float[] labels = new float[train.length];
      for (int i = 0; i < train.length; i++) {
        labels[i] = train[i] < rows ? 0 : 1;
      }
      double[] scores = new double[test.length];
      boolean[] second = new boolean[test.length];
      int[] testPersons = new int[test.length];
      try (BoostedTrees trees =
          BoostedTrees.fit(features.select(train), labels, Objective.BINARY, 2, settings)) {
        float[][] predictions = trees.predict(features.select(test));
        for (int i = 0; i < test.length; i++) {
          scores[i] = predictions[i][0];
          second[i] = test[i] >= rows;
          testPersons[i] = persons[test[i]];
        }
      }
      return RocArea.of(scores, second, testPersons);
    }
  }
}
