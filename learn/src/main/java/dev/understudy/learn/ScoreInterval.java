package dev.understudy.learn;

import dev.understudy.learn.Intervals.Bounds;

/// Interval of a difference of two independent shares by inverting the score test (Miettinen and
/// Nurminen, Statistics in Medicine 4, 1985; the restricted maximum likelihood in the closed form
/// of Farrington and Manning, Statistics in Medicine 9, 1990). Sharper than intervals made of two
/// single ones where a share is near 0, as those of copied rows are.
final class ScoreInterval {

  /// Halvings of the interval between the estimate and its farthest possible value.
  private static final int STEPS = 60;

  private final double share1;
  private final double share2;
  private final double trials1;
  private final double trials2;

  private ScoreInterval(double share1, double trials1, double share2, double trials2) {
    this.share1 = share1;
    this.trials1 = trials1;
    this.share2 = share2;
    this.trials2 = trials2;
  }

  static Bounds of(double successes1, long trials1, double successes2, long trials2, double level) {
    if (trials1 <= 0 || trials2 <= 0) {
      return new Bounds(-1, 1);
    }
    ScoreInterval interval =
        new ScoreInterval(successes1 / trials1, trials1, successes2 / trials2, trials2);
    double critical = Intervals.normalQuantile(level);
    return new Bounds(interval.end(-1, critical), interval.end(1, critical));
  }

  /// The difference farthest towards `limit` that the score test does not reject.
  private double end(double limit, double critical) {
    double kept = share1 - share2;
    if (Math.abs(kept - limit) == 0) {
      return limit;
    }
    double rejected = limit;
    for (int step = 0; step < STEPS; step++) {
      double middle = (kept + rejected) / 2;
      if (Math.abs(statistic(middle)) <= critical) {
        kept = middle;
      } else {
        rejected = middle;
      }
    }
    return kept;
  }

  private double statistic(double difference) {
    double restricted1 = restricted(difference);
    double restricted2 = Math.clamp(restricted1 - difference, 0.0, 1.0);
    double all = trials1 + trials2;
    double variance =
        (restricted1 * (1 - restricted1) / trials1 + restricted2 * (1 - restricted2) / trials2)
            * all
            / (all - 1);
    double distance = share1 - share2 - difference;
    if (variance <= 0) {
      return distance == 0 ? 0 : Math.copySign(Double.MAX_VALUE, distance);
    }
    return distance / Math.sqrt(variance);
  }

  /// Maximum likelihood of the first share where the shares differ by `difference`: the root of a
  /// cubic.
  private double restricted(double difference) {
    double ratio = trials2 / trials1;
    double a = 1 + ratio;
    double b = -(1 + ratio + share1 + ratio * share2 + difference * (ratio + 2));
    double c =
        difference * difference + difference * (2 * share1 + ratio + 1) + share1 + ratio * share2;
    double d = -share1 * difference * (1 + difference);
    double third = b / (3 * a);
    double v = third * third * third - b * c / (6 * a * a) + d / (2 * a);
    double u = Math.copySign(Math.sqrt(Math.max(0, third * third - c / (3 * a))), v);
    double angle =
        u == 0 ? 0 : (Math.PI + StrictMath.acos(Math.clamp(v / (u * u * u), -1.0, 1.0))) / 3;
    double root = 2 * u * StrictMath.cos(angle) - third;
    return Math.clamp(root, Math.max(0, difference), Math.min(1, 1 + difference));
  }
}
