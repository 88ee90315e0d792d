package dev.understudy.table.internal;

/// Days since 1970-01-01 and the proleptic Gregorian calendar, by H. Hinnant's algorithms
/// (`days_from_civil`, `civil_from_days`), without an object per date.
final class CivilDate {

  private static final int DAYS_PER_ERA = 146_097;
  private static final int DAYS_TO_1970 = 719_468;

  private CivilDate() {}

  static boolean isValid(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= length(year, month);
  }

  private static int length(int year, int month) {
    return switch (month) {
      case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  static long toDays(int year, int month, int day) {
    long shifted = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(shifted, 400);
    long yearOfEra = shifted - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
  }

  /// Year, month and day packed as `(year * 16 + month) * 32 + day`.
  static long fromDays(long days) {
    long shifted = days + DAYS_TO_1970;
    long era = Math.floorDiv(shifted, DAYS_PER_ERA);
    long dayOfEra = shifted - era * DAYS_PER_ERA;
    long yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_PER_ERA - 1)) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long part = (5 * dayOfYear + 2) / 153;
    long day = dayOfYear - (153 * part + 2) / 5 + 1;
    long month = part < 10 ? part + 3 : part - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return (year * 16 + month) * 32 + day;
  }
}
