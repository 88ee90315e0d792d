package dev.understudy.judge.gate;

import org.jspecify.annotations.Nullable;

/// One rule of the gate.
///
/// @param name in snake_case
/// @param figure where the figure comes from:
///
///   - `attacks/all/auc`, `attacks/exposed/auc`, `attacks/all/tpr/0.01`: the worst of all attacks
///   - `disclosures/NAME`: the excess of that disclosure, the worst where there are several
///   - `measures/NAME`: a measure of the scorecard
///   - `measures/NAME/loss`: how far it lies below the real holdout's
///   - `measures/NAME/lost_share`: how far from the holdout's (0) towards that of independent
///     columns (1)
///   - `people/non_members`: how many people were asked for on each side
/// @param better `at_most` or `at_least`
/// @param release the whole interval must lie on the good side of this
/// @param reject the whole interval on the bad side of this rejects; null: never
/// @param chance the value of a harmless table; an interval wholly on its bad side restricts, null:
///   no such value
/// @param because why these limits
/// @param toChange what would change the outcome
public record Rule(
    String name,
    String figure,
    Direction better,
    double release,
    @Nullable Double reject,
    @Nullable Double chance,
    String because,
    String toChange) {

  /// Which side of a limit is good.
  public enum Direction {
    AT_MOST,
    AT_LEAST
  }

  /// What the rule says of a figure known to lie between `low` and `high`.
  public Outcome outcome(double low, double high) {
    double best = better == Direction.AT_MOST ? low : -high;
    double worst = better == Direction.AT_MOST ? high : -low;
    double sign = better == Direction.AT_MOST ? 1 : -1;
    if (reject != null && best > sign * reject) {
      return Outcome.REJECT;
    }
    if (worst <= sign * release) {
      return Outcome.RELEASE;
    }
    if (best > sign * release || (chance != null && best > sign * chance)) {
      return Outcome.RESTRICT;
    }
    return Outcome.INCONCLUSIVE;
  }
}
