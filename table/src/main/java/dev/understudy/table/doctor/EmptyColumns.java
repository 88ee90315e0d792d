package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// Columns with no value at all, and columns with so few that little can be learned from them:
/// fewer than one cell in twenty. Below that share even a table of 400 rows has fewer than 20
/// values, too few to see a distribution; above it the missing cells are an ordinary matter.
/// Missing codes found by the other checks are not counted here: the cells were filled.
final class EmptyColumns implements Check {

  private static final double FILLED_SHARE = 0.05;

  @Override
  public void examine(Examination examination) {
    List<String> empty = new ArrayList<>();
    List<String> nearEmpty = new ArrayList<>();
    long cells = 0;
    for (Column column : examination.columns()) {
      int present = column.size() - column.missing().count();
      if (present == 0) {
        empty.add(column.name());
      } else if (present < FILLED_SHARE * column.size()) {
        nearEmpty.add(column.name());
        cells += present;
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
    if (!nearEmpty.isEmpty()) {
      examination.report(
          new Finding(
              "near-empty-columns",
              Severity.NOTE,
              nearEmpty,
              cells,
              Phrases.columnsFirst(nearEmpty)
                  + (nearEmpty.size() == 1 ? " is" : " are")
                  + " missing in more than 95 % of the rows.",
              "The share of missing cells is kept; the few values are learned as far as they go.",
              "Use --drop to leave them out."));
    }
  }
}
