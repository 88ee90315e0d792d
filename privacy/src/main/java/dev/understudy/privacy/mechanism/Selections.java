package dev.understudy.privacy.mechanism;

/// What selections share.
final class Selections {
  private static final long MOST_UNITS = 1L << 60;

  private Selections() {}

  static void require(double epsilon, long units) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY) || units < 1 || units > MOST_UNITS) {
      throw new IllegalArgumentException(
          "Epsilon is above 0 and sensitivity in [1, 2^60], not " + epsilon + " and " + units);
    }
  }

  /// By how much each score lies below the best.
  static long[] penalties(long[] scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("There is no candidate to choose from");
    }
    long best = scores[0];
    for (long score : scores) {
      best = Math.max(best, score);
    }
    long[] penalties = new long[scores.length];
    for (int i = 0; i < penalties.length; i++) {
      penalties[i] = Math.subtractExact(best, scores[i]);
    }
    return penalties;
  }
}
