package dev.understudy.judge.attack.internal;

import dev.understudy.learn.Intervals;
import dev.understudy.learn.Intervals.Bounds;

/// How often an attack succeeded on training rows and on control rows.
///
/// @param successes on training rows; fractional where each row was attacked several times
/// @param trials training rows
/// @param controlSuccesses on rows the generator never saw
/// @param controlTrials control rows
record Rates(double successes, long trials, double controlSuccesses, long controlTrials) {

  double rate() {
    return trials == 0 ? Double.NaN : successes / trials;
  }

  double controlRate() {
    return controlTrials == 0 ? Double.NaN : controlSuccesses / controlTrials;
  }

  double excess() {
    return rate() - controlRate();
  }

  Bounds interval(double level) {
    return Intervals.scoreDifference(successes, trials, controlSuccesses, controlTrials, level);
  }
}
