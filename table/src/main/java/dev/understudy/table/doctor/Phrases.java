package dev.understudy.table.doctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Parts of the sentences in findings.
final class Phrases {

  /// More names than this are counted instead of listed, so that a table of 10,000 constant columns
  /// stays readable.
  private static final int LISTED = 8;

  private Phrases() {}

  /// `column 'a'`, `columns 'a', 'b' and 3 more`.
  static String columns(List<String> names) {
    return (names.size() == 1 ? "column " : "columns ") + quoted(names);
  }

  /// `Column 'a'` at the beginning of a sentence.
  static String columnsFirst(List<String> names) {
    String phrase = columns(names);
    return "C" + phrase.substring(1);
  }

  /// `'a', 'b' and 3 more`.
  static String quoted(List<String> names) {
    List<String> listed = names.size() <= LISTED ? names : names.subList(0, LISTED);
    String joined = listed.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return names.size() <= LISTED
        ? joined
        : joined + " and " + number(names.size() - LISTED) + " more";
  }

  /// `1 row`, `1,234 rows`.
  static String count(long count, String singular, String plural) {
    return number(count) + " " + (count == 1 ? singular : plural);
  }

  static String rows(long count) {
    return count(count, "row", "rows");
  }

  /// `1,234`.
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// `0.07 %`, `94 %`.
  static String percent(double share) {
    double percent = 100 * share;
    String pattern =
        percent == 0 || percent >= 10 ? "%.0f %%" : percent >= 1 ? "%.1f %%" : "%.2g %%";
    return String.format(Locale.ROOT, pattern, percent);
  }

  /// How to tell the tool what a column means.
  static String bySchema(String what) {
    return "Give --schema S.json in which " + what + ".";
  }
}
