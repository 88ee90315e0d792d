package dev.understudy.table.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One pattern of [java.time.format.DateTimeFormatter], compiled to read and write bytes without an
/// object per cell. Known letters: `y u M d H h m s S a X x` and quoted text. Numbers of one letter
/// (`d`) take one or two digits, of two letters exactly two; `yy` is 1930 to 2029, as spreadsheets
/// read it; months and `a` are English whatever the locale.
public final class MomentPattern {

  /// What [#parse] gives for text that does not fit.
  public static final long NONE = Long.MIN_VALUE;

  public static final long MICROSECONDS_PER_DAY = 86_400_000_000L;
  static final long MICROSECONDS_PER_SECOND = 1_000_000L;
  static final long MICROSECONDS_PER_MINUTE = 60 * MICROSECONDS_PER_SECOND;

  /// Two-digit years below this are of this century.
  private static final int CENTURY_PIVOT = 30;

  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private static final int ABBREVIATION = 3;

  /// A piece of a pattern: a field of `width` letters, or literal text (letter 0).
  private record Piece(char letter, int width, byte[] literal) {}

  private final String pattern;
  private final Piece[] pieces;
  private final boolean date;
  private final boolean time;
  private final int fractionDigits;
  private final int offsetMinutes;
  private final boolean offsetLiteral;

  private MomentPattern(String pattern, List<Piece> pieces) {
    this.pattern = pattern;
    this.pieces = pieces.toArray(Piece[]::new);
    boolean hasDate = false;
    boolean hasTime = false;
    int fraction = 0;
    for (Piece piece : pieces) {
      hasDate |= piece.letter == 'y' || piece.letter == 'u';
      hasTime |= piece.letter == 'H' || piece.letter == 'h';
      fraction = piece.letter == 'S' ? piece.width : fraction;
    }
    this.date = hasDate;
    this.time = hasTime;
    this.fractionDigits = fraction;
    int minutes = Offsets.NONE;
    if (!pieces.isEmpty() && pieces.getLast().letter == 0 && hasTime) {
      byte[] last = pieces.getLast().literal;
      minutes = Offsets.ofLiteral(last);
    }
    this.offsetLiteral = minutes != Offsets.NONE;
    this.offsetMinutes = offsetLiteral ? minutes : 0;
  }

  /// @throws IllegalArgumentException if the pattern has a letter or width not known here, or
  ///   neither a year with month and day nor an hour
  public static MomentPattern of(String pattern) {
    List<Piece> pieces = new ArrayList<>();
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
    return new MomentPattern(pattern, pieces);
  }

  private static int quoted(String pattern, int at, StringBuilder literal) {
    int end = pattern.indexOf('\'', at + 1);
    if (end < 0) {
      throw new IllegalArgumentException("the pattern " + pattern + " has an unclosed quote");
    }
    literal.append(end == at + 1 ? "'" : pattern.substring(at + 1, end));
    return end + 1;
  }

  private static void flush(StringBuilder literal, List<Piece> pieces) {
    if (!literal.isEmpty()) {
      pieces.add(new Piece((char) 0, 0, literal.toString().getBytes(StandardCharsets.UTF_8)));
      literal.setLength(0);
    }
  }

  private static Piece field(String pattern, char letter, int width) {
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
    return new Piece(letter, width, new byte[0]);
  }

  private static void requireComplete(String pattern, List<Piece> pieces) {
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

  public String pattern() {
    return pattern;
  }

  /// Whether it holds a day.
  public boolean hasDate() {
    return date;
  }

  /// Whether it holds a time of day.
  public boolean hasTime() {
    return time;
  }

  boolean hasOffsetLiteral() {
    return offsetLiteral;
  }

  /// East of UTC, where the pattern ends in a literal such as `'+02:00'`; otherwise 0.
  int offsetMinutes() {
    return offsetMinutes;
  }

  /// Whether [#write] loses nothing of `microseconds` (with the time of day).
  boolean holds(long microseconds) {
    if (!time) {
      return Math.floorMod(microseconds, MICROSECONDS_PER_DAY) == 0;
    }
    boolean seconds = pattern.indexOf('s') >= 0;
    if (!seconds) {
      return Math.floorMod(microseconds, MICROSECONDS_PER_MINUTE) == 0;
    }
    long unit = MICROSECONDS_PER_SECOND;
    for (int digit = 0; digit < fractionDigits && digit < 6; digit++) {
      unit /= 10;
    }
    return Math.floorMod(microseconds, unit) == 0;
  }

  /// Microseconds since 1970-01-01T00:00, or since midnight where the pattern has no date, or
  /// [#NONE]. Offsets read by `X` or `x` are taken off, so that the result is UTC; digits of a
  /// second beyond the sixth are cut.
  public long parse(byte[] text, int from, int to) {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int half = -1;
    long micros = 0;
    int at = from;
    for (Piece piece : pieces) {
      char letter = piece.letter;
      if (letter == 0) {
        for (byte expected : piece.literal) {
          if (at == to || text[at++] != expected) {
            return NONE;
          }
        }
        continue;
      }
      if (letter == 'a') {
        half = at + 2 <= to ? half(text, at) : -1;
        if (half < 0) {
          return NONE;
        }
        at += 2;
        continue;
      }
      if (letter == 'M' && piece.width > 2) {
        int found = monthNamed(text, at, to, piece.width);
        if (found < 0) {
          return NONE;
        }
        month = found + 1;
        at += piece.width == ABBREVIATION ? ABBREVIATION : MONTHS[found].length();
        continue;
      }
      if (letter == 'X' || letter == 'x') {
        int end = Offsets.end(text, at, to, letter, piece.width);
        if (end < 0) {
          return NONE;
        }
        micros -= Offsets.minutes(text, at, end) * MICROSECONDS_PER_MINUTE;
        at = end;
        continue;
      }
      int least = piece.width;
      int most = piece.width == 1 && letter != 'S' ? 2 : piece.width;
      int number = 0;
      int end = at;
      while (end < to && end < at + most && text[end] >= '0' && text[end] <= '9') {
        number = number * 10 + text[end++] - '0';
      }
      if (end - at < least) {
        return NONE;
      }
      at = end;
      switch (letter) {
        case 'y', 'u' ->
            year = piece.width == 4 ? number : number + (number < CENTURY_PIVOT ? 2000 : 1900);
        case 'M' -> month = number;
        case 'd' -> day = number;
        case 'H', 'h' -> {
          if (letter == 'H' ? number > 23 : number < 1 || number > 12) {
            return NONE;
          }
          hour = number;
        }
        case 'm', 's' -> {
          if (number > 59) {
            return NONE;
          }
          micros += number * (letter == 'm' ? MICROSECONDS_PER_MINUTE : MICROSECONDS_PER_SECOND);
        }
        default -> micros += fraction(number, piece.width);
      }
    }
    if (at != to || !CivilDate.isValid(year, month, day)) {
      return NONE;
    }
    if (half >= 0) {
      hour = hour % 12 + 12 * half;
    }
    micros += hour * 60 * MICROSECONDS_PER_MINUTE;
    return date ? CivilDate.toDays(year, month, day) * MICROSECONDS_PER_DAY + micros : micros;
  }

  private static long fraction(int number, int width) {
    long micros = number;
    for (int digit = width; digit < 6; digit++) {
      micros *= 10;
    }
    for (int digit = 6; digit < width; digit++) {
      micros /= 10;
    }
    return micros;
  }

  /// 0 for AM, 1 for PM, -1 for neither.
  private static int half(byte[] text, int at) {
    int first = text[at] | 0x20;
    boolean second = (text[at + 1] | 0x20) == 'm';
    return !second ? -1 : first == 'a' ? 0 : first == 'p' ? 1 : -1;
  }

  private static int monthNamed(byte[] text, int at, int to, int width) {
    for (int month = 0; month < MONTHS.length; month++) {
      String name = MONTHS[month];
      int length = width == ABBREVIATION ? ABBREVIATION : name.length();
      boolean equal = at + length <= to;
      for (int i = 0; equal && i < length; i++) {
        equal = (text[at + i] | 0x20) == (name.charAt(i) | 0x20);
      }
      if (equal) {
        return month;
      }
    }
    return -1;
  }

  /// Longest text [#write] makes for this pattern.
  public int maximumLength() {
    int length = 0;
    for (Piece piece : pieces) {
      length += Math.max(piece.literal.length, 12);
    }
    return length;
  }

  /// Writes `microseconds` into `target` from `at`; what the pattern has no letter for is cut.
  ///
  /// @return the index after the last byte written
  public int write(long microseconds, byte[] target, int at) {
    long days = Math.floorDiv(microseconds, MICROSECONDS_PER_DAY);
    long ofDay = Math.floorMod(microseconds, MICROSECONDS_PER_DAY);
    long packed = CivilDate.fromDays(days);
    int year = (int) (packed >> 9);
    int month = (int) (packed >> 5) & 15;
    int hour = (int) (ofDay / (60 * MICROSECONDS_PER_MINUTE));
    int next = at;
    for (Piece piece : pieces) {
      switch (piece.letter) {
        case 0 -> {
          System.arraycopy(piece.literal, 0, target, next, piece.literal.length);
          next += piece.literal.length;
        }
        case 'y', 'u' ->
            next = digits(piece.width == 2 ? year % 100 : year, piece.width, target, next);
        case 'M' -> {
          if (piece.width <= 2) {
            next = digits(month, piece.width, target, next);
          } else {
            String name = MONTHS[month - 1];
            int length = piece.width == ABBREVIATION ? ABBREVIATION : name.length();
            for (int i = 0; i < length; i++) {
              target[next++] = (byte) name.charAt(i);
            }
          }
        }
        case 'd' -> next = digits((int) packed & 31, piece.width, target, next);
        case 'H' -> next = digits(hour, piece.width, target, next);
        case 'h' -> next = digits((hour + 11) % 12 + 1, piece.width, target, next);
        case 'm' ->
            next = digits((int) (ofDay / MICROSECONDS_PER_MINUTE % 60), piece.width, target, next);
        case 's' ->
            next = digits((int) (ofDay / MICROSECONDS_PER_SECOND % 60), piece.width, target, next);
        case 'S' -> {
          long fraction = ofDay % MICROSECONDS_PER_SECOND;
          long unit = MICROSECONDS_PER_SECOND;
          for (int digit = 0; digit < piece.width; digit++) {
            unit /= 10;
            target[next++] = (byte) ('0' + (unit == 0 ? 0 : fraction / unit % 10));
          }
        }
        case 'a' -> {
          target[next++] = (byte) (hour < 12 ? 'A' : 'P');
          target[next++] = 'M';
        }
        default -> next = Offsets.writeUtc(piece.letter, piece.width, target, next);
      }
    }
    return next;
  }

  private static int digits(int number, int width, byte[] target, int at) {
    int length = Math.max(width, number > 999 ? 4 : number > 99 ? 3 : number > 9 ? 2 : 1);
    int rest = Math.abs(number);
    for (int place = at + length - 1; place >= at; place--) {
      target[place] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + length;
  }
}
