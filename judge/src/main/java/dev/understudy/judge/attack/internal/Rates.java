package dev.understudy.judge.attack.internal;

import dev.understudy.learn.Intervals;
import dev.understudy.learn.Intervals.Bounds;

/// How often an attack succeeded on training rows and on control rows.
///
/// @param successes on training rows; fractional where each row was attacked several times
/// @param trials training rows
/// @param controlSuccesses on rows the generator never saw
/// @param controlTrials control rows
/// @param designEffect variance of the excess over that of independent trials: 1 for independent
///   ones
record Rates(
    double successes,
    long trials,
    double controlSuccesses,
    long controlTrials,
    double designEffect) {

  /// Independent trials.
  Rates(double successes, long trials, double controlSuccesses, long controlTrials) {
    this(successes, trials, controlSuccesses, controlTrials, 1);
  }

  double rate() {
    return trials == 0 ? Double.NaN : successes / trials;
  }

  double controlRate() {
    return controlTrials == 0 ? Double.NaN : controlSuccesses / controlTrials;
  }

  double excess() {
    return rate() - controlRate();
  }

  /// Trials that are not independent count as fewer (or more), at the same rates.
  Bounds interval(double level) {
    long effective = effective(trials);
    long controlEffective = effective(controlTrials);
    return designEffect == 1
        ? Intervals.scoreDifference(successes, trials, controlSuccesses, controlTrials, level)
        : Intervals.scoreDifference(
            rate() * effective,
            effective,
            controlRate() * controlEffective,
            controlEffective,
            level);
  }

  private long effective(long count) {
    return Math.max(1, Math.round(count / designEffect));
  }
}
