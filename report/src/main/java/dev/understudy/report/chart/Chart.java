package dev.understudy.report.chart;

/// Something that can be drawn.
public interface Chart {

  /// The drawing: one `svg` element, well-formed XML.
  Svg draw();
}
