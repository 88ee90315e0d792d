package dev.understudy.report.internal;

import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Scores that answer one question.
///
/// @param heading the question
/// @param rows in the order of the scorecard
public record ScoreGroup(String heading, List<ScoreRow> rows) {

  /// Every measure of the scorecard, grouped; groups without words here keep their name.
  static List<ScoreGroup> of(Scorecard scorecard) {
    Map<String, List<ScoreRow>> rows = new LinkedHashMap<>();
    for (Measure measure : scorecard.measures()) {
      rows.computeIfAbsent(measure.group(), group -> new ArrayList<>()).add(ScoreRow.of(measure));
    }
    List<ScoreGroup> groups = new ArrayList<>();
    rows.forEach((group, members) -> groups.add(new ScoreGroup(heading(group), members)));
    return groups;
  }

  private static String heading(String group) {
    return switch (group) {
      case "fidelity" -> "Fidelity: how like the real data";
      case "utility" -> "Utility: how useful in its place";
      case "fairness" -> "Fairness: how protected groups fare";
      case "robustness" -> "Robustness: how easily models are fooled";
      case "privacy" -> "Privacy: what it gives away";
      default -> group;
    };
  }
}
