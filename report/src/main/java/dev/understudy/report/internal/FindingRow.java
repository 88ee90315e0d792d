package dev.understudy.report.internal;

import dev.understudy.report.chart.Digits;
import dev.understudy.table.Finding;
import java.util.List;

/// One finding of the doctor.
///
/// @param severity in words
/// @param cssClass of the severity
/// @param columns names, empty for the whole table
/// @param count how many cells, rows or values
/// @param finding the three sentences
public record FindingRow(
    String severity, String cssClass, List<String> columns, String count, Finding finding) {

  /// More columns than this are counted rather than named.
  private static final int NAMED_COLUMNS = 12;

  static FindingRow of(Finding finding) {
    List<String> columns = finding.columns();
    if (columns.size() > NAMED_COLUMNS) {
      List<String> named = new java.util.ArrayList<>(columns.subList(0, NAMED_COLUMNS));
      named.add("and " + (columns.size() - NAMED_COLUMNS) + " more");
      columns = List.copyOf(named);
    }
    String severity =
        switch (finding.severity()) {
          case STOP -> "Stops the run";
          case WARNING -> "Warning";
          case NOTE -> "Note";
        };
    String cssClass =
        switch (finding.severity()) {
          case STOP -> "stop";
          case WARNING -> "warning";
          case NOTE -> "note";
        };
    return new FindingRow(severity, cssClass, columns, Digits.count(finding.count()), finding);
  }

  /// Such as "3 warnings and 5 notes".
  static String summary(List<Finding> findings) {
    long stops = count(findings, Finding.Severity.STOP);
    long warnings = count(findings, Finding.Severity.WARNING);
    long notes = count(findings, Finding.Severity.NOTE);
    StringBuilder text = new StringBuilder();
    append(text, stops, "reason to stop", "reasons to stop");
    append(text, warnings, "warning", "warnings");
    append(text, notes, "note", "notes");
    return text.toString();
  }

  private static long count(List<Finding> findings, Finding.Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static void append(StringBuilder text, long count, String one, String many) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(count).append(' ');
      text.append(count == 1 ? one : many);
    }
  }
}
