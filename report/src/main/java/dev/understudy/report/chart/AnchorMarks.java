package dev.understudy.report.chart;

import dev.understudy.report.chart.AnchorPlot.Anchored;

/// The marks of the anchors: a ring for the holdout, a triangle for independent columns, a square
/// for an exact copy.
final class AnchorMarks {

  private AnchorMarks() {}

  /// @param y middle of the marks
  /// @param top where the line that rises from the holdout ends
  static void draw(Svg svg, Scale x, Anchored anchors, double y, double top) {
    if (anchors.independent() != null) {
      triangle(svg, x.clamped(anchors.independent()), y);
    }
    if (anchors.copy() != null) {
      svg.rectangle("copy-mark", x.clamped(anchors.copy()) - 3, y - 3, 6, 6);
    }
    if (anchors.holdout() != null) {
      double at = x.clamped(anchors.holdout());
      svg.line("holdout-line", at, top, at, y - 6);
      svg.circle("holdout-mark", at, y, 6);
    }
  }

  static void triangle(Svg svg, double x, double y) {
    svg.path(
        "independent-mark",
        new Svg.Path().move(x, y - 5).to(x + 5.5, y + 4.5).to(x - 5.5, y + 4.5).close());
  }
}
