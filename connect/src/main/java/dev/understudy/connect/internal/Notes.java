package dev.understudy.connect.internal;

import dev.understudy.table.Finding;
import java.util.List;

/// Findings about the form of a file.
final class Notes {

  private Notes() {}

  static Finding note(String check, long count, String what, String action, String overrule) {
    return new Finding(check, Finding.Severity.NOTE, List.of(), count, what, action, overrule);
  }

  static Finding warning(
      String check, List<String> columns, long count, String what, String action, String overrule) {
    return new Finding(check, Finding.Severity.WARNING, columns, count, what, action, overrule);
  }
}
