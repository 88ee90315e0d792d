package dev.understudy.privacy.mechanism;

/// Scores of candidates in whole units, so that selections from them are exact and rounding errors
/// of doubles cannot tell neighbours apart.
///
/// @param units one per candidate, larger is better
/// @param sensitivity the largest difference of one score between neighbours, in units
public record Scores(long[] units, long sensitivity) {
  private static final double GREATEST = 0x1p52;

  /// Rounds scores down to multiples of a unit. That may put neighbours one unit further apart, and
  /// one more is for the rounding errors of the scores themselves.
  ///
  /// @param sensitivity of the real scores
  /// @param unit well above the rounding errors of the scores
  public static Scores of(double[] scores, double sensitivity, double unit) {
    long[] units = new long[scores.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = (long) Math.floor(whole(scores[i] / unit));
    }
    return new Scores(units, (long) Math.ceil(whole(sensitivity / unit)) + 2);
  }

  private static double whole(double value) {
    if (!(Math.abs(value) <= GREATEST)) {
      throw new IllegalArgumentException("A score does not fit its unit: " + value);
    }
    return value;
  }
}
