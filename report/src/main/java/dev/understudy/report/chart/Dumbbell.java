package dev.understudy.report.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often an attack succeeds on rows that were learned from (a full dot) and on rows that were
/// not (a ring); the bar between them is what counts. A triangle marks an attacker without
/// synthetic rows.
///
/// @param title what is shown
/// @param rows one per attack
public record Dumbbell(String title, List<Row> rows) implements Chart {

  /// @param label what is attacked
  /// @param written the difference as text
  /// @param train share of successes on training rows in [0, 1], null where it is not known
  /// @param control likewise on rows the generator never saw
  /// @param baseline likewise without synthetic rows
  public record Row(
      String label,
      String written,
      @Nullable Double train,
      @Nullable Double control,
      @Nullable Double baseline) {}

  private static final double WIDTH = 360;
  private static final double LEFT = 10;
  private static final double RIGHT = 350;
  private static final double TOP = 4;
  private static final double ROW = 38;
  private static final double WRITTEN = 150;

  /// The axis ends a little beyond the greatest rate, and shows a hundredth at least.
  private static final double BEYOND = 1.06;

  private static final double SHORTEST = 0.01;

  @Override
  public Svg draw() {
    double base = TOP + ROW * rows.size();
    Svg svg = Svg.of(WIDTH, base + 18, title, description());
    double high = Math.min(1, BEYOND * greatest());
    Scale x = new Scale(0, high, LEFT, RIGHT);
    double step = Scale.niceStep(100 * high, 5);
    for (double tick : Scale.ticks(0, 100 * high, 5)) {
      double at = x.at(tick / 100);
      svg.line("grid", at, TOP, at, base);
      String place = tick == 0 ? "" : at > RIGHT - 12 ? " end" : " middle";
      svg.text("label small muted" + place, at, base + 12, Digits.tick(tick, step) + "\u00a0%");
    }
    for (int i = 0; i < rows.size(); i++) {
      svg.line("grid", LEFT, TOP + ROW * i, RIGHT, TOP + ROW * i);
      drawRow(svg, x, rows.get(i), TOP + ROW * i);
    }
    svg.line("axis", LEFT, base, RIGHT, base);
    return svg;
  }

  private double greatest() {
    double greatest = SHORTEST;
    for (Row row : rows) {
      for (Double rate : new Double[] {row.train, row.control, row.baseline}) {
        greatest = rate == null ? greatest : Math.max(greatest, rate);
      }
    }
    return greatest;
  }

  private static void drawRow(Svg svg, Scale x, Row row, double top) {
    double y = top + 26;
    svg.fittedText("label halo", LEFT, top + 13, row.label, RIGHT - LEFT - WRITTEN);
    svg.text("label halo end synthetic-text", RIGHT, top + 13, row.written);
    if (row.train != null && row.control != null) {
      svg.line("excess-bar", x.at(row.control), y, x.at(row.train), y);
    }
    if (row.baseline != null) {
      AnchorMarks.triangle(svg, x.at(row.baseline), y);
    }
    if (row.train != null) {
      svg.circle("real-mark", x.at(row.train), y, 4.5);
    }
    if (row.control != null) {
      svg.circle("holdout-mark", x.at(row.control), y, 6);
    }
  }

  private String description() {
    StringBuilder text = new StringBuilder("Share of successes.");
    for (Row row : rows) {
      text.append(' ').append(row.label).append(": training rows ").append(written(row.train));
      text.append(", other real rows ").append(written(row.control));
      if (row.baseline != null) {
        text.append(", without synthetic rows ").append(written(row.baseline));
      }
      text.append("; difference ").append(row.written).append('.');
    }
    return text.toString();
  }

  private static String written(@Nullable Double rate) {
    return rate == null ? "not known" : Digits.percent(rate);
  }
}
