package dev.understudy.report.internal;

import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.AttackReport.Distance;
import dev.understudy.judge.attack.AttackReport.People;
import dev.understudy.report.chart.Digits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the attacks found.
///
/// @param conclusive whether they could be carried out
/// @param why nothing is concluded, empty where something is
/// @param toDo about it, likewise
/// @param people who was asked for, in words
/// @param intervals how they are to be read, empty without any
/// @param claim of differential privacy, empty where none is made
/// @param membership attacks on who was among the training rows
/// @param disclosures attacks that succeed or fail row by row
/// @param distances that decide nothing
/// @param notes what the reader must know of the whole
public record AttackSection(
    boolean conclusive,
    String why,
    String toDo,
    String people,
    String intervals,
    String claim,
    MembershipView membership,
    DisclosureView disclosures,
    List<DistanceRow> distances,
    List<String> notes) {

  /// @param figures synthetic, real holdout, independent columns, exact copy
  public record DistanceRow(String label, List<String> figures, String note) {}

  static AttackSection of(AttackReport report) {
    boolean conclusive = report.conclusive();
    return new AttackSection(
        conclusive,
        conclusive ? "" : AttackGuide.why(report.status()),
        conclusive ? "" : AttackGuide.toDo(report.status()),
        conclusive ? people(report.people()) : "",
        intervals(report),
        report.claim() == null ? "" : AttackGuide.claim(report.claim()),
        MembershipView.of(report),
        DisclosureView.of(report),
        report.descriptive().stream().map(AttackSection::distance).toList(),
        report.notes());
  }

  private static String people(People people) {
    return "Asked for were "
        + Digits.count(people.members())
        + " people of the training rows and "
        + Digits.count(people.nonMembers())
        + " of the holdout, of one population; the attacker knows "
        + Digits.count(people.reference())
        + " others. Exposed are the "
        + Digits.percent(people.exposedShare())
        + " who stand apart most.";
  }

  private static String intervals(AttackReport report) {
    Double critical = report.criticalValue();
    return critical == null
        ? ""
        : "All intervals hold together with a confidence of "
            + Digits.percent(report.level())
            + ": each reaches "
            + Digits.fixed(critical, 2)
            + " standard errors, so that trying many attacks does not make a harmless table look"
            + " guilty.";
  }

  private static DistanceRow distance(Distance distance) {
    return new DistanceRow(
        AttackGuide.words(distance.name()),
        List.of(
            figure(distance.value()),
            figure(distance.holdout()),
            figure(distance.independent()),
            figure(distance.copy())),
        distance.note());
  }

  private static String figure(@Nullable Double value) {
    return value == null ? Digits.NONE : Digits.significant(value, 3);
  }
}
