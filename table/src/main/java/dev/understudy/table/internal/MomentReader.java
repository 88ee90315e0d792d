package dev.understudy.table.internal;

/// Moves through one text and takes the fields of a moment from it.
final class MomentReader {

  /// Two-digit years below this are of this century.
  private static final int CENTURY_PIVOT = 30;

  private final byte[] text;
  private final int to;
  private int at;
  private int year = 1970;
  private int month = 1;
  private int day = 1;
  private int hour;

  /// 0 for AM, 1 for PM, -1 where nothing was said.
  private int half = -1;

  /// Of the time of day without hours, offsets taken off.
  private long micros;

  MomentReader(byte[] text, int from, int to) {
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /// Takes the next piece; false if the text does not fit.
  boolean take(MomentPiece piece) {
    return switch (piece.letter()) {
      case 0 -> takeLiteral(piece.literal());
      case 'a' -> takeHalf();
      case 'X', 'x' -> takeOffset(piece.letter(), piece.width());
      case 'M' -> piece.width() > 2 ? takeMonthName(piece.width()) : takeNumber('M', piece.width());
      default -> takeNumber(piece.letter(), piece.width());
    };
  }

  private boolean takeLiteral(byte[] literal) {
    for (byte expected : literal) {
      if (at == to || text[at++] != expected) {
        return false;
      }
    }
    return true;
  }

  private boolean takeHalf() {
    if (at + 2 > to || (text[at + 1] | 0x20) != 'm') {
      return false;
    }
    int first = text[at] | 0x20;
    half = first == 'a' ? 0 : first == 'p' ? 1 : -1;
    at += 2;
    return half >= 0;
  }

  private boolean takeOffset(char letter, int width) {
    int end = Offsets.end(text, at, to, letter, width);
    if (end < 0) {
      return false;
    }
    micros -= Offsets.minutes(text, at, end) * MomentPattern.MICROSECONDS_PER_MINUTE;
    at = end;
    return true;
  }

  private boolean takeMonthName(int width) {
    for (int index = 0; index < MomentPattern.MONTHS.length; index++) {
      String name = MomentPattern.MONTHS[index];
      int length = width == MomentPattern.ABBREVIATION ? width : name.length();
      boolean equal = at + length <= to;
      for (int i = 0; equal && i < length; i++) {
        equal = (text[at + i] | 0x20) == (name.charAt(i) | 0x20);
      }
      if (equal) {
        month = index + 1;
        at += length;
        return true;
      }
    }
    return false;
  }

  /// Takes a number of exactly `width` digits, or of one or two where the width is one (but for
  /// fractions of a second).
  private boolean takeNumber(char letter, int width) {
    int most = width == 1 && letter != 'S' ? 2 : width;
    int number = 0;
    int end = at;
    while (end < to && end < at + most && text[end] >= '0' && text[end] <= '9') {
      number = number * 10 + text[end++] - '0';
    }
    if (end - at < width) {
      return false;
    }
    at = end;
    return set(letter, width, number);
  }

  private boolean set(char letter, int width, int number) {
    switch (letter) {
      case 'y', 'u' -> year = width == 4 ? number : number + (number < CENTURY_PIVOT ? 2000 : 1900);
      case 'M' -> month = number;
      case 'd' -> day = number;
      case 'H', 'h' -> hour = number;
      case 'm' -> micros += number * MomentPattern.MICROSECONDS_PER_MINUTE;
      case 's' -> micros += number * MomentPattern.MICROSECONDS_PER_SECOND;
      default -> micros += fraction(number, width);
    }
    return switch (letter) {
      case 'H' -> number <= 23;
      case 'h' -> number >= 1 && number <= 12;
      case 'm', 's' -> number <= 59;
      default -> true;
    };
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

  /// The moment that was read, [MomentPattern#NONE] if text is left over or there is no such day.
  ///
  /// @param date whether the pattern has a date
  long microseconds(boolean date) {
    if (at != to || !CivilDate.isValid(year, month, day)) {
      return MomentPattern.NONE;
    }
    int hours = half >= 0 ? hour % 12 + 12 * half : hour;
    long ofDay = hours * 60 * MomentPattern.MICROSECONDS_PER_MINUTE + micros;
    return date
        ? CivilDate.toDays(year, month, day) * MomentPattern.MICROSECONDS_PER_DAY + ofDay
        : ofDay;
  }
}
