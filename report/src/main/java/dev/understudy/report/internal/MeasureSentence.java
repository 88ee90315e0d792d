package dev.understudy.report.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Scorecard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Measures in one line each, for the words of a drawing: a figure says little without its anchors.
final class MeasureSentence {

  private MeasureSentence() {}

  /// Of the measures `names` those that have a value, such as "Hazard ratios: overlap 0.41
  /// (0.38–0.44); real holdout 0.84, independent columns 0.30, exact copy 1.00."
  static List<String> of(Scorecard scorecard, String... names) {
    Measured measured = new Measured(scorecard);
    return Stream.of(names)
        .map(measured::find)
        .flatMap(Optional::stream)
        .map(MeasureSentence::sentence)
        .toList();
  }

  private static String sentence(MeasureText text) {
    Anchors anchors = text.measure().anchors();
    String beside =
        Stream.of(
                anchor("real holdout", anchors.holdout(), text),
                anchor("independent columns", anchors.independent(), text),
                anchor("exact copy", anchors.copy(), text))
            .flatMap(Optional::stream)
            .reduce((left, right) -> left + ", " + right)
            .map(words -> "; " + words)
            .orElse("");
    return text.guide().label() + " " + text.full() + beside + ".";
  }

  private static Optional<String> anchor(String name, @Nullable Double value, MeasureText text) {
    return Optional.ofNullable(value).map(known -> name + " " + text.figure(known));
  }
}
