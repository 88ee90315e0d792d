package dev.understudy.report.internal;

import dev.understudy.judge.Measure;
import dev.understudy.report.chart.Digits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the figures do not settle, in words.
///
/// @param measured the figures
record OpenWords(Measured measured) {

  private static final double GUESSING = 0.5;

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    membership(sentences);
    differences(sentences);
    Map<String, List<String>> withoutValue = new LinkedHashMap<>();
    List<String> withoutInterval = new ArrayList<>();
    for (Measure measure : measured.measures()) {
      String label = MeasureGuide.of(measure.name()).label();
      if (measure.value() == null) {
        withoutValue.computeIfAbsent(measure.note(), note -> new ArrayList<>()).add(label);
      } else if (measure.interval() == null) {
        withoutInterval.add(label);
      }
    }
    withoutValue.forEach((note, labels) ->
        sentences.add(
            "Could not be computed"
                + (note.isEmpty() ? "" : " (" + withoutFullStop(note) + ")")
                + ": "
                + String.join(", ", labels)
                + "."));
    if (!withoutInterval.isEmpty()) {
      sentences.add("Known without an interval: " + String.join(", ", withoutInterval) + ".");
    }
    if (sentences.isEmpty()) {
      sentences.add("Every measure was computed and has an interval.");
    }
    return sentences;
  }

  private void membership(List<String> sentences) {
    measured
        .find("membership_auc")
        .filter(text -> text.sideOf(GUESSING) != MeasureText.Side.ABOVE)
        .filter(text -> text.upper() > DisclosureWords.HARMLESS_AUC)
        .ifPresent(text ->
            sentences.add(
                "Membership is inconclusive: with "
                    + Digits.count(text.measure().n())
                    + " rows attacked, the interval reaches "
                    + (Double.isInfinite(text.upper())
                        ? "everywhere"
                        : Digits.fixed(text.upper(), 3))
                    + ", beyond the "
                    + Digits.fixed(DisclosureWords.HARMLESS_AUC, 2)
                    + " that this report calls harmless."));
  }

  /// A difference whose interval holds 0 may still hide a loss.
  private void differences(List<String> sentences) {
    for (Measure measure : measured.measures()) {
      MeasureText text = MeasureText.of(measure);
      boolean difference = text.guide().unit() == MeasureGuide.Unit.DIFFERENCE;
      if (difference && text.sideOf(0) == MeasureText.Side.WITHIN && text.lower() < 0) {
        sentences.add(
            text.guide().label()
                + ": no clear difference, but a loss of "
                + Digits.fixed(-text.lower(), 2)
                + " is within the interval.");
      }
    }
  }

  private static String withoutFullStop(String note) {
    return note.endsWith(".") ? note.substring(0, note.length() - 1) : note;
  }
}
