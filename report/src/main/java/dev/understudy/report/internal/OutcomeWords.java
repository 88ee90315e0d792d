package dev.understudy.report.internal;

import dev.understudy.judge.gate.Outcome;
import dev.understudy.judge.gate.Purpose;
import dev.understudy.report.chart.Sign;

/// What a rule or the gate says, as a word, a colour and a sign: each is enough without the others.
///
/// @param word in capitals
/// @param cssClass of the colour
/// @param sign its form differs from outcome to outcome
/// @param meaning one sentence
public record OutcomeWords(String word, String cssClass, Markup sign, String meaning) {

  static OutcomeWords of(Outcome outcome) {
    return switch (outcome) {
      case RELEASE ->
          words(
              "RELEASE",
              Sign.Form.TICK,
              "Every rule for this purpose is met, with its whole interval.");
      case RESTRICT ->
          words(
              "RESTRICT",
              Sign.Form.EXCLAMATION,
              "At least one figure is known to miss what a release for this purpose needs. Share the"
                  + " table with fewer people and under more rules, or change it.");
      case INCONCLUSIVE ->
          words(
              "INCONCLUSIVE",
              Sign.Form.QUESTION,
              "Too little is known to release the table, and nothing is passed for want of evidence.");
      case REJECT ->
          words(
              "REJECT",
              Sign.Form.CROSS,
              "At least one figure is known to lie beyond what this purpose bears. Do not release"
                  + " the table.");
    };
  }

  private static OutcomeWords words(String word, Sign.Form form, String meaning) {
    String small = word.toLowerCase(java.util.Locale.ROOT);
    return new OutcomeWords(
        word, "outcome-" + small, Markup.of(new Sign(form, "Sign for " + small)), meaning);
  }

  /// Who will see the table, as the end of a sentence.
  static String of(Purpose purpose) {
    return switch (purpose) {
      case INTERNAL -> "internal use, by people who may see the real data under the same rules";
      case PARTNER -> "a partner, under a contract that forbids to look for persons";
      case PUBLIC -> "the public: everybody, for ever";
    };
  }
}
