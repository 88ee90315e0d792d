package dev.understudy.judge.internal;

import java.util.Arrays;
import java.util.Optional;
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

  /// A difference between the group of people that has the event most often in the training rows
  /// and the one that has it least often. The two are the same for every model, so that a gap that
  /// turns round becomes negative. Of two groups the sizes are those of AIF360 and Fairlearn.
  enum Gap {
    /// Share predicted, upper minus lower group: statistical parity difference.
    PARITY("parity", false),
    /// Share predicted, lower over upper group; 1 is parity, the four-fifths rule asks for .8.
    DISPARATE_IMPACT("disparate_impact", true),
    /// True positive rate, upper minus lower group: equal opportunity difference.
    OPPORTUNITY("opportunity", false),
    /// Mean of the differences of true and of false positive rates: average odds difference, 0
    /// where odds are equalised.
    ODDS("odds", false),
    /// Mean over all groups of the expected calibration error.
    CALIBRATION("calibration", false);

    final String label;
    final boolean higherIsBetter;

    Gap(String label, boolean higherIsBetter) {
      this.label = label;
      this.higherIsBetter = higherIsBetter;
    }
  }

  /// Which groups have enough test rows for which rate, and in which order they stand.
  ///
  /// @param judged at least 30 test persons, `[group]`
  /// @param withEvent of those, at least 10 rows with the event
  /// @param withoutEvent of those, at least 10 rows without it
  /// @param shares of training rows with the event
  record Judged(boolean[] judged, boolean[] withEvent, boolean[] withoutEvent, double[] shares) {

    static Judged of(Events events, int[] groups, double[] shares, CodedRows test) {
      int count = shares.length;
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
          mask(count, group -> judged[group] && without[group] >= FEWEST_ROWS),
          shares);
    }

    /// The two groups a gap lies between; empty where fewer than two can be compared.
    Optional<Ends> ends(Gap gap) {
      return switch (gap) {
        case PARITY, DISPARATE_IMPACT -> Ends.of(shares, judged);
        case OPPORTUNITY -> Ends.of(shares, withEvent);
        case ODDS ->
            Ends.of(shares, mask(shares.length, group -> withEvent[group] && withoutEvent[group]));
        case CALIBRATION -> Optional.empty();
      };
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
    if (gap == Gap.CALIBRATION) {
      return mean(calibration, judged.judged);
    }
    return judged.ends(gap).map(ends -> between(gap, ends)).orElse(Double.NaN);
  }

  private double between(Gap gap, Ends ends) {
    return switch (gap) {
      case PARITY -> ends.difference(predicted);
      case DISPARATE_IMPACT ->
          predicted[ends.upper] > 0 ? predicted[ends.lower] / predicted[ends.upper] : Double.NaN;
      case OPPORTUNITY -> ends.difference(truePositive);
      case ODDS -> (ends.difference(truePositive) + ends.difference(falsePositive)) / 2;
      case CALIBRATION -> Double.NaN;
    };
  }

  private static double mean(double[] rates, boolean[] chosen) {
    double[] known =
        IntStream.range(0, rates.length)
            .filter(group -> chosen[group] && !Double.isNaN(rates[group]))
            .mapToDouble(group -> rates[group])
            .toArray();
    return known.length < 2 ? Double.NaN : Arrays.stream(known).sum() / known.length;
  }

  /// The groups with the greatest and the least share of events among training rows.
  record Ends(int upper, int lower) {

    /// Empty where fewer than two are chosen.
    static Optional<Ends> of(double[] shares, boolean[] chosen) {
      int upper = -1;
      int lower = -1;
      for (int group = 0; group < shares.length; group++) {
        if (chosen[group]) {
          upper = upper < 0 || shares[group] > shares[upper] ? group : upper;
          lower = lower < 0 || shares[group] <= shares[lower] ? group : lower;
        }
      }
      return upper == lower ? Optional.empty() : Optional.of(new Ends(upper, lower));
    }

    double difference(double[] rates) {
      return rates[upper] - rates[lower];
    }
  }
}
