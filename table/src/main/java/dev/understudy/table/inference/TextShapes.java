package dev.understudy.table.inference;

import java.util.ArrayList;
import java.util.List;

/// What the texts of a column look like: keys, codes, words or prose.
///
/// @param texts how many distinct texts were looked at
/// @param codes share that is a code such as `I10.9` or `25-00703`: digits, few letters, no space
/// @param keys share that is one token with a digit, or a UUID
/// @param uuids share that is a UUID
/// @param spaced share with a space inside
/// @param meanLength mean number of bytes
record TextShapes(
    int texts, double codes, double keys, double uuids, double spaced, double meanLength) {

  private static final int SAMPLE = 2000;
  private static final int LONGEST_CODE = 20;
  private static final int MOST_LETTERS_OF_CODE = 4;
  private static final int UUID_LENGTH = 36;
  private static final int UUID_DASHES = 4;

  /// @param skip spellings that are missing cells
  static TextShapes of(ColumnProfile profile, boolean[] skip) {
    List<String> sample = new ArrayList<>();
    int step = Math.max(1, profile.texts() / SAMPLE);
    for (int index = 0; index < profile.texts(); index += step) {
      if (!skip[index]) {
        sample.add(profile.text(index));
      }
    }
    int codes = 0;
    int keys = 0;
    int uuids = 0;
    int spaced = 0;
    long length = 0;
    for (String text : sample) {
      codes += isCode(text) ? 1 : 0;
      keys += isKey(text) ? 1 : 0;
      uuids += isUuid(text) ? 1 : 0;
      spaced += text.strip().indexOf(' ') >= 0 ? 1 : 0;
      length += text.length();
    }
    double count = Math.max(1, sample.size());
    return new TextShapes(
        sample.size(), codes / count, keys / count, uuids / count, spaced / count, length / count);
  }

  private static boolean isCode(String text) {
    int digits = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next >= '0' && next <= '9') {
        digits++;
      } else if ((next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z')) {
        letters++;
      } else if (".-/_:".indexOf(next) < 0) {
        return false;
      }
    }
    return digits > 0 && letters <= MOST_LETTERS_OF_CODE && text.length() <= LONGEST_CODE;
  }

  /// One token of at least four characters in which digits stand.
  private static boolean isKey(String text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next <= ' ' || next == ',' || next == '@') {
        return false;
      }
      digit |= next >= '0' && next <= '9';
    }
    return digit && text.length() >= 4;
  }

  private static boolean isUuid(String text) {
    if (text.length() != UUID_LENGTH) {
      return false;
    }
    int dashes = 0;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      dashes += next == '-' ? 1 : 0;
      if (next != '-' && Character.digit(next, 16) < 0) {
        return false;
      }
    }
    return dashes == UUID_DASHES;
  }
}
