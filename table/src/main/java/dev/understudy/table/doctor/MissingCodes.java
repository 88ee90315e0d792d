package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reports codes that mean "missing" and adds them to the column's spellings.
final class MissingCodes {

  private MissingCodes() {}

  /// @param codes as they are written in the column
  /// @param cells how many cells hold one of them
  /// @param reason why they are suspected, the end of a sentence
  static void report(
      Examination examination, Column column, List<String> codes, long cells, String reason) {
    ColumnSchema meaning = examination.meaning(column);
    List<String> missing = new ArrayList<>(meaning.spelling().missing());
    codes.stream().filter(code -> !missing.contains(code)).forEach(missing::add);
    examination.recode(column, meaning.withSpelling(meaning.spelling().withMissing(missing)));
    String listed =
        codes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(" and "));
    String name = "'" + column.name() + "'";
    examination.report(
        new Finding(
            "missing-codes",
            Severity.WARNING,
            List.of(column.name()),
            cells,
            String.format(
                "%s in column %s (%s) seems to mean \"missing\": %s.",
                listed, name, Phrases.rows(cells), reason),
            "These cells are modelled as missing and written back as they were spelled.",
            Phrases.bySchema("the missing spellings of " + name + " do not list " + listed)));
  }
}
