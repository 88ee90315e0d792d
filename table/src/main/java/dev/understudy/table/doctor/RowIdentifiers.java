package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.RowGroups;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Columns that name rows instead of describing them.
///
/// A column is one if its kind is already [Kind#ID], or if all its values differ and
/// - its name says so (`id`, `no`, `key` ...), or it has no name, and it holds whole numbers or
///   words without spaces; or
/// - it holds whole numbers that count the rows (greatest - smallest = rows - 1, at least
///   [#LEAST_ROWS] rows); or
/// - it holds ascending whole numbers so dense that a measured quantity would have repeated itself
///   (`rows^2 / (2 range)` repeats are expected of a uniform one; [#EXPECTED_REPEATS] are asked
///   for, so that none at all has probability `e^-20`); or
/// - its values are UUIDs or long hexadecimal numbers, repeated or not.
final class RowIdentifiers implements Check {

  private static final int LEAST_ROWS = 20;
  private static final double EXPECTED_REPEATS = 20;

  /// Names that spreadsheets and data frames give to a column of row numbers.
  private static final Pattern UNNAMED =
      Pattern.compile(
          "|unnamed.*|x|index|column ?_?[01]?|\\.\\.\\.1|_c0|rownames?|row",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MACHINE_MADE =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}"
              + "|\\p{XDigit}{16,64}");

  private static final Pattern WORD = Pattern.compile("\\S{1,64}");

  @Override
  public void examine(Examination examination) {
    List<String> names = new ArrayList<>();
    for (Column column : examination.columns()) {
      ColumnSchema meaning = examination.meaning(column);
      if (meaning.has(Role.TARGET)
          || meaning.has(Role.PERSON_KEY)
          || meaning.has(Role.IDENTIFIER)) {
        continue;
      }
      if (meaning.kind() == Kind.ID) {
        names.add(column.name());
      } else if (namesRows(column, meaning, examination)) {
        names.add(column.name());
        examination.propose(meaning.withKind(Kind.ID));
      }
    }
    if (!names.isEmpty()) {
      examination.report(
          new Finding(
              "id-columns",
              Severity.NOTE,
              names,
              names.size(),
              Phrases.columnsFirst(names)
                  + (names.size() == 1 ? " names rows or things" : " name rows or things")
                  + " instead of describing them.",
              "Ids are not learned; new ones are made for the synthetic rows.",
              "Use --drop to leave them out, or give --schema S.json with another kind to learn"
                  + " them."));
    }
  }

  private static boolean namesRows(Column column, ColumnSchema meaning, Examination examination) {
    return switch (column) {
      case NumberColumn number -> numbersRows(number, examination);
      case MomentColumn moment -> false;
      case CategoryColumn category -> wordsNameRows(category, meaning, examination);
      case TextColumn text -> wordsNameRows(text, meaning, examination);
    };
  }

  private static boolean numbersRows(NumberColumn column, Examination examination) {
    NumberProfile profile = examination.profile(column);
    int rows = profile.present();
    if (!profile.whole() || rows < 2 || column.missing().any()) {
      return false;
    }
    double range = profile.maximum() - profile.minimum();
    boolean counts = range == rows - 1.0 && rows >= LEAST_ROWS;
    boolean dense =
        profile.ascending() && (double) rows * rows / (2 * Math.max(range, 1)) > EXPECTED_REPEATS;
    boolean candidate = counts || dense || isNamedAsId(examination.name(column), column.name());
    return candidate && range >= rows - 1.0 && allDiffer(column, profile.ascending());
  }

  private static boolean wordsNameRows(
      Column column, ColumnSchema meaning, Examination examination) {
    Wording wording = Wording.of(column, meaning, examination.sampleRows());
    if (wording.distinct() >= LEAST_ROWS
        && wording.all(value -> MACHINE_MADE.matcher(value).matches())) {
      return true;
    }
    return isNamedAsId(examination.name(column), column.name())
        && !column.missing().any()
        && wording.distinct() == wording.cells()
        && wording.distinct() >= 2
        && wording.all(value -> WORD.matcher(value).matches())
        && allDiffer(column, false);
  }

  private static boolean isNamedAsId(ColumnName words, String name) {
    return NameHint.ID.fitsLast(words)
        || NameHint.PERSON.fitsLast(words)
        || UNNAMED.matcher(name).matches();
  }

  private static boolean allDiffer(Column column, boolean ascending) {
    return ascending || RowGroups.ofColumn(column).repeats() == 0;
  }
}
