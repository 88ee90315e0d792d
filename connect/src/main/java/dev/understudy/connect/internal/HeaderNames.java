package dev.understudy.connect.internal;

import dev.understudy.table.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Column names that can be told apart, made from a header that may have empty or repeated ones.
final class HeaderNames {

  private HeaderNames() {}

  /// `column_1` to `column_n`.
  static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("column_" + i);
    }
    return names;
  }

  /// Gives an empty name its place (`column_3`) and a repeated one a number (`age_2`).
  ///
  /// @param findings takes a finding for each kind of change
  static List<String> distinct(List<String> header, List<Finding> findings) {
    Set<String> taken = new HashSet<>(header);
    Set<String> seen = new HashSet<>();
    List<String> names = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (name.isBlank()) {
        name = free("column_" + (i + 1), taken, seen);
        unnamed.add(name);
      } else if (!seen.add(name)) {
        int number = 2;
        while (taken.contains(name + "_" + number)) {
          number++;
        }
        name = name + "_" + number;
        repeated.add(name);
      }
      taken.add(name);
      seen.add(name);
      names.add(name);
    }
    if (!unnamed.isEmpty()) {
      findings.add(
          renamed("unnamed-columns", unnamed, "have no name in the header", "has no name"));
    }
    if (!repeated.isEmpty()) {
      findings.add(
          renamed("repeated-names", repeated, "repeat a name of the header", "repeats a name"));
    }
    return names;
  }

  private static String free(String wish, Set<String> taken, Set<String> seen) {
    String name = wish;
    while (taken.contains(name) || seen.contains(name)) {
      name += "_";
    }
    return name;
  }

  private static Finding renamed(String check, List<String> names, String many, String one) {
    boolean single = names.size() == 1;
    return Notes.warning(
        check,
        names,
        names.size(),
        single ? "A column " + one + "." : names.size() + " columns " + many + ".",
        (single ? "It is called " : "They are called ") + String.join(", ", names) + ".",
        "Name them in the first line of the file.");
  }
}
