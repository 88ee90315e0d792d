package dev.understudy.report.internal;

import dev.understudy.judge.Fairness;
import dev.understudy.judge.Fairness.Gap;
import dev.understudy.judge.Fairness.Grouping;
import dev.understudy.judge.Interval;
import dev.understudy.report.chart.ChangePlot;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Estimate;
import dev.understudy.report.internal.AssociationMaps.Captioned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How protected groups fare in real and in synthetic rows.
///
/// @param event what is counted, in words, empty where no classes are predicted
/// @param gaps that are shown, explained
/// @param cuts ways to cut people into groups
public record FairnessSection(String event, List<Term> gaps, List<Cut> cuts) {

  /// One way to cut people into groups.
  ///
  /// @param name such as `sex and race`
  /// @param gaps drawn, null where none can be compared
  /// @param verdict whether any change is clear
  /// @param clear changes whose interval does not hold 0
  /// @param groups the table
  public record Cut(
      String name,
      @Nullable Captioned gaps,
      String verdict,
      List<String> clear,
      GroupTable groups) {}

  private static final double MARGIN = 0.06;

  /// A shorter axis would make noise look like a change.
  private static final double SHORTEST = 0.05;

  /// Null where there is nothing to show.
  static @Nullable FairnessSection of(@Nullable Fairness fairness) {
    return fairness == null || fairness.groupings().isEmpty()
        ? null
        : new FairnessSection(
            fairness.event(),
            fairness.groupings().stream()
                .flatMap(grouping -> grouping.gaps().stream())
                .map(Gap::name)
                .distinct()
                .map(ChangeGuide::term)
                .toList(),
            fairness.groupings().stream().map(FairnessSection::cut).toList());
  }

  /// Whether models were tried on any group.
  public boolean hasModels() {
    return cuts.stream().anyMatch(cut -> cut.groups().models());
  }

  private static Cut cut(Grouping grouping) {
    List<Gap> known = grouping.gaps().stream().filter(gap -> gap.change() != null).toList();
    return new Cut(
        grouping.name(),
        known.isEmpty() ? null : drawing(grouping.name(), known),
        verdict(known),
        clear(known),
        GroupTable.of(grouping));
  }

  private static Captioned drawing(String name, List<Gap> gaps) {
    double low = 0;
    double high = 0;
    for (Gap gap : gaps) {
      Estimate change = change(gap);
      low = Math.min(low, change.from() == null ? or(change.value()) : change.from());
      high = Math.max(high, change.to() == null ? or(change.value()) : change.to());
    }
    double span = Math.max(high - low, SHORTEST);
    ChangePlot plot =
        new ChangePlot(
            "Gaps between groups of " + name + ", from real to synthetic",
            low - MARGIN * span,
            Math.max(high, low + span) + MARGIN * span,
            gaps.stream().map(FairnessSection::row).toList());
    return new Captioned("Change of each gap, with its interval", Figure.of("gaps-" + name, plot));
  }

  private static ChangePlot.Row row(Gap gap) {
    return new ChangePlot.Row(
        ChangeGuide.gap(gap.name()),
        between(gap),
        figure(gap.real()) + " \u2192 " + figure(gap.synthetic()),
        written(gap),
        change(gap));
  }

  private static String between(Gap gap) {
    if (gap.upper().isEmpty() && gap.lower().isEmpty()) {
      return gap.name().equals("calibration") ? "mean error of all groups" : "";
    }
    return gap.name().equals("disparate_impact")
        ? gap.lower() + " over " + gap.upper()
        : gap.upper() + " minus " + gap.lower();
  }

  private static Estimate change(Gap gap) {
    Interval interval = gap.interval();
    return new Estimate(
        gap.change(),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high());
  }

  private static double or(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static String written(Gap gap) {
    Interval interval = gap.interval();
    String change = Digits.signed(or(gap.change()), 3);
    return interval == null
        ? change
        : change
            + " ("
            + Digits.signed(interval.low(), 3)
            + " to "
            + Digits.signed(interval.high(), 3)
            + ")";
  }

  private static String figure(@Nullable Double value) {
    return value == null
        ? Digits.NONE
        : (value < 0 ? "\u2212" : "") + Digits.fixed(Math.abs(value), 3);
  }

  private static String verdict(List<Gap> gaps) {
    if (gaps.isEmpty()) {
      return "No gap can be compared: fewer than two groups have enough people, or no model could be"
          + " trained.";
    }
    return clear(gaps).isEmpty()
        ? "No change is clear: every interval holds 0."
        : "Clear of 0, whole interval:";
  }

  private static List<String> clear(List<Gap> gaps) {
    return gaps.stream()
        .filter(FairnessSection::isClear)
        .map(gap -> ChangeGuide.gap(gap.name()) + " " + written(gap))
        .toList();
  }

  private static boolean isClear(Gap gap) {
    Interval interval = gap.interval();
    return interval != null && (interval.low() > 0 || interval.high() < 0);
  }
}
