package dev.understudy.judge.appraisal;

import dev.understudy.judge.Interval;
import dev.understudy.learn.Intervals;
import java.util.List;

/// Candidate rows nearer to a training row than the nearest 2 % of fresh real rows are, beside what
/// as many other fresh real rows would reach.
///
/// @param near candidate rows that count
/// @param rows of how many
/// @param freshShare expected share of other fresh rows: with few of them the threshold is an
///   uncertain one, and so many more than 2 % may lie below it
/// @param freshError standard error of that share
public record NearCopies(long near, long rows, double freshShare, double freshError) {

  public double share() {
    return (double) near / rows;
  }

  /// Interval of the difference of the two shares, normal.
  public Interval excess() {
    double share = share();
    Intervals.Bounds bounds =
        Intervals.normal(
            share - freshShare,
            Math.sqrt(share * (1 - share) / rows + freshError * freshError),
            Intervals.LEVEL);
    return new Interval(bounds.low(), bounds.high(), Intervals.LEVEL);
  }

  /// Repeats on different fresh rows.
  ///
  /// @param repeats at least one
  static NearCopies sum(List<NearCopies> repeats) {
    long near = 0;
    long rows = 0;
    double share = 0;
    double variance = 0;
    for (NearCopies repeat : repeats) {
      near += repeat.near;
      rows += repeat.rows;
      share += repeat.freshShare;
      variance += repeat.freshError * repeat.freshError;
    }
    return new NearCopies(near, rows, share / repeats.size(), Math.sqrt(variance) / repeats.size());
  }
}
