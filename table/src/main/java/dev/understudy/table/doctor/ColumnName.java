package dev.understudy.table.doctor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A column's name cut into words: `BillingPostalCode`, `billing_postal_code` and `billing postal
/// code` all are `billing`, `postal`, `code`. Accents and case are dropped.
///
/// @param words in order, lower case
record ColumnName(List<String> words) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern NEW_WORD =
      Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}%]+");

  static ColumnName of(String name) {
    String plain = name.replace("ß", "ss").replace("ø", "o");
    if (!plain.chars().allMatch(character -> character < 128)) {
      plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    }
    String cut = NEW_WORD.matcher(plain).replaceAll(" ").toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (String word : SEPARATOR.split(cut)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return new ColumnName(List.copyOf(words));
  }

  boolean has(String word) {
    return words.contains(word);
  }

  boolean hasAny(List<String> candidates) {
    return words.stream().anyMatch(candidates::contains);
  }

  /// Whether some word starts with one of the stems, as `geburtsdatum` does with `geburt`.
  boolean startsAny(List<String> stems) {
    return words.stream().anyMatch(word -> stems.stream().anyMatch(word::startsWith));
  }

  /// Whether the words follow each other in the name.
  boolean hasInRow(String... sequence) {
    return Collections.indexOfSubList(words, List.of(sequence)) >= 0;
  }

  String last() {
    return words.isEmpty() ? "" : words.getLast();
  }

  /// All words run together.
  String joined() {
    return String.join("", words);
  }
}
