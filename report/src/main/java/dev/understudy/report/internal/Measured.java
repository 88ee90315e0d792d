package dev.understudy.report.internal;

import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import java.util.List;
import java.util.Optional;

/// Looks up measures for the sentences of the verdict.
record Measured(Scorecard scorecard) {

  /// The measure `name`, empty if it is not there or has no value.
  Optional<MeasureText> find(String name) {
    return measures().stream()
        .filter(measure -> measure.name().equals(name) && measure.value() != null)
        .findFirst()
        .map(MeasureText::of);
  }

  List<Measure> measures() {
    return scorecard.measures();
  }
}
