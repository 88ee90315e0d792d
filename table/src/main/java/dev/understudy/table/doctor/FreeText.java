package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import dev.understudy.table.RowGroups;
import java.util.ArrayList;
import java.util.List;

/// Columns of sentences. Besides those already of kind [Kind#TEXT], a column of categories is one
/// if more than half of its cells differ (a model would learn each category from fewer than two
/// rows) and its spellings have [#WORDS] words or more on average, which names of categories rarely
/// have.
final class FreeText implements Check {

  private static final double DISTINCT_SHARE = 0.5;
  private static final double WORDS = 4;
  private static final int LEAST_VALUES = 20;

  @Override
  public void examine(Examination examination) {
    List<String> names = new ArrayList<>();
    for (Column column : examination.columns()) {
      ColumnSchema meaning = examination.meaning(column);
      if (!RowGroups.describes(meaning) || meaning.has(Role.TARGET)) {
        continue;
      }
      if (meaning.kind() == Kind.TEXT) {
        names.add(column.name());
      } else if (column instanceof CategoryColumn category && isText(category)) {
        names.add(column.name());
        examination.propose(meaning.withKind(Kind.TEXT));
      }
    }
    if (!names.isEmpty()) {
      examination.report(
          new Finding(
              "free-text-columns",
              Severity.NOTE,
              names,
              names.size(),
              Phrases.columnsFirst(names)
                  + (names.size() == 1 ? " holds" : " hold")
                  + " free text, or words that hardly repeat, and may tell personal details.",
              "Free text is not learned, so nothing of it reaches the synthetic rows.",
              "Use --drop to leave it out, or give --schema S.json with kind category to learn its"
                  + " values as they are."));
    }
  }

  private static boolean isText(CategoryColumn column) {
    int present = column.size() - column.missing().count();
    if (column.categories().size() < Math.max(LEAST_VALUES, present * DISTINCT_SHARE)) {
      return false;
    }
    long words = 0;
    for (String category : column.categories()) {
      words += 1 + category.trim().chars().filter(character -> character == ' ').count();
    }
    return words >= WORDS * column.categories().size();
  }
}
