package dev.understudy.report.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Claim;
import dev.understudy.report.chart.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which share of the members each attack finds while it accuses only a few others.
///
/// @param rates false positive rates, one per column
/// @param groups all and exposed people
/// @param references what guessing finds, and what a claim allows
public record FoundMembers(List<String> rates, List<Group> groups, List<Row> references) {

  static final String TOO_FEW = "too few people";

  /// @param caption whose membership was guessed
  public record Group(String caption, List<Row> rows) {}

  /// @param cells one per rate
  public record Row(String label, List<Cell> cells) {}

  /// @param value share of the members, or that there are too few people
  /// @param interval of it, empty without one
  public record Cell(String value, String interval) {}

  static FoundMembers of(AttackReport report) {
    if (report.attacks().isEmpty()) {
      return new FoundMembers(List.of(), List.of(), List.of());
    }
    List<String> rates = List.copyOf(report.attacks().getFirst().tpr().keySet());
    List<Group> groups = new ArrayList<>();
    for (Attack.Rows rows : Attack.Rows.values()) {
      List<Attack> attacks =
          report.attacks().stream().filter(attack -> attack.rows() == rows).toList();
      if (!attacks.isEmpty()) {
        groups.add(
            new Group(
                MembershipView.caption(rows, attacks.getFirst()),
                attacks.stream().map(attack -> row(attack, rates)).toList()));
      }
    }
    List<Row> references = new ArrayList<>();
    references.add(
        new Row("Guessing finds", rates.stream().map(rate -> share(number(rate))).toList()));
    Claim claim = report.claim();
    if (claim != null) {
      references.add(
          new Row(
              "The claim allows at most",
              rates.stream().map(rate -> share(claim.mostTruePositives(number(rate)))).toList()));
    }
    return new FoundMembers(
        rates.stream().map(rate -> Digits.shortest(100 * number(rate)) + "\u00a0%").toList(),
        groups,
        references);
  }

  private static double number(String rate) {
    return Double.parseDouble(rate);
  }

  private static Cell share(double value) {
    return new Cell(Digits.percent(value), "");
  }

  private static Row row(Attack attack, List<String> rates) {
    return new Row(
        AttackGuide.label(attack.name()),
        rates.stream()
            .map(rate -> cell(attack.tpr().get(rate), attack.tprInterval().get(rate)))
            .toList());
  }

  private static Cell cell(@Nullable Double value, @Nullable Interval interval) {
    return value == null
        ? new Cell(TOO_FEW, "")
        : new Cell(Digits.percent(value), interval == null ? "" : DisclosureView.range(interval));
  }
}
