package dev.understudy.table.doctor;

import java.util.Locale;
import java.util.regex.Pattern;

/// Check digits of national and other numbers. Each method takes the number as it is written, with
/// or without the usual spaces and marks, and tells whether it is well formed and its check digit
/// is right.
final class Checksums {

  private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");
  private static final Pattern GERMAN_TAX = Pattern.compile("[1-9]\\d{10}");
  private static final Pattern NINE_DIGITS = Pattern.compile("\\d{9}");
  private static final Pattern FRENCH =
      Pattern.compile("[1-8]\\d{2}(0[1-9]|1[0-2]|[2-9]\\d)(\\d{2}|2A|2B)\\d{8}");
  private static final Pattern SPANISH = Pattern.compile("[XYZ\\d]\\d{7}[A-Z]");
  private static final Pattern WITH_CENTURY = Pattern.compile("(19|20)\\d{10}");
  private static final Pattern PERSONNUMMER =
      Pattern.compile("\\d{2}(0[1-9]|1[0-2])([06][1-9]|[1278]\\d|[39][01])\\d{4}");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}\\d{2}[A-Z\\d]{11,30}");
  private static final Pattern CARD = Pattern.compile("[2-6]\\d{12,18}");
  private static final Pattern DAY_MARKS = Pattern.compile("[-+ ]");
  private static final Pattern MARKS = Pattern.compile("[ .-]");

  private Checksums() {}

  /// United Kingdom, NHS number: ten digits; weights 10 .. 2, the sum with the check digit is
  /// divisible by 11 (NHS Data Dictionary).
  static boolean isNhsNumber(String text) {
    String digits = compact(text);
    if (!TEN_DIGITS.matcher(digits).matches() || isOneDigitRepeated(digits)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += (10 - i) * digit(digits, i);
    }
    // The check digit has weight 1.
    return sum % 11 == 0;
  }

  /// Germany, tax identification number: eleven digits, the first not 0; exactly one of the first
  /// ten digits occurs twice or three times; ISO 7064 MOD 11,10.
  static boolean isGermanTaxNumber(String text) {
    String digits = compact(text);
    if (!GERMAN_TAX.matcher(digits).matches()) {
      return false;
    }
    int[] counts = new int[10];
    for (int i = 0; i < 10; i++) {
      counts[digit(digits, i)]++;
    }
    int repeated = 0;
    for (int count : counts) {
      if (count > 3) {
        return false;
      }
      repeated += count > 1 ? 1 : 0;
    }
    if (repeated != 1) {
      return false;
    }
    int product = 10;
    for (int i = 0; i < 10; i++) {
      int sum = (digit(digits, i) + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    int check = 11 - product;
    return digit(digits, 10) == (check == 10 ? 0 : check);
  }

  /// Netherlands, burgerservicenummer: nine digits, or eight with the leading 0 left out; weights 9
  /// .. 2 and -1, the sum is divisible by 11 ("elfproef").
  static boolean isBurgerservicenummer(String text) {
    String digits = compact(text);
    if (digits.length() == 8) {
      digits = "0" + digits;
    }
    if (!NINE_DIGITS.matcher(digits).matches() || isOneDigitRepeated(digits)) {
      return false;
    }
    int sum = -digit(digits, 8);
    for (int i = 0; i < 8; i++) {
      sum += (9 - i) * digit(digits, i);
    }
    return sum % 11 == 0;
  }

  /// France, numéro de sécurité sociale: 13 characters (sex, year, month, department with 2A and 2B
  /// for Corsica, commune, order) and the key `97 - number mod 97`.
  static boolean isFrenchSocialSecurityNumber(String text) {
    String number = compact(text).toUpperCase(Locale.ROOT);
    if (!FRENCH.matcher(number).matches()) {
      return false;
    }
    String body = number.substring(0, 13).replace("2A", "19").replace("2B", "18");
    long key = 97 - Long.parseLong(body) % 97;
    return key == Long.parseLong(number.substring(13));
  }

  /// Spain, DNI (eight digits and a letter) and NIE (X, Y or Z for 0, 1, 2 before seven digits):
  /// the letter is the number modulo 23 in `TRWAGMYFPDXBNJZSQVHLCKE`.
  static boolean isSpanishIdentityNumber(String text) {
    String number = compact(text).toUpperCase(Locale.ROOT);
    if (!SPANISH.matcher(number).matches()) {
      return false;
    }
    int first = "XYZ".indexOf(number.charAt(0));
    String digits = first < 0 ? number.substring(0, 8) : first + number.substring(1, 8);
    return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(digits) % 23) == number.charAt(8);
  }

  /// Sweden, personnummer: YYMMDD (or YYYYMMDD), `-` or `+`, four digits; Luhn over the ten digits
  /// without the century. The day of a samordningsnummer is 60 higher.
  static boolean isPersonnummer(String text) {
    String digits = DAY_MARKS.matcher(text.strip()).replaceAll("");
    if (WITH_CENTURY.matcher(digits).matches()) {
      digits = digits.substring(2);
    }
    return PERSONNUMMER.matcher(digits).matches() && isLuhn(digits);
  }

  /// International bank account number, ISO 13616: the first four characters moved to the end,
  /// letters read as 10 .. 35, the number is 1 modulo 97.
  static boolean isIban(String text) {
    String account = compact(text).toUpperCase(Locale.ROOT);
    if (!ACCOUNT.matcher(account).matches()) {
      return false;
    }
    String turned = account.substring(4) + account.substring(0, 4);
    int remainder = 0;
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.digit(turned.charAt(i), 36);
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder == 1;
  }

  /// Payment card, ISO/IEC 7812: 13 to 19 digits beginning with 2 to 6, Luhn.
  static boolean isPaymentCard(String text) {
    String digits = compact(text);
    return CARD.matcher(digits).matches() && !isOneDigitRepeated(digits) && isLuhn(digits);
  }

  /// Every second digit from the right doubled, digits of the products added; divisible by 10.
  static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int value = digit(digits, digits.length() - 1 - i);
      int weighted = i % 2 == 0 ? value : 2 * value;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  private static String compact(String text) {
    return MARKS.matcher(text.strip()).replaceAll("");
  }

  private static boolean isOneDigitRepeated(String digits) {
    return digits.chars().distinct().count() == 1;
  }

  private static int digit(String digits, int index) {
    return digits.charAt(index) - '0';
  }
}
