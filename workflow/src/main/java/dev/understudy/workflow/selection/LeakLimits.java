package dev.understudy.workflow.selection;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.learn.Intervals;
import dev.understudy.synth.Leakage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What candidates may give away. A candidate is out where even the lower end of an interval lies
/// above its limit: leakage is a condition, it cannot be made up for by likeness.
///
/// @param membership AUC of the membership attack
/// @param nearCopies share of near copies beyond that of fresh real rows
public record LeakLimits(double membership, double nearCopies) {

  /// Those of fresh real rows, .5 and 0, and a little more: an attacker who is right 51 times in
  /// 100 knows next to nothing (the gate's own limit is 55), and with nothing more, chance alone
  /// would rule out one in forty candidates that leak nothing.
  public static final LeakLimits FRESH = new LeakLimits(0.51, 0.005);

  /// Splits with different fresh rows from which on their scatter says something.
  private static final int FEWEST_DISTINCT = 5;

  /// The limits of a place on the dial. In the house, where rows are not given away, an attacker
  /// may be right as often as the gate lets through.
  public static LeakLimits of(Leakage leakage) {
    return switch (leakage) {
      case NONE -> new LeakLimits(0.505, 0.0025);
      case LOW -> FRESH;
      case MEDIUM -> new LeakLimits(0.55, 0.02);
    };
  }

  /// Why a candidate is out, empty if it is not.
  ///
  /// @param floor a trial on the same splits of what gives away nothing, empty if there is none
  Optional<String> exceeded(Trial trial, Optional<Trial> floor) {
    Appraisal appraisal = trial.appraisal();
    Optional<Estimate> beside = floor.flatMap(other -> besideFloor(trial, other));
    double membershipLow = beside.orElse(appraisal.membership()).interval().low();
    if (membershipLow > membership) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Gives away who is in the table: the membership AUC is %.3f%s, with 95 %% confidence"
                  + " above %.3f.",
              appraisal.membership().value(),
              beside.isPresent()
                  ? String.format(
                      Locale.ROOT,
                      " and %.3f beside that of independent columns as .5",
                      beside.get().value())
                  : "",
              membershipLow));
    }
    double nearLow = appraisal.nearCopies().excess().low();
    if (nearLow > nearCopies) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Copies: %.1f %% of its rows are near copies, of fresh real rows %.1f %%.",
              100 * appraisal.nearCopies().share(),
              100 * appraisal.nearCopies().freshShare()));
    }
    return Optional.empty();
  }

  /// The membership AUC if that of the floor were .5. Which rows happened to be kept aside moves
  /// both alike: where the splits are small, that is most of the chance in the figure. What is left
  /// is measured by how far the repeats scatter, with Student's t, as there are few.
  ///
  /// @return empty where there are too few repeats to see it
  private static Optional<Estimate> besideFloor(Trial trial, Trial floor) {
    int count = trial.repeats().size();
    if (floor.repeats().size() != count || trial.distinct() < FEWEST_DISTINCT) {
      return Optional.empty();
    }
    double[] excess = new double[count];
    for (int repeat = 0; repeat < count; repeat++) {
      excess[repeat] =
          trial.repeats().get(repeat).membership().value()
              - floor.repeats().get(repeat).membership().value();
    }
    double mean = Arrays.stream(excess).average().orElseThrow();
    double wider =
        Intervals.studentQuantile(Intervals.LEVEL, trial.distinct() - 1.0)
            / Intervals.normalQuantile(Intervals.LEVEL);
    double error = Intervals.standardError(excess) / Math.sqrt(trial.distinct());
    return Optional.of(new Estimate(0.5 + mean, wider * error));
  }
}
