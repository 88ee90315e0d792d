package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether the ends are kept: rare categories, and the range of numbers.
///
/// - `rare_categories_kept`: share of the categories (of all columns) that at least five but fewer
///   than 1 % of the training rows hold and that any judged row holds.
/// - `range_coverage`: mean over numbers and moments of the share of the training range that the
///   judged values span, as RangeCoverage of SDMetrics has it.
final class RareAndRange {

  private static final Definition RARE =
      new Definition("rare_categories_kept", Scores.FIDELITY, true);
  private static final Definition RANGE = new Definition("range_coverage", Scores.FIDELITY, true);

  /// Fewer rows than this name somebody rather than a group: nobody should keep them.
  private static final int GROUP = 5;

  private static final double RARE_SHARE = 0.01;

  private RareAndRange() {}

  /// The categories that are rare are those of all training rows, also in half samples.
  static Family family(CodedRows train) {
    List<int[]> rare = rare(train);
    return new Family(
        List.of(
            Figure.share(
                RARE,
                "No category is held by at least five but fewer than 1 % of the training rows.",
                rare.size() + " rare categories."),
            Figure.share(RANGE, "No number varies in the training rows.", "")),
        (ofTrain, judged) -> new double[] {kept(rare, judged), coverage(ofTrain, judged)});
  }

  /// Column and code of each rare category.
  private static List<int[]> rare(CodedRows train) {
    List<int[]> rare = new ArrayList<>();
    for (int column = 0; column < train.columns().size(); column++) {
      if (train.columns().get(column).numeric()) {
        continue;
      }
      int[] counts = counts(train, column);
      for (int code = 0; code < counts.length - 1; code++) {
        if (counts[code] >= GROUP && counts[code] < RARE_SHARE * train.rows()) {
          rare.add(new int[] {column, code});
        }
      }
    }
    return rare;
  }

  private static int[] counts(CodedRows rows, int column) {
    int[] counts = new int[rows.columns().get(column).values() + 1];
    for (int code : rows.codes()[column]) {
      counts[code]++;
    }
    return counts;
  }

  private static double kept(List<int[]> rare, CodedRows judged) {
    if (rare.isEmpty()) {
      return Double.NaN;
    }
    int[][] counts = new int[judged.columns().size()][];
    int kept = 0;
    for (int[] category : rare) {
      int column = category[0];
      if (counts[column] == null) {
        counts[column] = counts(judged, column);
      }
      kept += counts[column][category[1]] > 0 ? 1 : 0;
    }
    return (double) kept / rare.size();
  }

  private static double coverage(CodedRows train, CodedRows judged) {
    double[] shares = new double[train.columns().size()];
    Arrays.fill(shares, Double.NaN);
    for (int column = 0; column < shares.length; column++) {
      CodedColumn meaning = train.columns().get(column);
      if (meaning.numeric()) {
        shares[column] = covered(range(train, column), range(judged, column));
      }
    }
    return Family.meanOfFinite(shares);
  }

  /// Least and greatest present number; NaN for none.
  private static double[] range(CodedRows rows, int column) {
    CodedColumn meaning = rows.columns().get(column);
    int low = meaning.values();
    int high = -1;
    for (int code : rows.codes()[column]) {
      if (code < meaning.values()) {
        low = Math.min(low, code);
        high = Math.max(high, code);
      }
    }
    return high < 0
        ? new double[] {Double.NaN, Double.NaN}
        : new double[] {meaning.distinct()[low], meaning.distinct()[high]};
  }

  private static double covered(double[] train, double[] judged) {
    double width = train[1] - train[0];
    if (!(width > 0) || Double.isInfinite(width)) {
      return Double.NaN;
    }
    if (Double.isNaN(judged[0])) {
      return 0;
    }
    double lost =
        Math.max(0, (judged[0] - train[0]) / width) + Math.max(0, (train[1] - judged[1]) / width);
    return Math.max(0, 1 - lost);
  }
}
