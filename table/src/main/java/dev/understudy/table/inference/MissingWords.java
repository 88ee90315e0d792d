package dev.understudy.table.inference;

import java.util.Locale;

/// Spellings that mean "missing" wherever they stand, and those that do so only among numbers.
final class MissingWords {

  private MissingWords() {}

  /// Whether a cell of any column so spelled is taken as missing.
  static boolean anywhere(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "", "?", "na", "n/a", "#n/a", "nan", "null", "#null!", "<na>", "nat", "\\n", ".", "-" ->
          true;
      case "--", "..", "missing", "not available", "#value!", "#div/0!", "#ref!", "#name?" -> true;
      default -> false;
    };
  }

  /// Whether a cell so spelled is no number but may stand for a missing or impossible one.
  static boolean amongNumbers(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "none", "nil", "inf", "+inf", "-inf", "infinity", "-infinity", "+infinity", "-nan" ->
          true;
      case "#num!", "unknown", "unk", "not known", "not done", "nd", "tbd" -> true;
      default -> anywhere(text);
    };
  }
}
