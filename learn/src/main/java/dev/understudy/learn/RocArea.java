package dev.understudy.learn;

import java.util.Arrays;

/// The area under the ROC curve with its variance after DeLong, DeLong and Clarke-Pearson
/// (Biometrics 44, 1988), computed from midranks (Sun and Xu, IEEE Signal Processing Letters 21,
/// 2014). Where rows belong to persons the variance is that of Obuchowski (Biometrics 53, 1997),
/// which sums a person's rows before squaring; with one row a person both are the same.
///
/// @param value probability that a positive row scores higher than a negative one, ties half; NaN
///   without rows on both sides
/// @param variance of `value`; NaN with fewer than two persons on a side
/// @param positives rows on the positive side
/// @param negatives rows on the negative side
public record RocArea(double value, double variance, long positives, long negatives) {

  /// Every row is a person of its own.
  public static RocArea of(double[] scores, boolean[] positive) {
    int[] persons = new int[scores.length];
    for (int row = 0; row < persons.length; row++) {
      persons[row] = row;
    }
    return of(scores, positive, persons);
  }

  /// @param scores higher means more likely positive, no NaN, `[row]`
  /// @param positive the truth, `[row]`
  /// @param persons whom each row belongs to, 0 or more, `[row]`
  public static RocArea of(double[] scores, boolean[] positive, int[] persons) {
    double[] upper = select(scores, positive, true);
    double[] lower = select(scores, positive, false);
    double m = upper.length;
    double n = lower.length;
    if (upper.length == 0 || lower.length == 0) {
      return new RocArea(Double.NaN, Double.NaN, upper.length, lower.length);
    }
    double[] placements = placements(scores, positive, upper, lower);
    double area = area(placements, positive, m, n);
    for (int row = 0; row < scores.length; row++) {
      placements[row] = positive[row] ? placements[row] / n : 1 - placements[row] / m;
    }
    return new RocArea(
        area, variance(placements, positive, persons, area, m, n), upper.length, lower.length);
  }

  /// How far each row moves the area: the sum of the squares is about the variance where rows are
  /// persons. All 0 without rows on both sides.
  public static double[] influences(double[] scores, boolean[] positive) {
    double[] upper = select(scores, positive, true);
    double[] lower = select(scores, positive, false);
    double[] influences = new double[scores.length];
    if (upper.length == 0 || lower.length == 0) {
      return influences;
    }
    double[] placements = placements(scores, positive, upper, lower);
    double m = upper.length;
    double n = lower.length;
    double area = area(placements, positive, m, n);
    for (int row = 0; row < scores.length; row++) {
      influences[row] =
          positive[row] ? (placements[row] / n - area) / m : (1 - placements[row] / m - area) / n;
    }
    return influences;
  }

  /// Counted in halves, which doubles add without rounding.
  private static double area(double[] placements, boolean[] positive, double m, double n) {
    double wins = 0;
    for (int row = 0; row < placements.length; row++) {
      wins += positive[row] ? placements[row] : 0;
    }
    return wins / (m * n);
  }

  /// How many rows of the other side each row scores above, equal ones half. Sorts both sides.
  private static double[] placements(
      double[] scores, boolean[] positive, double[] upper, double[] lower) {
    Arrays.sort(upper);
    Arrays.sort(lower);
    double[] placements = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      placements[row] = below(positive[row] ? lower : upper, scores[row]);
    }
    return placements;
  }

  private static double[] select(double[] scores, boolean[] positive, boolean side) {
    double[] chosen = new double[scores.length];
    int count = 0;
    for (int row = 0; row < scores.length; row++) {
      if (positive[row] == side) {
        chosen[count++] = scores[row];
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  /// How many of `sorted` are below `score`, equal ones half.
  private static double below(double[] sorted, double score) {
    return (first(sorted, score, false) + first(sorted, score, true)) / 2.0;
  }

  /// How many of `sorted` are below `score`, or not above it if `andEqual`.
  private static int first(double[] sorted, double score, boolean andEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score || (andEqual && sorted[middle] == score)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double variance(
      double[] placements, boolean[] positive, int[] persons, double area, double m, double n) {
    int count = Arrays.stream(persons).max().orElse(-1) + 1;
    double[] upper = new double[count];
    double[] lower = new double[count];
    boolean[] inUpper = new boolean[count];
    boolean[] inLower = new boolean[count];
    for (int row = 0; row < placements.length; row++) {
      int person = persons[row];
      if (positive[row]) {
        upper[person] += placements[row] - area;
        inUpper[person] = true;
      } else {
        lower[person] += placements[row] - area;
        inLower[person] = true;
      }
    }
    double upperSquares = 0;
    double lowerSquares = 0;
    double products = 0;
    double upperPersons = 0;
    double lowerPersons = 0;
    double anyPersons = 0;
    for (int person = 0; person < count; person++) {
      upperSquares += upper[person] * upper[person];
      lowerSquares += lower[person] * lower[person];
      products += upper[person] * lower[person];
      upperPersons += inUpper[person] ? 1 : 0;
      lowerPersons += inLower[person] ? 1 : 0;
      anyPersons += inUpper[person] || inLower[person] ? 1 : 0;
    }
    if (upperPersons < 2 || lowerPersons < 2) {
      return Double.NaN;
    }
    return upperSquares / (m * m) * upperPersons / (upperPersons - 1)
        + lowerSquares / (n * n) * lowerPersons / (lowerPersons - 1)
        + 2 * products / (m * n) * anyPersons / (anyPersons - 1);
  }

  /// Normal interval within [0, 1]. Where every positive row scores above every negative one (or
  /// below) the variance is 0 and says nothing; then the far end is Wilson's for as many trials as
  /// the smaller side has rows.
  public Intervals.Bounds interval(double level) {
    if (Double.isNaN(value) || Double.isNaN(variance)) {
      return new Intervals.Bounds(0, 1);
    }
    if (variance <= 0) {
      return Intervals.wilson(value * smaller(), smaller(), level);
    }
    Intervals.Bounds bounds = Intervals.normal(value, Math.sqrt(variance), level);
    return new Intervals.Bounds(Math.max(0, bounds.low()), Math.min(1, bounds.high()));
  }

  private long smaller() {
    return Math.min(positives, negatives);
  }
}
