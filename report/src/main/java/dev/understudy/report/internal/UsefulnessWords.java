package dev.understudy.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How useful in place of the real data, in words.
///
/// @param measured the figures
record UsefulnessWords(Measured measured) {

  /// Scores of models, the one for the headline first.
  private static final List<String> METRICS = List.of("auc", "r2", "accuracy", "f1");

  Optional<String> inShort() {
    for (String metric : METRICS) {
      Optional<MeasureText> synthetic = measured.find("tstr_" + metric);
      if (synthetic.isPresent()) {
        return synthetic.map(text -> compared(text, metric));
      }
    }
    return Optional.empty();
  }

  private String compared(MeasureText synthetic, String metric) {
    String start =
        "A model trained on these rows reaches "
            + MeasureGuide.metricName(metric)
            + " "
            + synthetic.value()
            + " on unseen real rows";
    Double real = real(metric);
    if (real == null) {
      return start + ".";
    }
    String judged =
        switch (difference(metric, synthetic, real)) {
          case WITHIN -> "no clear difference.";
          case BELOW -> "a clear loss.";
          case ABOVE -> "a gain, which deserves a second look.";
          case UNKNOWN -> "the difference has no interval.";
        };
    return start + "; one trained on the real rows, " + synthetic.figure(real) + ": " + judged;
  }

  /// Where the difference lies: by the paired difference if it was measured, else by whether the
  /// interval of the model trained on synthetic rows holds the score of the other.
  private MeasureText.Side difference(String metric, MeasureText synthetic, double real) {
    return measured
        .find(metric + "_difference")
        .map(text -> text.sideOf(0))
        .orElseGet(() -> synthetic.sideOf(real));
  }

  /// What a model trained on the real rows scores: its own measure, or the anchor of exact copies.
  private @Nullable Double real(String metric) {
    Optional<MeasureText> real = measured.find("trtr_" + metric);
    if (real.isPresent()) {
      return real.get().measure().value();
    }
    return measured
        .find("tstr_" + metric)
        .map(text -> text.measure().anchors().copy())
        .orElse(null);
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (String metric : METRICS) {
      measured.find("tstr_" + metric).ifPresent(text -> sentences.add(sentence(text, metric)));
    }
    if (!sentences.isEmpty()) {
      sentences.addFirst(
          "A model trained on the synthetic rows, against the same model trained on the real rows, both"
              + " tested on unseen real rows:");
    } else {
      sentences.add(
          "Not measured: that needs a target column and a real holdout to test on. Name a target"
              + " with --target.");
    }
    return sentences;
  }

  private String sentence(MeasureText synthetic, String metric) {
    String name = MeasureGuide.metricName(metric);
    StringBuilder sentence = new StringBuilder();
    sentence.append(Character.toUpperCase(name.charAt(0))).append(name, 1, name.length());
    sentence.append(' ').append(synthetic.full());
    Double real = real(metric);
    if (real != null) {
      sentence.append(" against ").append(synthetic.figure(real));
    }
    measured
        .find(metric + "_difference")
        .ifPresent(text -> sentence.append("; difference ").append(text.full()));
    return sentence.append('.').toString();
  }
}
