package dev.understudy.table.internal;

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

  static final String[] MONTHS = {
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

  /// Letters of a month's short name.
  static final int ABBREVIATION = 3;

  private final String pattern;
  private final MomentPiece[] pieces;
  private final boolean date;
  private final boolean time;
  private final int fractionDigits;
  private final int offsetMinutes;
  private final boolean offsetLiteral;

  private MomentPattern(String pattern, List<MomentPiece> pieces) {
    this.pattern = pattern;
    this.pieces = pieces.toArray(MomentPiece[]::new);
    boolean hasDate = false;
    boolean hasTime = false;
    int fraction = 0;
    for (MomentPiece piece : pieces) {
      hasDate |= piece.letter() == 'y' || piece.letter() == 'u';
      hasTime |= piece.letter() == 'H' || piece.letter() == 'h';
      fraction = piece.letter() == 'S' ? piece.width() : fraction;
    }
    this.date = hasDate;
    this.time = hasTime;
    this.fractionDigits = fraction;
    int minutes = Offsets.NONE;
    if (!pieces.isEmpty() && pieces.getLast().letter() == 0 && hasTime) {
      byte[] last = pieces.getLast().literal();
      minutes = Offsets.ofLiteral(last);
    }
    this.offsetLiteral = minutes != Offsets.NONE;
    this.offsetMinutes = offsetLiteral ? minutes : 0;
  }

  /// @throws IllegalArgumentException if the pattern has a letter or width not known here, or
  ///   neither a year with month and day nor an hour
  public static MomentPattern of(String pattern) {
    return new MomentPattern(pattern, MomentPiece.of(pattern));
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
    MomentReader reader = new MomentReader(text, from, to);
    for (MomentPiece piece : pieces) {
      if (!reader.take(piece)) {
        return NONE;
      }
    }
    return reader.microseconds(date);
  }

  /// Longest text [#write] makes for this pattern.
  public int maximumLength() {
    int length = 0;
    for (MomentPiece piece : pieces) {
      length += Math.max(piece.literal().length, 12);
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
    for (MomentPiece piece : pieces) {
      switch (piece.letter()) {
        case 0 -> {
          System.arraycopy(piece.literal(), 0, target, next, piece.literal().length);
          next += piece.literal().length;
        }
        case 'y', 'u' ->
            next = digits(piece.width() == 2 ? year % 100 : year, piece.width(), target, next);
        case 'M' -> {
          if (piece.width() <= 2) {
            next = digits(month, piece.width(), target, next);
          } else {
            String name = MONTHS[month - 1];
            int length = piece.width() == ABBREVIATION ? ABBREVIATION : name.length();
            for (int i = 0; i < length; i++) {
              target[next++] = (byte) name.charAt(i);
            }
          }
        }
        case 'd' -> next = digits((int) packed & 31, piece.width(), target, next);
        case 'H' -> next = digits(hour, piece.width(), target, next);
        case 'h' -> next = digits((hour + 11) % 12 + 1, piece.width(), target, next);
        case 'm' ->
            next =
                digits((int) (ofDay / MICROSECONDS_PER_MINUTE % 60), piece.width(), target, next);
        case 's' ->
            next =
                digits((int) (ofDay / MICROSECONDS_PER_SECOND % 60), piece.width(), target, next);
        case 'S' -> {
          long fraction = ofDay % MICROSECONDS_PER_SECOND;
          long unit = MICROSECONDS_PER_SECOND;
          for (int digit = 0; digit < piece.width(); digit++) {
            unit /= 10;
            target[next++] = (byte) ('0' + (unit == 0 ? 0 : fraction / unit % 10));
          }
        }
        case 'a' -> {
          target[next++] = (byte) (hour < 12 ? 'A' : 'P');
          target[next++] = 'M';
        }
        default -> next = Offsets.writeUtc(piece.letter(), piece.width(), target, next);
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
