package dev.understudy.table.inference;

import dev.understudy.table.Finding;
import java.util.ArrayList;
import java.util.List;

/// What inference tells about its decisions.
final class InferenceNotes {

  private static final int LISTED_WORDS = 10;

  private InferenceNotes() {}

  static Finding note(
      String check, String column, long count, String what, String action, String overrule) {
    return new Finding(
        check, Finding.Severity.NOTE, List.of(column), count, what, action, overrule);
  }

  /// Words in a column of numbers or moments.
  static Finding words(
      String column,
      String values,
      List<Integer> words,
      ColumnProfile profile,
      ColumnInference.Surroundings around) {
    List<String> listed = new ArrayList<>();
    long cells = 0;
    for (int word : words) {
      int count = profile.count(word);
      cells += count;
      if (listed.size() < LISTED_WORDS) {
        listed.add(
            "'"
                + profile.text(word)
                + "' ("
                + count
                + (count == 1 ? " cell, line " : " cells, first on line ")
                + around.line(profile.firstRow(word))
                + ")");
      }
    }
    if (words.size() > LISTED_WORDS) {
      listed.add("and " + (words.size() - LISTED_WORDS) + " more");
    }
    return new Finding(
        "words-among-" + values,
        Finding.Severity.WARNING,
        List.of(column),
        cells,
        "Column '" + column + "' holds " + values + ", but also " + String.join(", ", listed) + ".",
        "Those cells are taken as missing and written back as they are.",
        "Correct the cells, or declare the column's kind in a schema.");
  }

  /// Formats of a column of moments that a person might read otherwise.
  static void moments(
      String column,
      MomentGuess guess,
      ColumnProfile profile,
      ColumnInference.Surroundings around,
      List<Finding> findings) {
    String main = guess.formats().getFirst();
    if (guess.formats().size() > 1) {
      List<String> listed = new ArrayList<>();
      for (int i = 0; i < guess.formats().size(); i++) {
        long cells = guess.cells()[i];
        listed.add(guess.formats().get(i) + " (" + cells + (cells == 1 ? " cell)" : " cells)"));
      }
      findings.add(
          new Finding(
              "mixed-formats",
              Finding.Severity.WARNING,
              List.of(column),
              guess.moments() - guess.cells()[0],
              "Column '" + column + "' has several formats: " + String.join(", ", listed) + ".",
              "All are read; outputs use the first, or the next where that would cut a value.",
              "List the formats in a schema, the one to write first."));
    }
    if (guess.dayOrder() == MomentGuess.DayOrder.OPEN) {
      findings.add(
          new Finding(
              "day-month-order",
              Finding.Severity.WARNING,
              List.of(column),
              guess.moments(),
              "Column '" + column + "' does not show whether day or month comes first.",
              "Read as " + main + ".",
              "Name the format in a schema."));
    }
    if (guess.twoDigitYears()) {
      findings.add(
          note(
              "two-digit-years",
              column,
              guess.moments(),
              "Column '" + column + "' has years of two digits.",
              "Read as 1930 to 2029.",
              "Write years with four digits."));
    }
  }
}
