package dev.understudy.table.inference;

import org.jspecify.annotations.Nullable;

/// The pattern that one text seems to follow, if it looks like a date or a time. The two numbers of
/// `03/04/2020` stay open: the pattern has `PP` and `QQ` where day and month stand.
///
/// @param pattern as the text is spelled, such as `PP/QQ/yyyy HH:mm`
/// @param key the same with single letters, common to `3/4/2020` and `03/04/2020`
/// @param first the number at P, 0 if there is none
/// @param second the number at Q
record MomentShape(String pattern, String key, int first, int second) {

  private static final int LONGEST = 40;

  /// Null if the text looks like nothing of the kind.
  static @Nullable MomentShape of(String text) {
    if (text.length() < 4 || text.length() > LONGEST) {
      return null;
    }
    Reader reader = new Reader(text);
    boolean date = reader.date();
    if (date && !reader.done()) {
      char between = reader.peek();
      if (between != ' ' && between != 'T' && between != 't' && between != '_') {
        return null;
      }
      reader.literal(between);
      date = reader.time();
    } else if (!date) {
      reader = new Reader(text);
      date = reader.time();
    }
    return date && reader.done() ? reader.shape() : null;
  }

  /// Moves through a text and writes its pattern.
  private static final class Reader {
    private final String text;
    private final StringBuilder pattern = new StringBuilder();
    private final StringBuilder key = new StringBuilder();
    private int at;
    private int first;
    private int second;

    Reader(String text) {
      this.text = text;
    }

    boolean done() {
      return at == text.length();
    }

    char peek() {
      return done() ? 0 : text.charAt(at);
    }

    MomentShape shape() {
      return new MomentShape(pattern.toString(), key.toString(), first, second);
    }

    void literal(char literal) {
      at++;
      String quoted = Character.isLetter(literal) ? "'" + literal + "'" : String.valueOf(literal);
      pattern.append(quoted);
      key.append(quoted);
    }

    private void literal(String literal) {
      at += literal.length();
      pattern.append('\'').append(literal).append('\'');
      key.append('\'').append(literal).append('\'');
    }

    private int digits() {
      int end = at;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      return end - at;
    }

    private int letters() {
      int end = at;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      return end - at;
    }

    private int number(int width) {
      return Integer.parseInt(text, at, at + width, 10);
    }

    /// A field of fixed width.
    private boolean fixed(char letter, int width) {
      if (digits() < width) {
        return false;
      }
      for (int i = 0; i < width; i++) {
        pattern.append(letter);
        key.append(letter);
      }
      at += width;
      return true;
    }

    /// A field of one or two digits.
    private boolean narrow(char letter) {
      int width = digits();
      if (width < 1 || width > 2) {
        return false;
      }
      if (letter == 'P') {
        first = number(width);
      } else if (letter == 'Q') {
        second = number(width);
      }
      pattern.append(String.valueOf(letter).repeat(width));
      key.append(letter);
      at += width;
      return true;
    }

    private boolean separator(char separator) {
      if (peek() != separator) {
        return false;
      }
      literal(separator);
      return true;
    }

    boolean date() {
      int digits = digits();
      if (digits == 0) {
        return namedMonthFirst();
      }
      if (digits == 8) {
        return fixed('y', 4) && fixed('M', 2) && fixed('d', 2);
      }
      if (digits == 4) {
        fixed('y', 4);
        char separator = peek();
        return isSeparator(separator)
            && separator(separator)
            && narrow('M')
            && separator(separator)
            && narrow('d');
      }
      if (digits > 2) {
        return false;
      }
      char after = at + digits < text.length() ? text.charAt(at + digits) : 0;
      if (Character.isLetter(after)
          || ((after == ' ' || after == '-') && isLetterAt(at + digits + 1))) {
        return narrow('d') && dayFirstNamed(after);
      }
      return isSeparator(after)
          && narrow('P')
          && separator(after)
          && narrow('Q')
          && separator(after)
          && (digits() == 4 ? fixed('y', 4) : digits() == 2 && fixed('y', 2));
    }

    private boolean isLetterAt(int index) {
      return index < text.length() && Character.isLetter(text.charAt(index));
    }

    private static boolean isSeparator(char separator) {
      return separator == '-' || separator == '/' || separator == '.';
    }

    private boolean dayFirstNamed(char separator) {
      boolean spaced = separator == ' ' || separator == '-';
      if (spaced) {
        literal(separator);
      }
      return month()
          && (!spaced || separator(separator))
          && (digits() == 4 ? fixed('y', 4) : digits() == 2 && fixed('y', 2));
    }

    private boolean namedMonthFirst() {
      if (!month() || !separator(' ') || !narrow('d')) {
        return false;
      }
      if (peek() == ',') {
        literal(',');
      }
      return separator(' ') && fixed('y', 4);
    }

    private boolean month() {
      int letters = letters();
      if (letters < 3) {
        return false;
      }
      String name = letters == 3 ? "MMM" : "MMMM";
      pattern.append(name);
      key.append(name);
      at += letters;
      return true;
    }

    boolean time() {
      int hourAt = pattern.length();
      if (!narrow('H') || !separator(':') || !fixed('m', 2)) {
        return false;
      }
      if (peek() == ':') {
        literal(':');
        if (!fixed('s', 2)) {
          return false;
        }
        if (peek() == '.' || peek() == ',') {
          literal(peek());
          int width = digits();
          if (width < 1 || width > 9 || !fixed('S', width)) {
            return false;
          }
        }
      }
      half(hourAt);
      return zone();
    }

    /// AM or PM, which makes the hour one of twelve.
    private void half(int hourAt) {
      int space = peek() == ' ' ? 1 : 0;
      boolean half =
          at + space + 2 == text.length()
              && "AaPp".indexOf(text.charAt(at + space)) >= 0
              && "Mm".indexOf(text.charAt(at + space + 1)) >= 0;
      if (!half) {
        return;
      }
      if (space > 0) {
        literal(' ');
      }
      at += 2;
      for (StringBuilder builder : new StringBuilder[] {pattern, key}) {
        for (int i = 0; i < builder.length(); i++) {
          if (builder.charAt(i) == 'H') {
            builder.setCharAt(i, 'h');
          }
        }
        builder.append('a');
      }
    }

    private boolean zone() {
      if (done()) {
        return true;
      }
      if (peek() == ' ') {
        literal(' ');
      }
      String rest = text.substring(at);
      boolean offset = rest.matches("Z|UTC|GMT|[+-]\\d\\d(:?\\d\\d)?");
      if (offset) {
        literal(rest);
      }
      return offset;
    }
  }
}
