package dev.understudy.table.inference;

import dev.understudy.table.raw.Spellings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which spellings of a column are missing cells whatever the column holds.
///
/// @param missing one per spelling
/// @param cells how many cells are missing
/// @param names spellings that look like "missing" but are names here, such as a case called "NA"
record MissingCells(boolean[] missing, long cells, List<Integer> names) {

  private static final int LONGEST_WORD = 13;

  /// A word of letters is a name where this share of its neighbours (the words that differ in one
  /// letter) occur too, as in keys that count A, B, .. Z, AA, AB, .. NA, NB. Country or state codes
  /// fill less than half.
  private static final double DENSE = 0.6;

  private static final int LETTERS = 26;

  /// A column where so many cells differ holds keys, and a word that stands once is one of them.
  private static final double MOSTLY_DISTINCT = 0.9;

  private static final int LEAST_KEYS = 20;

  static MissingCells of(ColumnProfile profile) {
    Spellings texts = profile.spellings();
    boolean[] missing = new boolean[profile.texts()];
    List<Integer> names = new ArrayList<>();
    long cells = 0;
    for (int index = 0; index < missing.length; index++) {
      if (!mayBeMissing(texts.bytes(), texts.start(index), texts.end(index))) {
        continue;
      }
      String text = texts.text(index);
      if (MissingWords.anywhere(text)) {
        if (isName(profile, index, text)) {
          names.add(index);
        } else {
          missing[index] = true;
          cells += profile.count(index);
        }
      }
    }
    return new MissingCells(missing, cells, names);
  }

  /// A quick look that spares making a string of every text.
  private static boolean mayBeMissing(byte[] bytes, int from, int to) {
    if (to - from > LONGEST_WORD) {
      return false;
    }
    if (from == to) {
      return true;
    }
    return switch (bytes[from]) {
      case '?', 'n', 'N', '#', '<', '\\', '.', '-', 'm', 'M', ' ', '\t' -> true;
      default -> false;
    };
  }

  private static boolean isName(ColumnProfile profile, int index, String text) {
    if (text.isEmpty() || !text.chars().allMatch(Character::isLetter) || text.length() > 4) {
      return false;
    }
    Set<String> alike = new HashSet<>();
    Spellings texts = profile.spellings();
    int capitals = 0;
    for (int other = 0; other < profile.texts(); other++) {
      int length = texts.end(other) - texts.start(other);
      if (length == text.length()) {
        alike.add(texts.text(other));
      }
      if (length > 0 && length <= 4 && isCapital(texts.bytes()[texts.start(other)])) {
        capitals++;
      }
    }
    boolean keys =
        profile.count(index) == 1
            && profile.texts() >= LEAST_KEYS
            && profile.texts() >= MOSTLY_DISTINCT * profile.rows()
            && capitals * 2 > profile.texts();
    return keys || neighbours(text, alike) >= DENSE * text.length() * (LETTERS - 1);
  }

  private static boolean isCapital(byte letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  private static int neighbours(String text, Set<String> alike) {
    int found = 0;
    for (int place = 0; place < text.length(); place++) {
      char base = Character.isUpperCase(text.charAt(place)) ? 'A' : 'a';
      for (int letter = 0; letter < LETTERS; letter++) {
        char[] changed = text.toCharArray();
        changed[place] = (char) (base + letter);
        found +=
            changed[place] != text.charAt(place) && alike.contains(new String(changed)) ? 1 : 0;
      }
    }
    return found;
  }
}
