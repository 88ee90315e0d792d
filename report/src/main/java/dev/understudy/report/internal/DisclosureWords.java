package dev.understudy.report.internal;

import dev.understudy.judge.Measure;
import dev.understudy.report.chart.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the synthetic rows give away, in words.
///
/// @param measured the figures
record DisclosureWords(Measured measured) {

  private static final double GUESSING = 0.5;

  /// A membership attack counts as harmless only if its interval ends below this. An attacker at
  /// 0.55 is right in 55 of 100 pairs. The half-width of the interval is 0.046 with 300 rows a side
  /// and 0.025 with 1,000, so smaller tables stay inconclusive.
  static final double HARMLESS_AUC = 0.55;

  Optional<String> inShort() {
    return measured
        .find("membership_auc")
        .map(text ->
            switch (text.sideOf(GUESSING)) {
              case ABOVE -> "An attacker can partly tell whose rows were learned from.";
              case WITHIN, BELOW ->
                  text.upper() <= HARMLESS_AUC
                      ? "The membership attack tried here did no better than guessing."
                      : "The membership attack found nothing, but there are too few rows to rule"
                          + " a leak out.";
              case UNKNOWN -> "Whether it tells whose rows were learned from is not settled.";
            });
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    measured.find("exact_copies").ifPresent(text -> sentences.add(copies(text)));
    measured
        .find("near_copies")
        .ifPresent(text -> {
          Double holdout = text.measure().anchors().holdout();
          sentences.add(
              text.full()
                  + " of the synthetic rows lie very close to a training row"
                  + (holdout == null
                      ? "."
                      : "; of unseen real rows " + text.figure(holdout) + " do."));
        });
    measured
        .find("c2st_train_auc")
        .filter(text -> text.sideOf(GUESSING) == MeasureText.Side.BELOW)
        .ifPresent(text ->
            sentences.add(
                "Boosted trees do worse than guessing against the training rows, AUC "
                    + text.full()
                    + ": rows were copied."));
    measured.find("membership_auc").ifPresent(text -> sentences.add(membership(text)));
    if (sentences.isEmpty()) {
      sentences.add("Not measured.");
    }
    sentences.add(
        "These are attacks that were tried, not a proof: the rows carry no differential-privacy"
            + " guarantee.");
    return sentences;
  }

  /// The measure is the excess over what unseen real rows show; its note has the counts.
  private static String copies(MeasureText text) {
    Measure measure = text.measure();
    String counts = measure.note().isEmpty() ? "" : measure.note() + " ";
    String excess =
        switch (text.sideOf(0)) {
          case ABOVE -> "More exact copies than chance gives, by ";
          case WITHIN, BELOW -> "No sign of more exact copies than chance gives: ";
          case UNKNOWN -> "Exact copies beyond chance: ";
        };
    return counts + excess + text.full() + ".";
  }

  private static String membership(MeasureText text) {
    return switch (text.sideOf(GUESSING)) {
      case ABOVE ->
          "A membership attack told training rows from other real rows better than guessing: AUC "
              + text.full()
              + ".";
      case WITHIN, BELOW ->
          "A membership attack did no better than guessing: AUC "
              + text.full()
              + (text.upper() <= HARMLESS_AUC
                  ? "."
                  : "; up to " + Digits.fixed(text.upper(), 3) + " cannot be ruled out.");
      case UNKNOWN -> "A membership attack reached AUC " + text.value() + ", without an interval.";
    };
  }
}
