package dev.understudy.table.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A piece of a [MomentPattern]: a field of `width` equal letters, or literal text (letter 0).
record MomentPiece(char letter, int width, byte[] literal) {

  /// The pieces of a pattern of [java.time.format.DateTimeFormatter].
  ///
  /// @throws IllegalArgumentException if it has a letter or width not known here, or neither a year
  ///   with month and day nor an hour
  static List<MomentPiece> of(String pattern) {
    List<MomentPiece> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char letter = pattern.charAt(at);
      if (letter == '\'') {
        at = quoted(pattern, at, literal);
      } else if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) == letter) {
          end++;
        }
        flush(literal, pieces);
        pieces.add(field(pattern, letter, end - at));
        at = end;
      } else {
        literal.append(letter);
        at++;
      }
    }
    flush(literal, pieces);
    requireComplete(pattern, pieces);
    return pieces;
  }

  private static int quoted(String pattern, int at, StringBuilder literal) {
    int end = pattern.indexOf('\'', at + 1);
    if (end < 0) {
      throw new IllegalArgumentException("the pattern " + pattern + " has an unclosed quote");
    }
    literal.append(end == at + 1 ? "'" : pattern.substring(at + 1, end));
    return end + 1;
  }

  private static void flush(StringBuilder literal, List<MomentPiece> pieces) {
    if (!literal.isEmpty()) {
      pieces.add(new MomentPiece((char) 0, 0, literal.toString().getBytes(StandardCharsets.UTF_8)));
      literal.setLength(0);
    }
  }

  private static MomentPiece field(String pattern, char letter, int width) {
    boolean known =
        switch (letter) {
          case 'y', 'u' -> width == 4 || width == 2;
          case 'M' -> width <= 4;
          case 'd', 'H', 'h', 'm', 's' -> width <= 2;
          case 'S' -> width <= 9;
          case 'a' -> width == 1;
          case 'X', 'x' -> width <= 3;
          default -> false;
        };
    if (!known) {
      throw new IllegalArgumentException(
          "the pattern " + pattern + " has '" + letter + "' " + width + " times");
    }
    return new MomentPiece(letter, width, new byte[0]);
  }

  private static void requireComplete(String pattern, List<MomentPiece> pieces) {
    String letters =
        pieces.stream()
            .map(piece -> String.valueOf(piece.letter))
            .reduce("", String::concat)
            .replace('u', 'y');
    boolean date = letters.contains("y") && letters.contains("M") && letters.contains("d");
    boolean noDate = !letters.contains("y") && !letters.contains("M") && !letters.contains("d");
    boolean time = letters.contains("H") || (letters.contains("h") && letters.contains("a"));
    if (!date && !(noDate && time)) {
      throw new IllegalArgumentException(
          "the pattern " + pattern + " has neither year, month and day nor a time of day");
    }
  }
}
