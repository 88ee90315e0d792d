package dev.understudy.report.internal;

import dev.understudy.judge.Scorecard;
import java.util.ArrayList;
import java.util.List;

/// What was measured, in words. Every sentence follows from a figure and its interval by a rule
/// that stands beside it; nothing is claimed that an interval does not hold.
///
/// @param lead the whole in three sentences
/// @param statements one per question
public record InWords(List<String> lead, List<Statement> statements) {

  /// @param question such as "What it gives away"
  /// @param sentences the answer
  public record Statement(String question, List<String> sentences) {}

  static InWords of(Scorecard scorecard) {
    Measured measured = new Measured(scorecard);
    LikenessWords likeness = new LikenessWords(measured);
    UsefulnessWords usefulness = new UsefulnessWords(measured);
    DisclosureWords disclosure = new DisclosureWords(measured);
    List<String> lead = new ArrayList<>();
    likeness.inShort().ifPresent(lead::add);
    usefulness.inShort().ifPresent(lead::add);
    disclosure.inShort().ifPresent(lead::add);
    if (lead.isEmpty()) {
      lead.add("None of the headline scores could be computed; see below for what could.");
    }
    return new InWords(
        lead,
        List.of(
            new Statement("How like the real data", likeness.sentences()),
            new Statement("How useful in its place", usefulness.sentences()),
            new Statement("What it gives away", disclosure.sentences()),
            new Statement("What stays open", new OpenWords(measured).sentences())));
  }
}
