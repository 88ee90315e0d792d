package dev.understudy.report.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.report.chart.AnchorPlot.Anchored;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Estimate;
import dev.understudy.report.chart.ForestPlot;
import dev.understudy.report.internal.AssociationMaps.Captioned;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The membership attacks: who was among the training rows?
///
/// @param roc curves of all attacks, null where there is none
/// @param forests areas for all and for exposed people
/// @param found members found at a few false accusations
public record MembershipView(@Nullable RocView roc, List<Captioned> forests, FoundMembers found) {

  private static final double GUESSING = 0.5;

  /// Share of the axis left free on each side.
  private static final double MARGIN = 0.04;

  /// An axis is at least so long, so that differences of a thousandth do not look like a gulf.
  private static final double SHORTEST = 0.1;

  static MembershipView of(AttackReport report) {
    List<Captioned> forests = new ArrayList<>();
    ForestPlot.Axis axis = axis(report.attacks());
    for (Attack.Rows rows : Attack.Rows.values()) {
      List<Attack> attacks =
          report.attacks().stream().filter(attack -> attack.rows() == rows).toList();
      if (!attacks.isEmpty()) {
        String caption = caption(rows, attacks.getFirst());
        ForestPlot plot =
            new ForestPlot(
                "Area under the ROC curve, " + caption,
                axis,
                attacks.stream().map(MembershipView::row).toList());
        forests.add(new Captioned(caption, Figure.of("membership-" + rows.name(), plot)));
      }
    }
    return new MembershipView(RocView.of(report), forests, FoundMembers.of(report));
  }

  static String caption(Attack.Rows rows, Attack attack) {
    return switch (rows) {
          case ALL -> "All people: ";
          case EXPOSED -> "Exposed people, who stand apart: ";
        }
        + Digits.count(attack.members())
        + " members, "
        + Digits.count(attack.nonMembers())
        + " others";
  }

  private static ForestPlot.Row row(Attack attack) {
    Anchors anchors = attack.anchors();
    Interval interval = attack.interval();
    Double area = attack.auc();
    return new ForestPlot.Row(
        AttackGuide.label(attack.name()),
        area == null ? "too few people" : area(area, interval),
        new Estimate(
            area,
            interval == null ? null : interval.low(),
            interval == null ? null : interval.high()),
        new Anchored(anchors.holdout(), anchors.independent(), anchors.copy()));
  }

  /// Such as `0.532 (0.510–0.554)`.
  static String area(double area, @Nullable Interval interval) {
    String text = Digits.fixed(area, 3);
    return interval == null
        ? text
        : text
            + " ("
            + Digits.fixed(interval.low(), 3)
            + "\u2013"
            + Digits.fixed(interval.high(), 3)
            + ")";
  }

  /// One axis for all, so that exposed people can be compared with all.
  private static ForestPlot.Axis axis(List<Attack> attacks) {
    double[] shown =
        attacks.stream()
            .flatMap(attack ->
                Stream.of(
                    attack.auc(),
                    low(attack.interval()),
                    high(attack.interval()),
                    attack.anchors().holdout(),
                    attack.anchors().independent(),
                    attack.anchors().copy()))
            .filter(value -> value != null)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double low = GUESSING - SHORTEST / 2;
    double high = GUESSING + SHORTEST / 2;
    for (double value : shown) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double margin = MARGIN * (high - low);
    return new ForestPlot.Axis(
        Math.max(0, low - margin), Math.min(1 + margin, high + margin), GUESSING, "guessing");
  }

  private static @Nullable Double low(@Nullable Interval interval) {
    return interval == null ? null : interval.low();
  }

  private static @Nullable Double high(@Nullable Interval interval) {
    return interval == null ? null : interval.high();
  }
}
