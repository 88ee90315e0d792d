package dev.understudy.synth.copula;

import dev.understudy.learn.CodedTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Puts the codes of unordered features on a line, so that a threshold on a latent normal variable
/// can stand for them: by the mean, over the rows that hold a code, of a score per row. The score
/// is the target's where there is one, else the first dimension of homogeneity analysis (Gifi,
/// 1990), the line on which all features together agree best.
final class CategoryOrder {

  /// Rounds of reciprocal averaging. The order settles long before the scores do.
  private static final int ROUNDS = 30;

  private CategoryOrder() {}

  /// The code at each rank, `[feature][rank]`; the identity for ordered features.
  ///
  /// @param target features of the target, empty if there is none
  static int[][] of(CodedTable table, int[] target) {
    double[] scores = target.length == 0 ? homogeneity(table) : targetScores(table, target);
    int[][] order = new int[table.features().size()][];
    for (int feature = 0; feature < order.length; feature++) {
      CodedTable.Feature coded = table.features().get(feature);
      int[] codes = IntStream.range(0, coded.cardinality()).toArray();
      double[] means = means(coded, scores);
      order[feature] =
          coded.ordered()
              ? codes
              : Arrays.stream(codes)
                  .boxed()
                  .sorted(Comparator.comparingDouble((Integer code) -> means[code]))
                  .mapToInt(Integer::intValue)
                  .toArray();
    }
    return order;
  }

  private static double[] means(CodedTable.Feature feature, double[] scores) {
    double[] sums = new double[feature.cardinality()];
    int[] counts = new int[feature.cardinality()];
    for (int row = 0; row < scores.length; row++) {
      int code = feature.codes()[row];
      if (code >= 0) {
        sums[code] += scores[row];
        counts[code]++;
      }
    }
    for (int code = 0; code < sums.length; code++) {
      sums[code] = counts[code] == 0 ? 0 : sums[code] / counts[code];
    }
    return sums;
  }

  /// The target's code where it is ordered or has two classes; otherwise the dimension on which its
  /// classes differ most in the other features.
  private static double[] targetScores(CodedTable table, int[] target) {
    CodedTable.Feature values = table.features().get(target[target.length - 1]);
    double[] scores = new double[table.rowCount()];
    double mean = 0;
    int known = 0;
    for (int row = 0; row < scores.length; row++) {
      if (values.codes()[row] >= 0) {
        scores[row] = values.codes()[row];
        mean += scores[row];
        known++;
      }
    }
    mean = known == 0 ? 0 : mean / known;
    for (int row = 0; row < scores.length; row++) {
      if (values.codes()[row] < 0) {
        scores[row] = mean;
      }
    }
    return values.ordered() || values.cardinality() <= 2 ? scores : classDimension(table, values);
  }

  /// Alternates between scores of the classes and of the rows (from the features' means), which is
  /// the power method on the classes' profiles.
  private static double[] classDimension(CodedTable table, CodedTable.Feature target) {
    double[] classes = new double[target.cardinality()];
    for (int code = 0; code < classes.length; code++) {
      classes[code] = code;
    }
    double[] rows = new double[table.rowCount()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int row = 0; row < rows.length; row++) {
        rows[row] = target.codes()[row] < 0 ? 0 : classes[target.codes()[row]];
      }
      standardise(rows);
      double[] projected = average(table, rows, target);
      classes = means(target, projected);
    }
    for (int row = 0; row < rows.length; row++) {
      rows[row] = target.codes()[row] < 0 ? 0 : classes[target.codes()[row]];
    }
    return rows;
  }

  private static double[] homogeneity(CodedTable table) {
    double[] scores = new double[table.rowCount()];
    // any start that is not orthogonal to the answer will do; the first ordered feature or the
    // first
    table.features().stream()
        .filter(feature -> feature.cardinality() > 1)
        .findFirst()
        .ifPresent(feature -> {
          for (int row = 0; row < scores.length; row++) {
            scores[row] = Math.max(0, feature.codes()[row]);
          }
        });
    double[] current = scores;
    for (int round = 0; round < ROUNDS; round++) {
      standardise(current);
      current = average(table, current, null);
    }
    return current;
  }

  /// The mean, over the features, of the mean score of the code a row holds.
  private static double[] average(
      CodedTable table,
      double[] scores,
      CodedTable.@org.jspecify.annotations.Nullable Feature except) {
    double[] sums = new double[scores.length];
    for (CodedTable.Feature feature : table.features()) {
      if (feature.equals(except) || feature.cardinality() < 2) {
        continue;
      }
      double[] means = means(feature, scores);
      for (int row = 0; row < sums.length; row++) {
        int code = feature.codes()[row];
        sums[row] += code < 0 ? 0 : means[code];
      }
    }
    return sums;
  }

  private static void standardise(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / values.length;
    double deviation = Math.sqrt(Math.max(squares / values.length - mean * mean, 1e-300));
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / deviation;
    }
  }
}
