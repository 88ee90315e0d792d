package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// Columns with no value at all, and columns with so few that little can be learned from them:
/// fewer than one cell in twenty. Below that share even a table of 400 rows has fewer than 20
/// values, too few to see a distribution. Columns missing in more than half of the rows are told
/// apart from these: what is known of them rests on the minority. Missing codes found by the other
/// checks are not counted here: the cells were filled.
final class EmptyColumns implements Check {

  private static final double FILLED_SHARE = 0.05;
  private static final double HALF = 0.5;

  @Override
  public void examine(Examination examination) {
    List<String> empty = new ArrayList<>();
    List<String> nearEmpty = new ArrayList<>();
    List<String> halfEmpty = new ArrayList<>();
    for (Column column : examination.columns()) {
      int present = column.size() - column.missing().count();
      if (present == 0) {
        empty.add(column.name());
      } else if (present < FILLED_SHARE * column.size()) {
        nearEmpty.add(column.name());
      } else if (present < HALF * column.size()) {
        halfEmpty.add(column.name());
      }
    }
    if (!empty.isEmpty()) {
      examination.report(
          new Finding(
              "empty-columns",
              Severity.NOTE,
              empty,
              empty.size(),
              Phrases.columnsFirst(empty) + (empty.size() == 1 ? " holds" : " hold") + " no value.",
              "They stay empty in the synthetic rows.",
              "Use --drop to leave them out."));
    }
    report(examination, "near-empty-columns", nearEmpty, "95 %");
    report(examination, "mostly-missing-columns", halfEmpty, "half");
  }

  private static void report(
      Examination examination, String check, List<String> names, String share) {
    if (!names.isEmpty()) {
      examination.report(
          new Finding(
              check,
              Severity.NOTE,
              names,
              names.size(),
              Phrases.columnsFirst(names)
                  + (names.size() == 1 ? " is" : " are")
                  + " missing in more than "
                  + share
                  + " of the rows.",
              "The share of missing cells is kept; the values there are learned as far as they go.",
              "Use --drop to leave them out."));
    }
  }
}
