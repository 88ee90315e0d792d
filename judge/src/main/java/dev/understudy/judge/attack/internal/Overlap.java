package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.RowHashes;
import dev.understudy.learn.Intervals;
import java.util.Arrays;
import java.util.Locale;

/// Whether holdout rows are training rows too: then they are no control.
///
/// @param equal holdout rows that equal a training row
/// @param rows holdout rows
/// @param twins training rows that equal another one: what chance and repeats in the data give
/// @param trainRows training rows
public record Overlap(long equal, long rows, long twins, long trainRows) {

  /// Real tables repeat rows; only an excess that chance would hardly ever give is an overlap.
  private static final double LEVEL = 0.999;

  public static Overlap of(CodedRows train, CodedRows holdout) {
    long[] hashes = RowHashes.of(train);
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    long twins = 0;
    for (int row = 0; row < sorted.length; row++) {
      boolean asBefore = row > 0 && sorted[row] == sorted[row - 1];
      boolean asAfter = row + 1 < sorted.length && sorted[row] == sorted[row + 1];
      twins += asBefore || asAfter ? 1 : 0;
    }
    return new Overlap(
        RowHashes.found(RowHashes.of(holdout), hashes), holdout.rows(), twins, train.rows());
  }

  public double share() {
    return (double) equal / Math.max(1, rows);
  }

  /// Whether every holdout row is a training row and there are as many.
  public boolean isSameTable() {
    return equal == rows && rows == trainRows && beyondChance();
  }

  public boolean beyondChance() {
    return Intervals.scoreDifference(equal, rows, twins, trainRows, LEVEL).low() > 0;
  }

  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%d of %d holdout rows equal a training row, more than training rows equal each other (%d of"
            + " %d); remove them from one of the tables.",
        equal,
        rows,
        twins,
        trainRows);
  }
}
