package dev.understudy.judge.attack.internal;

import java.util.List;

/// How much better a table agrees with the shadow tables that knew a person than with those that
/// did not (Carlini et al., "Membership Inference Attacks From First Principles", IEEE S&P 2022).
///
/// Shadows come in pairs: the first knows one half of the people, the second the other half. So
/// each person has one table with and one without in every pair, and leaving a pair out takes one
/// of each. With s the signal of the table judged, m₁ and m₀ the person's means with and without, v
/// the person's variance, shrunk towards that of all people:
///
/// ```
/// log ratio = ((s - m₀)² - (s - m₁)²) / (2 v)
/// ```
///
/// @param pairs signals of the shadow tables, first and second of each pair, `[signal][asked]`
/// @param inFirst who is known to the first table of a pair, `[pair][asked]`
record ShadowRatio(List<double[][][]> pairs, List<boolean[]> inFirst) {

  /// What is told of each signal: log ratio, deviation from the mean without, difference of means.
  static final int FEATURES = 3 * ShadowSignals.SIGNALS;

  /// Weight of the variance of all people, in degrees of freedom: a few shadows estimate a person's
  /// own variance badly.
  private static final double SHARED_DEGREES = 4;

  /// Beyond it a member is certain; squares of copies would drown everything else.
  private static final double MOST = 50;

  private static final double SMALLEST_VARIANCE = 1e-12;

  /// @param judged signals of a table, `[signal][asked]`
  /// @param left pair that is not compared with, -1 for none
  /// @return row by row, `[asked * FEATURES]`
  float[] features(double[][] judged, int left) {
    int people = judged[0].length;
    float[] features = new float[people * FEATURES];
    for (int signal = 0; signal < ShadowSignals.SIGNALS; signal++) {
      Moments moments = moments(signal, people, left);
      for (int row = 0; row < people; row++) {
        double variance = moments.variance(row);
        double deviation = Math.sqrt(variance);
        double value = judged[signal][row];
        double without = value - moments.without()[row];
        double with = value - moments.with()[row];
        int at = row * FEATURES + 3 * signal;
        features[at] = bounded((without * without - with * with) / (2 * variance));
        features[at + 1] = bounded(without / deviation);
        features[at + 2] = bounded((moments.with()[row] - moments.without()[row]) / deviation);
      }
    }
    return features;
  }

  private static float bounded(double value) {
    return (float) Math.clamp(value, -MOST, MOST);
  }

  /// @param with mean of the tables that know a person, `[asked]`
  /// @param without mean of the others, `[asked]`
  /// @param squares sum of squared deviations from the two means, `[asked]`
  /// @param shared variance of all people
  /// @param degrees of freedom of `squares`
  private record Moments(
      double[] with, double[] without, double[] squares, double shared, int degrees) {

    double variance(int row) {
      return Math.max(
          SMALLEST_VARIANCE, (SHARED_DEGREES * shared + squares[row]) / (SHARED_DEGREES + degrees));
    }
  }

  private Moments moments(int signal, int people, int left) {
    double[] with = new double[people];
    double[] without = new double[people];
    int compared = pairs.size() - (left < 0 ? 0 : 1);
    for (int pair = 0; pair < pairs.size(); pair++) {
      for (int row = 0; pair != left && row < people; row++) {
        with[row] += value(pair, signal, row, true) / compared;
        without[row] += value(pair, signal, row, false) / compared;
      }
    }
    double[] squares = new double[people];
    double sum = 0;
    for (int pair = 0; pair < pairs.size(); pair++) {
      for (int row = 0; pair != left && row < people; row++) {
        double inside = value(pair, signal, row, true) - with[row];
        double outside = value(pair, signal, row, false) - without[row];
        squares[row] += inside * inside + outside * outside;
        sum += inside * inside + outside * outside;
      }
    }
    int degrees = 2 * (compared - 1);
    return new Moments(
        with, without, squares, sum / Math.max(1, (double) degrees * people), degrees);
  }

  private double value(int pair, int signal, int row, boolean known) {
    int table = inFirst.get(pair)[row] == known ? 0 : 1;
    return pairs.get(pair)[table][signal][row];
  }
}
