package dev.understudy.report.chart;

import dev.understudy.report.chart.AnchorPlot.Anchored;
import java.util.List;

/// Figures of one kind below each other, each with its interval and its anchors, on one axis with a
/// line where a harmless table lies.
///
/// @param title what is shown
/// @param axis that all rows share
/// @param rows one per figure
public record ForestPlot(String title, Axis axis, List<Row> rows) implements Chart {

  /// @param low left end
  /// @param high right end
  /// @param harmless value of a harmless table
  /// @param word what stands at that line
  public record Axis(double low, double high, double harmless, String word) {}

  /// @param label what the figure is
  /// @param written the figure as text
  /// @param estimate of the synthetic rows
  /// @param anchors the same of tables everybody understands
  public record Row(String label, String written, Estimate estimate, Anchored anchors) {}

  private static final double WIDTH = 360;
  private static final double LEFT = 10;
  private static final double RIGHT = 350;
  private static final double TOP = 18;
  private static final double ROW = 54;
  private static final double WRITTEN = 112;

  @Override
  public Svg draw() {
    double base = TOP + ROW * rows.size();
    Svg svg = Svg.of(WIDTH, base + 18, title, description());
    Scale x = new Scale(axis.low, axis.high, LEFT, RIGHT);
    double step = Scale.niceStep(axis.high - axis.low, 6);
    for (double tick : Scale.ticks(axis.low, axis.high, 6)) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), base);
      svg.text("label small muted middle", x.at(tick), base + 12, Digits.tick(tick, step));
    }
    double harmless = x.clamped(axis.harmless);
    svg.line("harmless-line", harmless, TOP - 4, harmless, base);
    String side = harmless < WIDTH / 4 ? "" : harmless > 3 * WIDTH / 4 ? " end" : " middle";
    svg.text("label small muted" + side, harmless, TOP - 8, axis.word);
    for (int i = 0; i < rows.size(); i++) {
      svg.line("grid", LEFT, TOP + ROW * i, RIGHT, TOP + ROW * i);
      drawRow(svg, x, rows.get(i), TOP + ROW * i);
    }
    svg.line("axis", LEFT, base, RIGHT, base);
    return svg;
  }

  private static void drawRow(Svg svg, Scale x, Row row, double top) {
    svg.fittedText("label halo", LEFT, top + 13, row.label, RIGHT - LEFT - WRITTEN);
    svg.text("label halo end synthetic-text", RIGHT, top + 13, row.written);
    AnchorMarks.draw(svg, x, row.anchors, top + 41, top + 20);
    row.estimate.draw(svg, x, top + 26, "synthetic");
  }

  private String description() {
    StringBuilder text = new StringBuilder("Harmless is ");
    text.append(Digits.shortest(axis.harmless)).append('.');
    for (Row row : rows) {
      text.append(' ').append(row.label).append(": ").append(row.estimate.written());
      text.append("; real holdout ").append(AnchorPlot.written(row.anchors.holdout()));
      text.append(", independent columns ").append(AnchorPlot.written(row.anchors.independent()));
      text.append(", exact copy ").append(AnchorPlot.written(row.anchors.copy())).append('.');
    }
    return text.toString();
  }
}
