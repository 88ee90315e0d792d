package dev.understudy.report.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.gate.RuleResult;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Estimate;
import dev.understudy.report.chart.RulePlot;
import dev.understudy.report.chart.RulePlot.Good;
import dev.understudy.report.chart.RulePlot.Limits;
import org.jspecify.annotations.Nullable;

/// One rule of the gate.
///
/// @param label its name in words
/// @param outcome what it says
/// @param sentence the finding
/// @param because why these limits
/// @param toChange what would change the outcome, empty for nothing
/// @param figure the figure with its interval, an en dash where it is not known
/// @param plot the same between the limits, null where there is neither figure nor limit
public record RuleRow(
    String label,
    OutcomeWords outcome,
    String sentence,
    String because,
    String toChange,
    String figure,
    @Nullable Markup plot) {

  static RuleRow of(RuleResult rule) {
    String label = AttackGuide.words(rule.name());
    return new RuleRow(
        label,
        OutcomeWords.of(rule.outcome()),
        withoutLabel(rule.sentence(), label),
        rule.because(),
        rule.toChange(),
        figure(rule.value(), rule.interval()),
        plot(rule, label));
  }

  /// The gate begins its sentences with the name of the rule, which stands beside them here.
  private static String withoutLabel(String sentence, String label) {
    String start = label + ": ";
    return sentence.startsWith(start)
        ? AttackGuide.capital(sentence.substring(start.length()))
        : sentence;
  }

  /// Such as `0.532 (0.51 to 0.554)`.
  static String figure(@Nullable Double value, @Nullable Interval interval) {
    if (value == null) {
      return Digits.NONE;
    }
    return interval == null
        ? Digits.shortest(value)
        : Digits.shortest(value)
            + " ("
            + Digits.shortest(interval.low())
            + " to "
            + Digits.shortest(interval.high())
            + ")";
  }

  private static @Nullable Markup plot(RuleResult rule, String label) {
    Interval interval = rule.interval();
    if (rule.release() == null && rule.reject() == null) {
      return null;
    }
    return Markup.of(
        new RulePlot(
            label + " between its limits",
            new Estimate(
                rule.value(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high()),
            new Limits(rule.release(), rule.reject(), good(rule))));
  }

  private static Good good(RuleResult rule) {
    return switch (rule.better()) {
      case AT_MOST -> Good.BELOW;
      case AT_LEAST -> Good.ABOVE;
    };
  }
}
