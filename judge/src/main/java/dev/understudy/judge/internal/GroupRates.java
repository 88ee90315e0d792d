package dev.understudy.judge.internal;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What a model does to each group of test rows, under weights of the rows; NaN where nobody is
/// there to count.
///
/// @param predicted share for whom the event is predicted, `[group]`
/// @param truePositive share of those with the event for whom it is predicted
/// @param falsePositive share of those without it for whom it is predicted
/// @param calibration expected calibration error: mean over ten bins of the predicted probability
///   of abs(mean probability - share of events), weighted by rows
record GroupRates(
    double[] predicted, double[] truePositive, double[] falsePositive, double[] calibration) {

  private static final int BINS = 10;

  /// Fewer rows with (or without) the event than this, and a group's share of them is not compared.
  private static final int FEWEST_ROWS = 10;

  /// A difference between groups, named and defined as Fairlearn and AIF360 do where they agree.
  enum Gap {
    /// Greatest minus least share predicted: demographic parity difference.
    PARITY("parity", false),
    /// Least over greatest share predicted; 1 is parity, the four-fifths rule asks for .8.
    DISPARATE_IMPACT("disparate_impact", true),
    /// Greatest minus least true positive rate: equal opportunity difference.
    OPPORTUNITY("opportunity", false),
    /// The greater of the spreads of the true and of the false positive rate: equalised odds
    /// difference.
    ODDS("odds", false),
    /// Mean over groups of the expected calibration error.
    CALIBRATION("calibration", false);

    final String label;
    final boolean higherIsBetter;

    Gap(String label, boolean higherIsBetter) {
      this.label = label;
      this.higherIsBetter = higherIsBetter;
    }
  }

  /// Which groups have enough test rows for which rate.
  ///
  /// @param judged at least 30 test persons, `[group]`
  /// @param withEvent of those, at least 10 rows with the event
  /// @param withoutEvent of those, at least 10 rows without it
  record Judged(boolean[] judged, boolean[] withEvent, boolean[] withoutEvent) {

    static Judged of(Events events, int[] groups, int count, CodedRows test) {
      long[] persons = PeopleGroups.persons(groups, count, test);
      int[] with = new int[count];
      int[] without = new int[count];
      for (int row = 0; row < groups.length; row++) {
        if (groups[row] >= 0) {
          int[] counts = events.truth()[row] ? with : without;
          counts[groups[row]]++;
        }
      }
      boolean[] judged = mask(count, group -> persons[group] >= PeopleGroups.FEWEST_PERSONS);
      return new Judged(
          judged,
          mask(count, group -> judged[group] && with[group] >= FEWEST_ROWS),
          mask(count, group -> judged[group] && without[group] >= FEWEST_ROWS));
    }

    private static boolean[] mask(int count, IntPredicate rule) {
      boolean[] mask = new boolean[count];
      for (int group = 0; group < count; group++) {
        mask[group] = rule.test(group);
      }
      return mask;
    }
  }

  /// What is known of the test rows, and what a model says of them.
  ///
  /// @param truth whether a row has the event
  /// @param called whether it is predicted
  /// @param probability of the event, as predicted
  record Events(boolean[] truth, boolean[] called, float[] probability) {

    /// The event is any class but the first.
    static Events of(Predictions predictions) {
      int rows = predictions.rows();
      Events events = new Events(new boolean[rows], new boolean[rows], new float[rows]);
      for (int row = 0; row < rows; row++) {
        events.truth[row] = predictions.trueClass(row) > 0;
        events.called[row] = predictions.predictedClass(row) > 0;
        events.probability[row] = 1 - predictions.probability(row, 0);
      }
      return events;
    }
  }

  /// @param groups of each row, -1 for none
  /// @param weights how often each row counts
  static GroupRates of(Events events, int[] groups, int count, byte[] weights) {
    double[] with = new double[count];
    double[] without = new double[count];
    double[] hits = new double[count];
    double[] alarms = new double[count];
    double[] excess = new double[count * BINS];
    for (int row = 0; row < groups.length; row++) {
      int group = groups[row];
      int weight = weights[row];
      if (group < 0 || weight == 0) {
        continue;
      }
      float probability = events.probability[row];
      int bin = Math.min(BINS - 1, (int) (probability * BINS));
      if (events.truth[row]) {
        with[group] += weight;
        hits[group] += events.called[row] ? weight : 0;
        excess[group * BINS + bin] += weight * (probability - 1);
      } else {
        without[group] += weight;
        alarms[group] += events.called[row] ? weight : 0;
        excess[group * BINS + bin] += weight * probability;
      }
    }
    GroupRates rates =
        new GroupRates(new double[count], new double[count], new double[count], new double[count]);
    for (int group = 0; group < count; group++) {
      double rows = with[group] + without[group];
      double error = 0;
      for (int bin = 0; bin < BINS; bin++) {
        error += Math.abs(excess[group * BINS + bin]);
      }
      // 0 / 0 is NaN, which says that nobody is there.
      rates.predicted[group] = (hits[group] + alarms[group]) / rows;
      rates.truePositive[group] = hits[group] / with[group];
      rates.falsePositive[group] = alarms[group] / without[group];
      rates.calibration[group] = error / rows;
    }
    return rates;
  }

  /// NaN where fewer than two groups can be compared.
  double gap(Gap gap, Judged judged) {
    return switch (gap) {
      case PARITY -> spread(predicted, judged.judged);
      case DISPARATE_IMPACT -> ratio(predicted, judged.judged);
      case OPPORTUNITY -> spread(truePositive, judged.withEvent);
      case ODDS ->
          Math.max(
              spread(truePositive, judged.withEvent), spread(falsePositive, judged.withoutEvent));
      case CALIBRATION -> mean(calibration, judged.judged);
    };
  }

  /// Greatest minus least; NaN for fewer than two.
  static double spread(double[] rates, boolean[] chosen) {
    double[] sorted = sorted(rates, chosen);
    return sorted.length < 2 ? Double.NaN : sorted[sorted.length - 1] - sorted[0];
  }

  private static double ratio(double[] rates, boolean[] chosen) {
    double[] sorted = sorted(rates, chosen);
    return sorted.length < 2 ? Double.NaN : sorted[0] / sorted[sorted.length - 1];
  }

  private static double mean(double[] rates, boolean[] chosen) {
    double[] sorted = sorted(rates, chosen);
    return sorted.length < 2 ? Double.NaN : Arrays.stream(sorted).sum() / sorted.length;
  }

  private static double[] sorted(double[] rates, boolean[] chosen) {
    return IntStream.range(0, rates.length)
        .filter(group -> chosen[group] && !Double.isNaN(rates[group]))
        .mapToDouble(group -> rates[group])
        .sorted()
        .toArray();
  }
}
