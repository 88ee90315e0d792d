package dev.understudy.table.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Scales whose words everybody puts in the same order.
final class OrderedScales {

  private static final List<List<String>> SCALES =
      List.of(
          List.of("very low", "low", "medium", "high", "very high"),
          List.of("low", "moderate", "high"),
          List.of("low", "normal", "high"),
          List.of("low", "intermediate", "high"),
          List.of("none", "minimal", "mild", "moderate", "severe", "very severe"),
          List.of("never", "rarely", "sometimes", "often", "always"),
          List.of("never", "seldom", "sometimes", "usually", "always"),
          List.of("very poor", "poor", "fair", "good", "very good", "excellent"),
          List.of("xs", "s", "m", "l", "xl", "xxl"),
          List.of("small", "medium", "large", "extra large"),
          List.of("first", "second", "third", "fourth", "fifth"),
          List.of("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
          List.of("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
          List.of("stage i", "stage ii", "stage iii", "stage iv"),
          List.of("i", "ii", "iii", "iv", "v"),
          List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
          List.of(
              "january",
              "february",
              "march",
              "april",
              "may",
              "june",
              "july",
              "august",
              "september",
              "october",
              "november",
              "december"));

  /// Fewer words are names as well as levels.
  private static final int LEAST = 3;

  private OrderedScales() {}

  /// The spellings in the order of the scale they belong to, empty if they belong to none or two of
  /// them mean the same level.
  static List<String> order(List<String> spellings) {
    if (spellings.size() < LEAST) {
      return List.of();
    }
    Map<String, String> byLevel = new HashMap<>();
    for (String spelling : spellings) {
      if (byLevel.put(spelling.strip().toLowerCase(Locale.ROOT), spelling) != null) {
        return List.of();
      }
    }
    for (List<String> scale : SCALES) {
      List<String> ordered = new ArrayList<>();
      for (String level : scale) {
        String spelling = byLevel.get(level);
        if (spelling != null) {
          ordered.add(spelling);
        }
      }
      if (ordered.size() == spellings.size()) {
        return ordered;
      }
    }
    return List.of();
  }
}
