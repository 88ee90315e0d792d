package dev.understudy.table.inference;

import java.util.List;
import java.util.Locale;

/// Pairs of words that say yes and no.
final class Booleans {

  private static final List<List<String>> PAIRS =
      List.of(
          List.of("false", "true"),
          List.of("no", "yes"),
          List.of("n", "y"),
          List.of("f", "t"),
          List.of("nein", "ja"),
          List.of("n", "j"),
          List.of("non", "oui"),
          List.of("no", "si"),
          List.of("no", "s\u00ed"),
          List.of("off", "on"),
          List.of("absent", "present"),
          List.of("0", "1"),
          List.of("0.0", "1.0"));

  private Booleans() {}

  /// The two spellings, no first, if `spellings` are one or two that make such a pair; empty
  /// otherwise. One alone counts only if it can mean nothing else.
  static List<String> pair(List<String> spellings) {
    if (spellings.isEmpty() || spellings.size() > 2) {
      return List.of();
    }
    String first = lower(spellings.getFirst());
    if (spellings.size() == 1) {
      return switch (first) {
        case "true", "false", "yes", "no", "ja", "nein", "oui" -> spellings;
        default -> List.of();
      };
    }
    String second = lower(spellings.getLast());
    for (List<String> pair : PAIRS) {
      if (pair.equals(List.of(first, second))) {
        return spellings;
      }
      if (pair.equals(List.of(second, first))) {
        return spellings.reversed();
      }
    }
    return List.of();
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
