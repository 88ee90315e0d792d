package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.fidelity.Family.Figure;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;

/// Whether cells are missing where they are missing in the training rows: the joint distribution of
/// "missing or not" over all columns at once, and the missing rate of each column.
final class Missingness {

  private static final Definition PATTERNS =
      new Definition("missingness_patterns", Scores.FIDELITY, true);
  private static final Definition RATES =
      new Definition("missing_rate_difference", Scores.FIDELITY, false);

  private Missingness() {}

  /// @param train tells whether any cell of any table is missing
  static Family family(CodedRows train) {
    String note =
        train.columns().stream().anyMatch(column -> column.anyMissing())
            ? ""
            : "No cell of any table is missing.";
    return new Family(
        List.of(Figure.share(PATTERNS, "", note), Figure.share(RATES, "", note)),
        (ofTrain, judged) ->
            new double[] {1 - variation(ofTrain, judged), rateDifference(ofTrain, judged)});
  }

  /// Total variation distance of the patterns. Patterns are compared by 64-bit hashes.
  private static double variation(CodedRows train, CodedRows judged) {
    long[] ofTrain = patterns(train);
    long[] ofJudged = patterns(judged);
    Arrays.sort(ofTrain);
    Arrays.sort(ofJudged);
    double distance = 0;
    int i = 0;
    int j = 0;
    while (i < ofTrain.length || j < ofJudged.length) {
      boolean takeTrain = j == ofJudged.length || (i < ofTrain.length && ofTrain[i] <= ofJudged[j]);
      long pattern = takeTrain ? ofTrain[i] : ofJudged[j];
      int fromTrain = i;
      int fromJudged = j;
      while (i < ofTrain.length && ofTrain[i] == pattern) {
        i++;
      }
      while (j < ofJudged.length && ofJudged[j] == pattern) {
        j++;
      }
      distance +=
          Math.abs(
              (i - fromTrain) / (double) ofTrain.length
                  - (j - fromJudged) / (double) ofJudged.length);
    }
    return distance / 2;
  }

  private static long[] patterns(CodedRows rows) {
    long[] patterns = new long[rows.rows()];
    for (int column = 0; column < rows.columns().size(); column++) {
      if (!rows.columns().get(column).anyMissing()) {
        continue;
      }
      int missing = rows.columns().get(column).values();
      for (int row = 0; row < patterns.length; row++) {
        boolean gone = rows.codes()[column][row] == missing;
        patterns[row] = new Seed(patterns[row]).child(gone ? 1 : 0).value();
      }
    }
    return patterns;
  }

  /// Mean of the absolute differences, over the columns with a missing cell in any table; 0 if
  /// there is none.
  private static double rateDifference(CodedRows train, CodedRows judged) {
    double sum = 0;
    int columns = 0;
    for (int column = 0; column < train.columns().size(); column++) {
      if (train.columns().get(column).anyMissing()) {
        sum += Math.abs(rate(train, column) - rate(judged, column));
        columns++;
      }
    }
    return columns == 0 ? 0 : sum / columns;
  }

  private static double rate(CodedRows rows, int column) {
    int missing = rows.columns().get(column).values();
    long count = Arrays.stream(rows.codes()[column]).filter(code -> code == missing).count();
    return (double) count / rows.rows();
  }
}
