package dev.understudy.learn;

import dev.understudy.learn.Intervals.Bounds;

/// How much two confidence intervals have in common (Karr, Kohnen, Oganian, Reiter and Sanil, The
/// American Statistician 60, 2006): the length of their intersection as a share of each, averaged.
public final class IntervalOverlap {

  private IntervalOverlap() {}

  /// In [0, 1]: 1 for equal intervals, 0 for intervals apart. Other programs let intervals that lie
  /// apart count below 0; here they are worth nothing, so that one of them cannot outweigh a mean.
  public static double of(Bounds first, Bounds second) {
    double common = Math.min(first.high(), second.high()) - Math.max(first.low(), second.low());
    double firstLength = first.high() - first.low();
    double secondLength = second.high() - second.low();
    if (firstLength <= 0 || secondLength <= 0) {
      return first.equals(second) ? 1 : 0;
    }
    return Math.max(0, (common / firstLength + common / secondLength) / 2);
  }
}
