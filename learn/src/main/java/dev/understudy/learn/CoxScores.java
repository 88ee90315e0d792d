package dev.understudy.learn;

/// What each row adds to the slope of the partial likelihood at the estimate (Lin and Wei, JASA 84,
/// 1989): for row `i` with covariates `x` and risk `r`
///
///     s = [event] (x - m(t)) - r * sum over event times u <= t of (x - m(u)) / S(u)
///
/// with `m` the risk set's mean and `S` its sum of risks. Where `d` events fall together (Efron), the
/// `l`-th step's `m` and `S` count those who fall by `1 - l / d`, the first part is the mean over the
/// `d` steps, and a row that falls is in the sum with that weight. These are R's score residuals.
final class CoxScores {

  private final RegressionRows rows;
  private final double[] times;
  private final boolean[] events;
  private final int[] order;
  private final double[] risks;

  /// @param order rows by ascending time, `[row]`
  /// @param risks hazard of each row against the baseline, `[row]`
  CoxScores(RegressionRows rows, double[] times, boolean[] events, int[] order, double[] risks) {
    this.rows = rows;
    this.times = times;
    this.events = events;
    this.order = order;
    this.risks = risks;
  }

  /// Sums over risk sets passed so far: of `1 / S` and of `m / S`.
  private static final class Hazard {

    private double plain;
    private final double[] linear;

    Hazard(int terms) {
      linear = new double[terms];
    }

    void add(double plainSum, double[] mean, double weight) {
      plain += weight / plainSum;
      for (int term = 0; term < mean.length; term++) {
        linear[term] += weight * mean[term] / plainSum;
      }
    }
  }

  /// Sums of scores, `[person][term]`. One walk from the latest time to the earliest, as in the
  /// fit: a row meets the later hazard when it enters and the whole at the end; the difference is
  /// its own.
  ///
  /// @param persons whom each row belongs to, 0 .. count - 1, `[row]`
  double[][] byPerson(int[] persons, int count) {
    int terms = rows.terms();
    double[][] scores = new double[count][terms];
    Hazard whole = new Hazard(terms);
    double plain = 0;
    double[] linear = new double[terms];
    for (int end = order.length; end > 0; ) {
      int start = end;
      int fallen = 0;
      double tiedPlain = 0;
      double[] tiedLinear = new double[terms];
      for (; start > 0 && times[order[start - 1]] == times[order[end - 1]]; start--) {
        int row = order[start - 1];
        plain += risks[row];
        rows.add(row, risks[row], linear);
        takeOff(row, -1, whole, scores[persons[row]]);
        if (events[row]) {
          fallen++;
          tiedPlain += risks[row];
          rows.add(row, risks[row], tiedLinear);
        }
      }
      Hazard spared = new Hazard(terms);
      double[] means = new double[terms];
      for (int fall = 0; fall < fallen; fall++) {
        double share = (double) fall / fallen;
        double left = plain - share * tiedPlain;
        double[] mean = new double[terms];
        for (int term = 0; term < terms; term++) {
          mean[term] = (linear[term] - share * tiedLinear[term]) / left;
          means[term] += mean[term] / fallen;
        }
        whole.add(left, mean, 1);
        spared.add(left, mean, share);
      }
      for (int i = start; i < end; i++) {
        int row = order[i];
        if (events[row]) {
          fall(row, means, scores[persons[row]]);
          takeOff(row, -1, spared, scores[persons[row]]);
        }
      }
      end = start;
    }
    for (int row = 0; row < risks.length; row++) {
      takeOff(row, 1, whole, scores[persons[row]]);
    }
    return scores;
  }

  private void fall(int row, double[] means, double[] score) {
    rows.add(row, 1, score);
    for (int term = 0; term < score.length; term++) {
      score[term] -= means[term];
    }
  }

  /// Takes `times` times the row's part in a hazard off its score.
  private void takeOff(int row, double times, Hazard hazard, double[] score) {
    double factor = times * risks[row];
    rows.add(row, -factor * hazard.plain, score);
    for (int term = 0; term < score.length; term++) {
      score[term] += factor * hazard.linear[term];
    }
  }
}
