package dev.understudy.judge.appraisal;

import dev.understudy.judge.Interval;
import dev.understudy.learn.Intervals;
import java.util.List;

/// Candidate rows nearer to a training row than the nearest 2 % of fresh real rows are, beside what
/// as many other fresh real rows would reach.
///
/// @param share of the candidate rows that count
/// @param error its standard error
/// @param freshShare expected share of other fresh rows: with few of them the threshold is an
///   uncertain one, and so many more than 2 % may lie below it
/// @param freshError its standard error
public record NearCopies(double share, double error, double freshShare, double freshError) {

  /// @param near candidate rows that count
  /// @param rows of how many
  static NearCopies of(long near, long rows, double freshShare, double freshError) {
    double share = (double) near / rows;
    return new NearCopies(share, Math.sqrt(share * (1 - share) / rows), freshShare, freshError);
  }

  /// Interval of the difference of the two shares, normal.
  public Interval excess() {
    Intervals.Bounds bounds =
        Intervals.normal(share - freshShare, Math.hypot(error, freshError), Intervals.LEVEL);
    return new Interval(bounds.low(), bounds.high(), Intervals.LEVEL);
  }

  /// @param repeats at least one
  /// @param distinct how many of them were measured on different people
  static NearCopies mean(List<NearCopies> repeats, int distinct) {
    double share = 0;
    double variance = 0;
    double freshShare = 0;
    double freshVariance = 0;
    for (NearCopies repeat : repeats) {
      share += repeat.share / repeats.size();
      variance += repeat.error * repeat.error / repeats.size();
      freshShare += repeat.freshShare / repeats.size();
      freshVariance += repeat.freshError * repeat.freshError / repeats.size();
    }
    return new NearCopies(
        share, Math.sqrt(variance / distinct), freshShare, Math.sqrt(freshVariance / distinct));
  }
}
