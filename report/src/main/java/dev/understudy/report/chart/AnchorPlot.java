package dev.understudy.report.chart;

import org.jspecify.annotations.Nullable;

/// One score beside its anchors: above, the synthetic rows with their interval; below, what a real
/// holdout (ring), independent columns (triangle) and an exact copy (square) score. A line rises
/// from the holdout, because that is where good synthetic rows lie.
///
/// @param title what is shown
/// @param axis what is shown of the scale
/// @param score of the synthetic rows
/// @param anchors the same measure of tables everybody understands
public record AnchorPlot(String title, Axis axis, Score score, Anchored anchors) implements Chart {

  /// @param low left end
  /// @param high right end
  /// @param percent whether the ticks are written as percentages
  public record Axis(double low, double high, boolean percent) {}

  /// @param tone whose rows it is about
  /// @param value null where it could not be computed
  /// @param from lower end of the interval, null without one
  /// @param to upper end
  public record Score(
      Tone tone, @Nullable Double value, @Nullable Double from, @Nullable Double to) {}

  /// Null where there is no such anchor.
  public record Anchored(
      @Nullable Double holdout, @Nullable Double independent, @Nullable Double copy) {}

  private static final double WIDTH = 320;
  private static final double LEFT = 12;
  private static final double RIGHT = 308;
  private static final double UPPER = 13;
  private static final double LOWER = 31;
  private static final double BASE = 42;

  @Override
  public Svg draw() {
    Svg svg = Svg.of(WIDTH, 60, title, description());
    Scale x = new Scale(axis.low, axis.high, LEFT, RIGHT);
    double step = Scale.niceStep(axis.high - axis.low, 5);
    for (double tick : Scale.ticks(axis.low, axis.high, 5)) {
      svg.line("grid", x.at(tick), 4, x.at(tick), BASE);
      String text =
          axis.percent ? Digits.tick(100 * tick, 100 * step) + "\u00a0%" : Digits.tick(tick, step);
      svg.text("label small muted middle", x.at(tick), BASE + 12, text);
    }
    svg.line("axis", LEFT, BASE, RIGHT, BASE);
    AnchorMarks.draw(svg, x, anchors, LOWER, 2);
    if (score.value != null) {
      new Estimate(score.value, score.from, score.to).draw(svg, x, UPPER, score.tone.cssClass());
    }
    return svg;
  }

  private String description() {
    return score.tone.label()
        + " "
        + written(score.value)
        + (score.from == null ? "" : " (" + written(score.from) + " to " + written(score.to) + ")")
        + "; real holdout "
        + written(anchors.holdout)
        + "; independent columns "
        + written(anchors.independent)
        + "; exact copy "
        + written(anchors.copy)
        + ".";
  }

  static String written(@Nullable Double value) {
    return value == null ? "not known" : Digits.significant(value, 3);
  }
}
