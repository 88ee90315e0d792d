package dev.understudy.report.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.report.chart.AnchorPlot;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One score beside its anchors.
///
/// @param name as in `scorecard.json`
/// @param label in words
/// @param reading how to read it
/// @param tone whose rows it is about
/// @param figures value, interval and anchors as text
/// @param plot the same drawn
/// @param note what the judge says about it, empty for nothing
public record ScoreRow(
    String name,
    String label,
    String reading,
    Tone tone,
    Figures figures,
    Figure plot,
    String note) {

  /// Everything that is written, an en dash where there is no figure.
  ///
  /// @param value of the synthetic rows
  /// @param interval such as `0.69–0.73`, empty without one
  /// @param level confidence level of the interval, such as `95 %`
  /// @param anchors real holdout, independent columns, exact copy, in this order
  /// @param basis number of rows and direction
  public record Figures(
      String value, String interval, String level, List<String> anchors, String basis) {}

  /// Share of the axis left free on each side.
  private static final double MARGIN = 0.04;

  static ScoreRow of(Measure measure) {
    MeasureText text = MeasureText.of(measure);
    Anchors anchors = measure.anchors();
    Interval interval = measure.interval();
    Figures figures =
        new Figures(
            text.value(),
            text.interval(),
            interval == null ? "" : Digits.percent(interval.level()),
            List.of(
                text.figure(anchors.holdout()),
                text.figure(anchors.independent()),
                text.figure(anchors.copy())),
            "n = "
                + Digits.count(measure.n())
                + (measure.higherIsBetter() ? ", higher is better" : ", lower is better"));
    return new ScoreRow(
        measure.name(),
        text.guide().label(),
        text.guide().reading(),
        MeasureGuide.tone(measure.name()),
        figures,
        Figure.of("score-" + measure.name(), plot(measure, text)),
        measure.note());
  }

  private static AnchorPlot plot(Measure measure, MeasureText text) {
    Anchors anchors = measure.anchors();
    Interval interval = measure.interval();
    double[] ends = ends(measure, text.guide().unit());
    return new AnchorPlot(
        text.guide().label() + " beside its anchors",
        new AnchorPlot.Axis(ends[0], ends[1], text.guide().unit() == MeasureGuide.Unit.SHARE),
        new AnchorPlot.Score(
            MeasureGuide.tone(measure.name()),
            finite(measure.value()),
            interval == null ? null : finite(interval.low()),
            interval == null ? null : finite(interval.high())),
        new AnchorPlot.Anchored(
            finite(anchors.holdout()), finite(anchors.independent()), finite(anchors.copy())));
  }

  /// Ends of the axis: a little beyond all that is shown, never outside what is possible.
  private static double[] ends(Measure measure, MeasureGuide.Unit unit) {
    List<Double> shown = new ArrayList<>();
    add(shown, measure.value());
    add(shown, measure.anchors().holdout());
    add(shown, measure.anchors().independent());
    add(shown, measure.anchors().copy());
    Interval interval = measure.interval();
    if (interval != null) {
      add(shown, interval.low());
      add(shown, interval.high());
    }
    if (unit == MeasureGuide.Unit.AUC) {
      shown.add(0.5);
    }
    boolean zero = unit == MeasureGuide.Unit.SHARE || unit == MeasureGuide.Unit.DIFFERENCE;
    if (zero || shown.isEmpty()) {
      shown.add(0.0);
    }
    double low = shown.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = shown.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double span = Math.max(high - low, unit == MeasureGuide.Unit.SHARE ? 0.01 : 0.02);
    double from = low - MARGIN * span;
    double to = Math.max(high, low + span) + MARGIN * span;
    boolean signed = unit == MeasureGuide.Unit.DIFFERENCE || unit == MeasureGuide.Unit.PLAIN;
    return new double[] {
      low >= 0 ? Math.max(0, from) : from, !signed && high <= 1 ? Math.min(1, to) : to
    };
  }

  private static void add(List<Double> values, @Nullable Double value) {
    Double finite = finite(value);
    if (finite != null) {
      values.add(finite);
    }
  }

  private static @Nullable Double finite(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }
}
