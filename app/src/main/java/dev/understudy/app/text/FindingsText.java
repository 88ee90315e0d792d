package dev.understudy.app.text;

import dev.understudy.app.terminal.Style;
import dev.understudy.app.terminal.Wrapping;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// The doctor's findings for people: what was found, what is done about it, how to overrule.
public final class FindingsText {

  /// Findings begin at this column, after the word for the severity.
  private static final int INDENT = 9;

  private FindingsText() {}

  /// @param columns how wide lines may be
  /// @return lines, each ended; empty if there is no finding
  public static String of(List<Finding> findings, Style style, int columns) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      String what = Wrapping.wrap(Wrapping.harmless(finding.what()), INDENT, columns);
      String word = word(finding.severity());
      text.append(painted(finding.severity(), word, style))
          .append(what.substring(word.length()))
          .append('\n');
      append(text, "What is done: ", finding.action(), style, columns);
      append(text, "To overrule: ", finding.overrule(), style, columns);
      text.append('\n');
    }
    return text.toString();
  }

  /// Such as "3 findings: 1 warning, 2 notes."
  public static String count(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "No findings.";
    }
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = findings.stream().filter(finding -> finding.severity() == severity).count();
      if (count > 0) {
        parts.add(
            switch (severity) {
              case STOP -> Counts.of(count, "decision to make", "decisions to make");
              case WARNING -> Counts.of(count, "warning");
              case NOTE -> Counts.of(count, "note");
            });
      }
    }
    return Counts.of(findings.size(), "finding") + ": " + String.join(", ", parts) + ".";
  }

  private static void append(
      StringBuilder text, String label, String sentence, Style style, int columns) {
    if (!sentence.isBlank()) {
      text.append(style.aside(Wrapping.wrap(Wrapping.harmless(label + sentence), INDENT, columns)))
          .append('\n');
    }
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case STOP -> "STOP";
      case WARNING -> "WARNING";
      case NOTE -> "NOTE";
    };
  }

  private static String painted(Severity severity, String word, Style style) {
    return switch (severity) {
      case STOP -> style.alarm(word);
      case WARNING -> style.warning(word);
      case NOTE -> style.note(word);
    };
  }
}
