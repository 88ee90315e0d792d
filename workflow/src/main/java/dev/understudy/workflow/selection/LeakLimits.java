package dev.understudy.workflow.selection;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.synth.Leakage;
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
  Optional<String> exceeded(Appraisal appraisal) {
    double membershipLow = appraisal.membership().interval().low();
    if (membershipLow > membership) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Gives away who is in the table: the membership AUC is %.3f, with 95 %% confidence"
                  + " above %.3f.",
              appraisal.membership().value(),
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
}
