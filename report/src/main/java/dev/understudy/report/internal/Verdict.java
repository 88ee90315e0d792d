package dev.understudy.report.internal;

import java.util.List;

/// The verdict in words. Every sentence follows from a figure and its interval by a rule in
/// [VerdictWords]; nothing is claimed that an interval does not hold.
///
/// @param lead the whole in two or three sentences
/// @param statements one per question
public record Verdict(List<String> lead, List<Statement> statements) {

  /// @param question such as "What it gives away"
  /// @param sentences the answer
  public record Statement(String question, List<String> sentences) {}
}
