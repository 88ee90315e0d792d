package dev.understudy.table.doctor;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Forms of direct identifiers that can be told from the values alone.
///
/// A check digit is right by chance in one of 10, 11, 23 or 97 numbers; [#chance] is that
/// probability for a text of the right length, so that a column of a dozen measured nine-digit
/// numbers is not taken for Dutch citizens.
enum IdentifierFormat {
  EMAIL("e-mail addresses", 1e-4, "[^@\\s]+@[^@\\s]+\\.\\p{L}{2,}"),
  WEB_ADDRESS("web addresses", 1e-4, "(https?|ftp)://\\S+|www\\.\\S+\\.\\S+"),
  IP_ADDRESS(
      "IP addresses",
      1e-3,
      "((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)"
          + "|(\\p{XDigit}{1,4}:){7}\\p{XDigit}{1,4}|(\\p{XDigit}{1,4}:){1,6}(:\\p{XDigit}{1,4}){1,6}"),
  MAC_ADDRESS("network card addresses", 1e-4, "(\\p{XDigit}{2}[:-]){5}\\p{XDigit}{2}"),
  SOCIAL_SECURITY("US social security numbers", 1e-3, "\\d{3}-\\d{2}-\\d{4}"),
  PHONE(
      "telephone numbers",
      1e-2,
      "(\\+|00)\\d[\\d ()./-]{6,18}\\d"
          + "|\\(\\d{2,5}\\)[ -]?[\\d -]{5,12}\\d"
          + "|(1[-. ])?\\d{3}[-. ]\\d{3}[-. ]\\d{4}( ?(x|ext\\.?) ?\\d+)?"),
  IBAN("bank account numbers (IBAN)", 1.0 / 97, Checksums::isIban),
  FRENCH_SOCIAL_SECURITY(
      "French social security numbers", 1.0 / 97, Checksums::isFrenchSocialSecurityNumber),
  SPANISH_IDENTITY("Spanish identity numbers", 1.0 / 23, Checksums::isSpanishIdentityNumber),
  PAYMENT_CARD("payment card numbers", 1.0 / 10, Checksums::isPaymentCard),
  GERMAN_TAX("German tax numbers", 1.0 / 10, Checksums::isGermanTaxNumber),
  PERSONNUMMER("Swedish personal numbers", 1.0 / 10, Checksums::isPersonnummer),
  NHS_NUMBER("NHS numbers", 1.0 / 11, Checksums::isNhsNumber),
  BURGERSERVICENUMMER("Dutch citizen numbers (BSN)", 1.0 / 11, Checksums::isBurgerservicenummer);

  /// Typing errors and odd entries are allowed for in one value of ten.
  private static final double SHARE = 0.9;

  /// Odds against chance, as a power of ten: one false alarm in a million columns of such numbers.
  private static final double LOG_ODDS = 6;

  /// Fewer different values show no form.
  private static final int LEAST_VALUES = 3;

  private final String plural;
  private final double chance;
  private final Predicate<String> form;

  IdentifierFormat(String plural, double chance, String pattern) {
    this(plural, chance, matching(Pattern.compile(pattern)));
  }

  IdentifierFormat(String plural, double chance, Predicate<String> form) {
    this.plural = plural;
    this.chance = chance;
    this.form = form;
  }

  private static Predicate<String> matching(Pattern pattern) {
    return text -> pattern.matcher(text.strip()).matches();
  }

  /// What the values are, in the plural.
  String plural() {
    return plural;
  }

  boolean fits(String text) {
    return form.test(text);
  }

  /// Whether so many values of a column have this form that chance is out of the question.
  boolean fits(Wording wording) {
    return wording.distinct() >= LEAST_VALUES
        && -wording.distinct() * StrictMath.log10(chance) >= LOG_ODDS
        && wording.mostly(SHARE, form);
  }
}
