package dev.understudy.table.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    for (List<String> scale : SCALES) {
      List<String> ordered = new ArrayList<>();
      for (String level : scale) {
        spellings.stream()
            .filter(spelling -> spelling.strip().toLowerCase(Locale.ROOT).equals(level))
            .forEach(ordered::add);
      }
      boolean once =
          ordered.stream().map(text -> text.strip().toLowerCase(Locale.ROOT)).distinct().count()
              == ordered.size();
      if (ordered.size() == spellings.size() && once) {
        return ordered;
      }
    }
    return List.of();
  }
}
