package dev.understudy.judge.gate;

import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.WithoutColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one rule found.
///
/// @param name of the rule
/// @param outcome what it says
/// @param source the figure that decided it, such as `density_ratio` among all attacks
/// @param value of the figure, null where it is not known
/// @param interval of the figure, null where there is none
/// @param better on which side of the limits is good
/// @param release limit for a release
/// @param reject limit for a rejection, null for none
/// @param sentence the finding in words
/// @param because why these limits
/// @param toChange what would change the outcome, empty where nothing need be
/// @param without what the figure would be without a column, the best first; only for the deciding
///   rule, and only where it was tried
public record RuleResult(
    String name,
    Outcome outcome,
    String source,
    @Nullable Double value,
    @Nullable Interval interval,
    Rule.Direction better,
    @Nullable Double release,
    @Nullable Double reject,
    String sentence,
    String because,
    String toChange,
    List<WithoutColumn> without) {

  public RuleResult {
    without = List.copyOf(without);
  }

  RuleResult withColumnsTried(String change, List<WithoutColumn> tried) {
    return new RuleResult(
        name, outcome, source, value, interval, better, release, reject, sentence, because, change,
        tried);
  }
}
