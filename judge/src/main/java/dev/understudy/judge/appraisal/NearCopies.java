package dev.understudy.judge.appraisal;

import dev.understudy.judge.Interval;
import dev.understudy.learn.Intervals;
import java.util.List;

/// Candidate rows nearer to a training row than the nearest 2 % of fresh real rows are, beside the
/// fresh real rows that are.
///
/// @param near candidate rows that count
/// @param rows of how many
/// @param controlNear fresh real rows that count
/// @param controlRows of how many
public record NearCopies(long near, long rows, long controlNear, long controlRows) {

  public double share() {
    return (double) near / rows;
  }

  public double controlShare() {
    return (double) controlNear / controlRows;
  }

  /// Interval of the difference of the two shares (Miettinen and Nurminen, 1985).
  public Interval excess() {
    Intervals.Bounds bounds =
        Intervals.scoreDifference(near, rows, controlNear, controlRows, Intervals.LEVEL);
    return new Interval(bounds.low(), bounds.high(), Intervals.LEVEL);
  }

  /// Repeats on different fresh rows, added up.
  public static NearCopies sum(List<NearCopies> repeats) {
    long near = 0;
    long rows = 0;
    long controlNear = 0;
    long controlRows = 0;
    for (NearCopies repeat : repeats) {
      near += repeat.near;
      rows += repeat.rows;
      controlNear += repeat.controlNear;
      controlRows += repeat.controlRows;
    }
    return new NearCopies(near, rows, controlNear, controlRows);
  }
}
