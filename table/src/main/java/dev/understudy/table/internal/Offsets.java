package dev.understudy.table.internal;

/// Offsets from UTC as written: `Z`, `+02`, `+0200`, `+02:00`.
final class Offsets {

  static final int NONE = Integer.MIN_VALUE;

  private Offsets() {}

  /// Minutes east of UTC if `literal` ends in an offset (or is one), otherwise [#NONE].
  static int ofLiteral(byte[] literal) {
    int length = literal.length;
    if (length == 0) {
      return NONE;
    }
    if (literal[length - 1] == 'Z') {
      return 0;
    }
    for (int size : new int[] {6, 5, 3}) {
      int from = length - size;
      if (from >= 0
          && end(literal, from, length, 'x', size == 6 ? 3 : size == 5 ? 2 : 1) == length) {
        return minutes(literal, from, length);
      }
    }
    return NONE;
  }

  /// Where the offset that begins at `at` ends, -1 if there is none of that style.
  ///
  /// @param letter `X`, which also takes `Z`, or `x`
  /// @param width 1 for `+02`, 2 for `+0200`, 3 for `+02:00`
  static int end(byte[] text, int at, int to, char letter, int width) {
    if (at < to && text[at] == 'Z' && letter == 'X') {
      return at + 1;
    }
    int end = at + (width == 1 ? 3 : width == 2 ? 5 : 6);
    if (end > to || (text[at] != '+' && text[at] != '-')) {
      return -1;
    }
    for (int i = at + 1; i < end; i++) {
      boolean colon = width == 3 && i == at + 3;
      if (colon ? text[i] != ':' : text[i] < '0' || text[i] > '9') {
        return -1;
      }
    }
    return end;
  }

  /// Minutes east of UTC of the offset `text[from, to)`.
  static int minutes(byte[] text, int from, int to) {
    if (text[from] == 'Z') {
      return 0;
    }
    int hours = (text[from + 1] - '0') * 10 + text[from + 2] - '0';
    int minutes = to - from == 3 ? 0 : (text[to - 2] - '0') * 10 + text[to - 1] - '0';
    return (hours * 60 + minutes) * (text[from] == '-' ? -1 : 1);
  }

  /// Writes the offset of UTC.
  static int writeUtc(char letter, int width, byte[] target, int at) {
    if (letter == 'X') {
      target[at] = 'Z';
      return at + 1;
    }
    String zero = width == 1 ? "+00" : width == 2 ? "+0000" : "+00:00";
    for (int i = 0; i < zero.length(); i++) {
      target[at + i] = (byte) zero.charAt(i);
    }
    return at + zero.length();
  }
}
