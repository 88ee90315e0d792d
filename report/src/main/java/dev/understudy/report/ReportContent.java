package dev.understudy.report;

import dev.understudy.judge.Scorecard;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.judge.portrait.Portrait;
import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a report shows. Nothing else goes in, not even the clock: equal content gives equal
/// bytes. What was not made is null, and its sections are not on the page.
///
/// @param title of the page, such as the name of the file the rows came from
/// @param schema meaning of the columns
/// @param findings what the doctor found, in the doctor's order
/// @param scorecard the figures, null where only attacks were made
/// @param portrait what the pictures are drawn from, null where there are none
/// @param attacks what attackers found, null where none was tried
/// @param verdict of the gate, null where it was not asked
/// @param contest generators that were compared, null where none were
/// @param dependence which columns drive which, null where the generator cannot say
/// @param provenance how the synthetic rows came to be
/// @param withheld one sentence for each thing the generator kept back
public record ReportContent(
    String title,
    Schema schema,
    List<Finding> findings,
    @Nullable Scorecard scorecard,
    @Nullable Portrait portrait,
    @Nullable AttackReport attacks,
    @Nullable Verdict verdict,
    @Nullable Contest contest,
    @Nullable Dependence dependence,
    List<Fact> provenance,
    List<String> withheld) {

  public ReportContent {
    findings = List.copyOf(findings);
    provenance = List.copyOf(provenance);
    withheld = List.copyOf(withheld);
  }

  /// Where nothing is known of a generator.
  public ReportContent(
      String title,
      Schema schema,
      List<Finding> findings,
      @Nullable Scorecard scorecard,
      @Nullable Portrait portrait,
      @Nullable AttackReport attacks,
      @Nullable Verdict verdict,
      List<Fact> provenance,
      List<String> withheld) {
    this(
        title,
        schema,
        findings,
        scorecard,
        portrait,
        attacks,
        verdict,
        null,
        null,
        provenance,
        withheld);
  }
}
