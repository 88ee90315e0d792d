package dev.understudy.judge.gate;

import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Disclosure;
import dev.understudy.table.Finding;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the findings bear on in the frames that privacy offices work with. Evidence for their
/// decision, not legal advice.
final class FrameMap {

  private static final String GDPR = "GDPR: Article 29 Working Party, Opinion 05/2014";
  private static final String EMA = "EMA Policy 0070 and Health Canada PRCI";
  private static final String SAFE_HARBOR = "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)";
  private static final String EXPERT = "HIPAA Expert Determination, 45 CFR 164.514(b)(1)";

  /// 1 in 11, the risk these agencies accept for a record, used here by analogy for the excess of
  /// an attack's successes on training rows.
  private static final double ACCEPTED_RISK = 0.09;

  private static final List<String> CRITERIA = List.of("singling out", "linkability", "inference");

  /// Checks of the doctor that speak of Safe Harbor's identifiers.
  private static final Set<String> IDENTIFIER_CHECKS =
      Set.of(
          "direct-identifiers",
          "id-columns",
          "birth-dates",
          "ages-over-89",
          "fine-locations",
          "free-text-columns");

  private FrameMap() {}

  static List<FrameEvidence> of(
      @Nullable AttackReport report, Schema schema, List<Finding> findings) {
    List<FrameEvidence> evidence = new ArrayList<>();
    if (report != null) {
      for (String criterion : CRITERIA) {
        evidence.add(criterion(report, criterion));
      }
      evidence.add(acceptedRisk(report));
    }
    evidence.add(safeHarbor(schema, findings));
    evidence.add(
        new FrameEvidence(
            EXPERT,
            "Is the risk that an anticipated recipient identifies an individual very small, by"
                + " accepted statistical methods, documented?",
            "For the expert's appendix: the attacks with their definitions, sample sizes and"
                + " simultaneous intervals, the anchors, the seed and the command that repeats them."
                + " The frame names no number; the judgement is the expert's.",
            null,
            null,
            null));
    return List.copyOf(evidence);
  }

  private static FrameEvidence criterion(AttackReport report, String criterion) {
    String question =
        switch (criterion) {
          case "singling out" ->
              "Is it possible to isolate the records of an individual in the data set?";
          case "linkability" ->
              "Is it possible to link records that concern the same individual or group?";
          default -> "Can information be deduced about an individual?";
        };
    return worst(report, criterion)
        .map(found ->
            new FrameEvidence(
                GDPR,
                question,
                String.format(
                    Locale.ROOT,
                    "%s%s succeeded on %.1f %% of training rows and on %.1f %% of people the"
                        + " generator never saw; what counts is the difference.",
                    found.name().replace('_', ' '),
                    found.subject().isEmpty() ? "" : " of " + found.subject(),
                    100 * orZero(found.trainRate()),
                    100 * orZero(found.controlRate())),
                found.excess(),
                found.interval(),
                null))
        .orElseGet(() ->
            new FrameEvidence(
                GDPR,
                question,
                report.conclusive() ? "Not tried on this table." : report.status(),
                null,
                null,
                null));
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  /// The disclosure of a criterion whose excess may be greatest.
  private static Optional<Disclosure> worst(AttackReport report, String criterion) {
    return report.disclosures().stream()
        .filter(disclosure -> disclosure.criterion().equals(criterion))
        .filter(disclosure -> disclosure.interval() != null)
        .max(Comparator.comparingDouble(FrameMap::upper));
  }

  private static double upper(Disclosure disclosure) {
    Interval interval = disclosure.interval();
    return interval == null ? Double.NEGATIVE_INFINITY : interval.high();
  }

  private static FrameEvidence acceptedRisk(AttackReport report) {
    return CRITERIA.stream()
        .flatMap(criterion -> worst(report, criterion).stream())
        .max(Comparator.comparingDouble(FrameMap::upper))
        .map(found ->
            new FrameEvidence(
                EMA,
                "Is the risk at most 0.09?",
                String.format(
                    Locale.ROOT,
                    "The greatest upper end of the three criteria is %.3f (%s%s), by analogy: the"
                        + " agencies speak of the risk of re-identification of a record.",
                    upper(found),
                    found.name().replace('_', ' '),
                    found.subject().isEmpty() ? "" : " of " + found.subject()),
                found.excess(),
                found.interval(),
                ACCEPTED_RISK))
        .orElseGet(() ->
            new FrameEvidence(
                EMA, "Is the risk at most 0.09?", report.status(), null, null, ACCEPTED_RISK));
  }

  private static FrameEvidence safeHarbor(Schema schema, List<Finding> findings) {
    Set<String> columns = new TreeSet<>();
    findings.stream()
        .filter(finding -> IDENTIFIER_CHECKS.contains(finding.check()))
        .forEach(finding -> columns.addAll(finding.columns()));
    schema.having(Role.IDENTIFIER).forEach(column -> columns.add(column.name()));
    return new FrameEvidence(
        SAFE_HARBOR,
        "Are the 18 kinds of identifiers removed (names; places smaller than a state; dates but"
            + " years, ages over 89; telephone, fax, e-mail; social security, medical record, plan,"
            + " account, licence, vehicle and device numbers; web and IP addresses; biometrics,"
            + " photographs; any other unique code)?",
        columns.isEmpty()
            ? "By name, form and uniqueness no column of the real table looks like one; a person"
                + " who knows the table must confirm it."
            : "Columns of the real table that may hold one: "
                + String.join(", ", columns)
                + ". Look at what the released file has in their place.",
        (double) columns.size(),
        null,
        0.0);
  }
}
