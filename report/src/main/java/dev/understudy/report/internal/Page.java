package dev.understudy.report.internal;

import dev.understudy.judge.Classification;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.portrait.Portrait;
import dev.understudy.report.Fact;
import dev.understudy.report.ReportContent;
import dev.understudy.report.chart.Digits;
import dev.understudy.table.Role;
import java.util.List;

/// Everything the templates need, in the order of the page.
///
/// @param title of the page
/// @param frame style, script and what they are allowed to do
/// @param verdict in words
/// @param findings of the doctor
/// @param findingsSummary such as "3 warnings, 5 notes"
/// @param withheld what the generator kept back
/// @param scores every measure beside its anchors
/// @param columns the table of columns and the drawings
/// @param associations heat maps
/// @param clouds principal components and clusters
/// @param utility per class
/// @param provenance how the rows came to be
/// @param glossary words explained
public record Page(
    String title,
    Frame frame,
    Verdict verdict,
    List<FindingRow> findings,
    String findingsSummary,
    List<String> withheld,
    List<ScoreGroup> scores,
    Columns columns,
    AssociationMaps associations,
    PointClouds clouds,
    Utility utility,
    List<ScoreRow> privacy,
    List<Fact> provenance,
    List<Term> glossary) {

  /// @param rows lines of the table
  /// @param rowsNote which lines are left out, empty for none
  /// @param overlays drawings, worst first
  /// @param overlaysNote which drawings are left out, empty for none
  public record Columns(
      List<ColumnRow> rows, String rowsNote, List<OverlayCard> overlays, String overlaysNote) {}

  /// @param target name, empty without one
  /// @param scores measures of the group "utility"
  /// @param classes per class, empty lists where the target has none
  public record Utility(String target, List<ScoreRow> scores, ClassResults classes) {}

  public static Page of(ReportContent content) {
    Scorecard scorecard = content.scorecard();
    String target = content.schema().first(Role.TARGET).map(column -> column.name()).orElse("");
    List<Classification> classification = scorecard.classification();
    return new Page(
        content.title(),
        Frame.load(),
        Verdict.of(scorecard),
        content.findings().stream().map(FindingRow::of).toList(),
        FindingRow.summary(content.findings()),
        content.withheld(),
        ScoreGroup.of(scorecard),
        columns(content),
        AssociationMaps.of(content.portrait().association()),
        PointClouds.of(content.portrait().projection(), content.portrait().clusters()),
        new Utility(target, rows(scorecard, "utility"), ClassResults.of(classification)),
        rows(scorecard, "privacy"),
        content.provenance(),
        Term.glossary());
  }

  private static Columns columns(ReportContent content) {
    Portrait portrait = content.portrait();
    List<ColumnRow> rows = ColumnRow.of(content.scorecard().columns(), content.schema());
    int all = portrait.overlays().size();
    List<OverlayCard> overlays =
        OverlayCard.of(portrait.overlays(), content.scorecard().columns(), content.schema());
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
