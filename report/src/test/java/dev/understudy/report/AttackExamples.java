package dev.understudy.report;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.AttackReport.Distance;
import dev.understudy.judge.attack.AttackReport.People;
import dev.understudy.judge.attack.Claim;
import dev.understudy.judge.attack.Disclosure;
import dev.understudy.judge.gate.Gate;
import dev.understudy.judge.gate.GateRules;
import dev.understudy.judge.gate.Purpose;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.table.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Attacks as the judge would report them, and verdicts as the gate decides on them: a harmless
/// table, one that leaks, one without holdout, one with a claim.
final class AttackExamples {

  private static final double LEVEL = 0.95;

  /// Half of a simultaneous interval of an area with 10,854 people on each side.
  private static final double HALF = 0.012;

  private static final List<String> NAMES =
      List.of(
          "nearest_distance",
          "distance_difference",
          "density_ratio",
          "gower_distance",
          "classifier_ratio",
          "marginal_ratio",
          "learned_distance");

  private AttackExamples() {}

  /// Every rule is met.
  static ReportContent released() {
    return with(useful(Examples.patients()), attacks(0, null, ""), Purpose.PARTNER);
  }

  /// The patients, with enough of them to know that the rows are as useful as real ones.
  private static ReportContent useful(ReportContent content) {
    Scorecard card = Examples.scorecard(content);
    Measure difference =
        Examples.measure(
            "auc_difference",
            "utility",
            -0.012,
            Examples.interval(-0.031, 0.006),
            new Anchors(null, -0.4, 0.001));
    Scorecard useful =
        new Scorecard(
            card.schemaVersion(),
            card.measures().stream()
                .map(measure -> measure.name().equals("auc_difference") ? difference : measure)
                .toList(),
            card.columns(),
            card.classification());
    return new ReportContent(
        content.title(),
        content.schema(),
        content.findings(),
        useful,
        content.portrait(),
        null,
        null,
        content.provenance(),
        content.withheld());
  }

  /// The strongest attack reaches an AUC of .66, and rows were copied.
  static ReportContent rejected() {
    return of(attacks(0.16, null, ""), Purpose.PUBLIC);
  }

  /// Epsilon 0.5 is claimed for the table that leaks.
  static ReportContent claimed() {
    return of(attacks(0.16, new Claim(0.5, 1e-5, "person"), ""), Purpose.PARTNER);
  }

  /// Without a holdout nothing is attacked.
  static ReportContent withoutHoldout() {
    return of(inconclusive("no holdout"), Purpose.PARTNER);
  }

  /// The report of `understudy attack`: neither scorecard nor portrait nor verdict.
  static ReportContent attacksOnly() {
    ReportContent content = Examples.patients();
    return new ReportContent(
        content.title(),
        content.schema(),
        content.findings(),
        null,
        null,
        attacks(0, null, ""),
        null,
        content.provenance(),
        content.withheld());
  }

  /// Names of columns, notes and sentences all end in `suffix`.
  static ReportContent suffixed(String suffix) {
    return with(
        Examples.of(8, suffix), attacks(0.16, new Claim(1, 0, "row"), suffix), Purpose.PUBLIC);
  }

  private static ReportContent of(AttackReport attacks, Purpose purpose) {
    return with(Examples.patients(), attacks, purpose);
  }

  private static ReportContent with(ReportContent content, AttackReport attacks, Purpose purpose) {
    List<Finding> findings = content.findings();
    Verdict verdict =
        Gate.decide(
            GateRules.shipped(purpose), content.scorecard(), attacks, content.schema(), findings);
    return new ReportContent(
        content.title(),
        content.schema(),
        findings,
        content.scorecard(),
        content.portrait(),
        attacks,
        verdict,
        content.provenance(),
        content.withheld());
  }

  private static AttackReport inconclusive(String reason) {
    return new AttackReport(
        AttackReport.VERSION,
        "inconclusive: " + reason,
        LEVEL,
        null,
        new People(0, 0, 0, 0.1, null),
        List.of(),
        List.of(),
        List.of(),
        null,
        42,
        List.of());
  }

  /// @param leak how far the strongest area lies above guessing
  private static AttackReport attacks(double leak, @Nullable Claim claim, String suffix) {
    List<Attack> attacks = new ArrayList<>();
    for (Attack.Rows rows : Attack.Rows.values()) {
      for (int i = 0; i < NAMES.size(); i++) {
        attacks.add(attack(NAMES.get(i), rows, 0.497 + 0.001 * i + leak * (i + 1) / 7, suffix));
      }
    }
    return new AttackReport(
        AttackReport.VERSION,
        AttackReport.DONE,
        LEVEL,
        2.91,
        new People(10_854, 10_854, 5_427, 0.1, 0.0021),
        attacks,
        disclosures(leak, suffix),
        distances(),
        claim,
        42,
        List.of("Attacks see 50000 of 97683 released rows, drawn at random." + suffix));
  }

  private static Attack attack(String name, Attack.Rows rows, double area, String suffix) {
    boolean all = rows == Attack.Rows.ALL;
    double half = all ? HALF : 3.1 * HALF;
    Map<String, @Nullable Double> found = new LinkedHashMap<>();
    Map<String, @Nullable Interval> intervals = new LinkedHashMap<>();
    for (String rate : List.of("0.1", "0.01", "0.001")) {
      boolean known = all || rate.equals("0.1");
      double share = found(Double.parseDouble(rate), area);
      found.put(rate, known ? share : null);
      intervals.put(rate, known ? new Interval(share * 0.8, share * 1.2, LEVEL) : null);
    }
    return new Attack(
        name,
        rows,
        area,
        new Interval(area - half, area + half, LEVEL),
        found,
        intervals,
        all ? 10_854 : 1_085,
        all ? 10_854 : 1_085,
        new Anchors(0.503, 0.501, 0.993),
        all ? curve(area) : List.of(),
        "A member has a synthetic row nearby." + suffix);
  }

  /// A ROC curve with the given area: true positives are a power of the false ones.
  private static double found(double falsePositives, double area) {
    return Math.pow(falsePositives, 1 / area - 1);
  }

  private static List<Attack.Point> curve(double area) {
    List<Attack.Point> curve = new ArrayList<>();
    curve.add(new Attack.Point(0, 0));
    for (int i = 0; i <= 40; i++) {
      double rate = Math.pow(10_854, i / 40.0 - 1);
      curve.add(new Attack.Point(rate, found(rate, area)));
    }
    return curve;
  }

  private static List<Disclosure> disclosures(double leak, String suffix) {
    return List.of(
        disclosure("exact_copies", "copying", "", 0.0021, null, leak / 10, 0.0008),
        disclosure("exact_copies_exposed", "copying", "", 0, null, leak / 40, 0.0004),
        disclosure("near_copies", "copying", "", 0.0201, null, leak / 5, 0.0041),
        disclosure("near_copies_exposed", "copying", "", 0.0004, null, leak / 20, 0.0009),
        disclosure("singling_out", "singling out", "", 0.083, null, 0.002 + leak / 2, 0.021),
        disclosure("linkability", "linkability", "", 0.012, null, -0.001 + leak / 4, 0.009),
        disclosure("inference", "inference", "income" + suffix, 0.824, 0.803, leak / 3, 0.024),
        disclosure("inference", "inference", "age" + suffix, 0.214, 0.231, leak / 4, 0.026),
        disclosure("unique_combinations", "reconstruction", "", 0.142, null, leak / 3, 0.017));
  }

  private static Disclosure disclosure(
      String name,
      String criterion,
      String subject,
      double control,
      @Nullable Double baseline,
      double excess,
      double half) {
    return new Disclosure(
        name,
        criterion,
        subject,
        control + excess,
        control,
        baseline,
        excess,
        new Interval(excess - half, excess + half, LEVEL),
        3_000,
        3_000,
        new Anchors(0.001, -0.002, 0.61),
        "17 of 32561 synthetic rows equal a training row, and 34 of 16281 holdout rows do.");
  }

  private static List<Distance> distances() {
    return List.of(
        new Distance(
            "distance_to_closest_record",
            0.412,
            0.398,
            0.671,
            0.0,
            "Descriptive. Median distance to the closest training row."),
        new Distance(
            "identifiability", 0.471, 0.498, 0.212, null, "Descriptive. A share of rows."));
  }
}
