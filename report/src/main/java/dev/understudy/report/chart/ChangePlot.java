package dev.understudy.report.chart;

import java.util.List;

/// Changes from real to synthetic rows, each with its interval, on one axis with a line where
/// nothing has changed.
///
/// @param title what is shown
/// @param low left end of the axis
/// @param high right end
/// @param rows one per change
public record ChangePlot(String title, double low, double high, List<Row> rows) implements Chart {

  /// @param label what changes
  /// @param between what it is measured, such as two groups, empty for nothing to say
  /// @param figures on real and on synthetic rows, written
  /// @param written the change and its interval
  /// @param change synthetic minus real
  public record Row(
      String label, String between, String figures, String written, Estimate change) {}

  private static final double WIDTH = 360;
  private static final double LEFT = 10;
  private static final double RIGHT = 350;
  private static final double TOP = 18;
  private static final double ROW = 46;

  /// Room at the right of a label for the change.
  private static final double CHANGE = 150;

  /// Room at the right of the groups for the figures.
  private static final double FIGURES = 82;

  /// Widths of texts are meant for letters of 11 units; small ones are 9.5.
  private static final double SMALL = 11 / 9.5;

  /// Half of the room between two ticks' words.
  private static final double HALF_WORD = 12;

  @Override
  public Svg draw() {
    double base = TOP + ROW * rows.size();
    Svg svg = Svg.of(WIDTH, base + 18, title, description());
    Scale x = new Scale(low, high, LEFT, RIGHT);
    for (double tick : Scale.ticks(low, high, 6)) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), base);
      double at = Math.max(LEFT + HALF_WORD, Math.min(RIGHT - HALF_WORD, x.at(tick)));
      svg.text("label small muted middle", at, base + 12, Digits.shortest(tick));
    }
    double none = x.clamped(0);
    svg.line("harmless-line", none, TOP - 4, none, base);
    String side = none < WIDTH / 4 ? "" : none > 3 * WIDTH / 4 ? " end" : " middle";
    svg.text("label small muted" + side, none, TOP - 8, "no change");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double top = TOP + ROW * i;
      svg.line("grid", LEFT, top, RIGHT, top);
      svg.fittedText("label halo", LEFT, top + 12, row.label, RIGHT - LEFT - CHANGE);
      svg.text("label halo end synthetic-text", RIGHT, top + 12, row.written);
      svg.fittedText(
          "label small halo muted", LEFT, top + 23, row.between, SMALL * (RIGHT - LEFT - FIGURES));
      svg.text("label small halo muted end", RIGHT, top + 23, row.figures);
      row.change.draw(svg, x, top + 35, Tone.SYNTHETIC.cssClass());
    }
    svg.line("axis", LEFT, base, RIGHT, base);
    return svg;
  }

  private String description() {
    StringBuilder text = new StringBuilder("Real to synthetic; zero is no change.");
    for (Row row : rows) {
      text.append(' ').append(row.label).append(row.between.isEmpty() ? "" : ", ");
      text.append(row.between).append(": ").append(row.figures);
      text.append(", change ").append(row.written).append('.');
    }
    return text.toString();
  }
}
