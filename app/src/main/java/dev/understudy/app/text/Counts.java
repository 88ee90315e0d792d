package dev.understudy.app.text;

import java.util.Locale;

/// Numbers of things in words.
public final class Counts {

  private Counts() {}

  /// Such as "1 row", "12,345 rows", "2 categories".
  public static String of(long count, String noun) {
    boolean consonantAndY = noun.endsWith("y");
    return of(
        count, noun, consonantAndY ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
  }

  /// Where the plural is not at the end, such as "2 decisions to make".
  static String of(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
