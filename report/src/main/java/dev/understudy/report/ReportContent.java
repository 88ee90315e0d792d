package dev.understudy.report;

import dev.understudy.judge.Scorecard;
import dev.understudy.judge.portrait.Portrait;
import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import java.util.List;

/// Everything a report shows. Nothing else goes in, not even the clock: equal content gives equal
/// bytes.
///
/// @param title of the page, such as the name of the file the rows came from
/// @param schema meaning of the columns
/// @param findings what the doctor found, in the doctor's order
/// @param scorecard the figures
/// @param portrait what the pictures are drawn from
/// @param provenance how the synthetic rows came to be
/// @param withheld one sentence for each thing the generator kept back
public record ReportContent(
    String title,
    Schema schema,
    List<Finding> findings,
    Scorecard scorecard,
    Portrait portrait,
    List<Fact> provenance,
    List<String> withheld) {

  public ReportContent {
    findings = List.copyOf(findings);
    provenance = List.copyOf(provenance);
    withheld = List.copyOf(withheld);
  }
}
