package dev.understudy.connect.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether the first record names the columns or is data already, decided column by column.
///
/// A column speaks for a header if its body is numbers and its first cell is not, or if its body
/// repeats few texts and the first is none of them. It speaks against if the first cell is a number
/// like the body, or a text that the body repeats. Names win over doubt.
final class HeaderGuess {

  /// Share of cells of a body that must look alike.
  private static final double MOST = 0.9;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  private HeaderGuess() {}

  static boolean hasHeader(List<List<String>> records) {
    List<String> first = records.getFirst();
    if (records.size() == 1) {
      return first.stream().noneMatch(HeaderGuess::isTyped);
    }
    if (countsYears(first)) {
      return true;
    }
    int votesFor = 0;
    int votesAgainst = 0;
    for (int column = 0; column < first.size(); column++) {
      int vote = vote(records, column);
      votesFor += vote > 0 ? 1 : 0;
      votesAgainst += vote < 0 ? 1 : 0;
    }
    return votesFor >= votesAgainst;
  }

  private static int vote(List<List<String>> records, int column) {
    String first = records.getFirst().get(column);
    Map<String, Integer> counts = new HashMap<>();
    int present = 0;
    int typed = 0;
    for (List<String> record : records.subList(1, records.size())) {
      if (column >= record.size() || isMissing(record.get(column))) {
        continue;
      }
      present++;
      typed += isTyped(record.get(column)) ? 1 : 0;
      counts.merge(record.get(column), 1, Integer::sum);
    }
    if (present == 0 || first.isBlank()) {
      return 0;
    }
    if (typed >= MOST * present) {
      return isTyped(first) ? -1 : isMissing(first) ? 0 : 1;
    }
    if (counts.containsKey(first)) {
      return -1;
    }
    return counts.size() <= present / 3 ? 1 : 0;
  }

  /// A header such as `country,2019,2020,2021`.
  private static boolean countsYears(List<String> first) {
    int years = 0;
    int previous = -1;
    for (String cell : first) {
      boolean four = cell.length() == 4 && cell.chars().allMatch(c -> c >= '0' && c <= '9');
      int year = four ? Integer.parseInt(cell) : -1;
      if (four && year >= FIRST_YEAR && year <= LAST_YEAR) {
        if (previous >= 0 && Math.abs(year - previous) != 1) {
          return false;
        }
        previous = year;
        years++;
      } else if (isTyped(cell)) {
        return false;
      }
    }
    return years >= 2;
  }

  private static boolean isMissing(String cell) {
    return switch (cell.strip()) {
      case "", "?", "NA", "N/A", "NaN", "nan", "null", "NULL", "-", ".", "N" -> true;
      default -> false;
    };
  }

  /// Whether a cell is a number, a date or a time: digits and marks, no letters but those of an
  /// exponent or of ISO times.
  static boolean isTyped(String cell) {
    String text = cell.strip();
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digit = true;
      } else if (i == 0 ? "+-.,".indexOf(c) < 0 : "+-.,eETZ:/ '".indexOf(c) < 0) {
        return false;
      }
    }
    return digit;
  }
}
