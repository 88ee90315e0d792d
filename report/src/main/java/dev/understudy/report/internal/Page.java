package dev.understudy.report.internal;

import dev.understudy.judge.Scorecard;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.judge.portrait.Portrait;
import dev.understudy.report.Dependence;
import dev.understudy.report.Fact;
import dev.understudy.report.ReportContent;
import dev.understudy.report.chart.Digits;
import dev.understudy.table.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the templates need, in the order of the page. What was not made is null and has no
/// section.
///
/// @param title of the page
/// @param frame style, script and what they are allowed to do
/// @param parts for the navigation
/// @param gate what the gate decided
/// @param words what was measured, in words
/// @param findings of the doctor
/// @param findingsSummary such as "3 warnings, 5 notes"
/// @param withheld what the generator kept back
/// @param attacks what attackers found
/// @param scores every measure beside its anchors
/// @param columns the table of columns and the drawings
/// @param associations heat maps
/// @param clouds principal components and clusters
/// @param utility models, regressions, trials and survival
/// @param fairness protected groups
/// @param robustness models under attack
/// @param contest generators that were compared
/// @param drivers which columns drive which
/// @param privacy measures of privacy in the scorecard
/// @param provenance how the rows came to be
/// @param glossary words explained
public record Page(
    String title,
    Frame frame,
    List<Part> parts,
    @Nullable GateVerdict gate,
    @Nullable InWords words,
    List<FindingRow> findings,
    String findingsSummary,
    List<String> withheld,
    @Nullable AttackSection attacks,
    @Nullable List<ScoreGroup> scores,
    @Nullable Columns columns,
    @Nullable AssociationMaps associations,
    @Nullable PointClouds clouds,
    @Nullable UtilitySection utility,
    @Nullable FairnessSection fairness,
    @Nullable RobustnessSection robustness,
    @Nullable ContestSection contest,
    @Nullable DriversSection drivers,
    @Nullable List<ScoreRow> privacy,
    List<Fact> provenance,
    List<Term> glossary) {

  /// @param rows lines of the table
  /// @param rowsNote which lines are left out, empty for none
  /// @param overlays drawings, worst first
  /// @param overlaysNote which drawings are left out, empty for none
  public record Columns(
      List<ColumnRow> rows, String rowsNote, List<OverlayCard> overlays, String overlaysNote) {}

  public static Page of(ReportContent content) {
    Scorecard scorecard = content.scorecard();
    Portrait portrait = content.portrait();
    AttackReport attacks = content.attacks();
    Verdict verdict = content.verdict();
    Dependence dependence = content.dependence();
    return new Page(
        content.title(),
        Frame.load(),
        parts(content),
        verdict == null ? null : GateVerdict.of(verdict),
        scorecard == null ? null : InWords.of(scorecard),
        content.findings().stream().map(FindingRow::of).toList(),
        FindingRow.summary(content.findings()),
        content.withheld(),
        attacks == null ? null : AttackSection.of(attacks),
        scorecard == null ? null : ScoreGroup.of(scorecard),
        scorecard == null ? null : columns(scorecard, portrait, content.schema()),
        portrait == null ? null : AssociationMaps.of(portrait.association()),
        portrait == null ? null : PointClouds.of(portrait.projection(), portrait.clusters()),
        scorecard == null
            ? null
            : UtilitySection.of(scorecard, rows(scorecard, "utility"), content.schema()),
        fairness(content),
        robustness(content),
        content.contest() == null ? null : ContestSection.of(content.contest()),
        dependence == null || dependence.links().isEmpty() ? null : DriversSection.of(dependence),
        hasPrivacy(content) && scorecard != null ? rows(scorecard, "privacy") : null,
        content.provenance(),
        Term.glossary());
  }

  /// Where attacks were made, their section answers what an empty list of measures cannot.
  private static boolean hasPrivacy(ReportContent content) {
    Scorecard scorecard = content.scorecard();
    return scorecard != null
        && (content.attacks() == null || !rows(scorecard, "privacy").isEmpty());
  }

  private static List<Part> parts(ReportContent content) {
    boolean scorecard = content.scorecard() != null;
    boolean portrait = content.portrait() != null;
    List<Part> parts = new ArrayList<>();
    add(parts, content.verdict() != null, "verdict", "Verdict");
    add(parts, scorecard, "words", "In words");
    add(parts, content.attacks() != null, "attacks", "Attacks");
    add(parts, content.contest() != null, "choice", "Choice");
    Dependence dependence = content.dependence();
    add(parts, dependence != null && !dependence.links().isEmpty(), "drivers", "Drivers");
    add(parts, true, "findings", "Findings");
    add(parts, scorecard, "scores", "Scores");
    add(parts, scorecard, "columns", "Columns");
    add(parts, portrait, "associations", "Associations");
    add(parts, portrait, "structure", "Structure");
    add(parts, scorecard, "utility", "Utility");
    add(parts, fairness(content) != null, "fairness", "Fairness");
    add(parts, robustness(content) != null, "robustness", "Robustness");
    add(parts, hasPrivacy(content), "privacy", "Privacy");
    add(parts, content.verdict() != null, "frames", "Legal frames");
    add(parts, true, "provenance", "Provenance");
    add(parts, true, "glossary", "Glossary");
    return parts;
  }

  private static void add(List<Part> parts, boolean there, String anchor, String label) {
    if (there) {
      parts.add(new Part(anchor, label));
    }
  }

  private static @Nullable FairnessSection fairness(ReportContent content) {
    Scorecard scorecard = content.scorecard();
    return scorecard == null ? null : FairnessSection.of(scorecard.fairness());
  }

  private static @Nullable RobustnessSection robustness(ReportContent content) {
    Scorecard scorecard = content.scorecard();
    return scorecard == null ? null : RobustnessSection.of(scorecard);
  }

  private static Columns columns(Scorecard scorecard, @Nullable Portrait portrait, Schema schema) {
    List<ColumnRow> rows = ColumnRow.of(scorecard.columns(), schema);
    if (portrait == null) {
      return new Columns(rows, "", List.of(), "");
    }
    int all = portrait.overlays().size();
    List<OverlayCard> overlays = OverlayCard.of(portrait.overlays(), scorecard.columns(), schema);
    String overlaysNote =
        overlays.size() == all
            ? ""
            : "The table has "
                + Digits.count(all)
                + " columns; drawn are the "
                + overlays.size()
                + " whose shape is kept worst.";
    return new Columns(rows, "", overlays, overlaysNote);
  }

  private static List<ScoreRow> rows(Scorecard scorecard, String group) {
    return scorecard.measures().stream()
        .filter(measure -> measure.group().equals(group))
        .map(ScoreRow::of)
        .toList();
  }
}
