package dev.understudy.report.chart;

import java.util.List;

/// Curves of the same thing for real, holdout and synthetic rows, with bands of uncertainty:
/// survival over time, observed against predicted probability, accuracy against the strength of an
/// attack.
///
/// @param title what is shown
/// @param frame the axes
/// @param curves at least one; the last is drawn on top
public record CurvePlot(String title, Frame frame, List<Curve> curves) implements Chart {

  /// How points are joined.
  public enum Form {
    /// A value holds until the next point, as the Kaplan-Meier estimate does.
    STEPS,
    /// Points are dots, joined by straight lines.
    LINES
  }

  /// @param x the axis to the right
  /// @param y the axis upwards
  /// @param diagonal whether the line of equal values is drawn
  public record Frame(Axis x, Axis y, boolean diagonal) {}

  /// @param name what is measured, with its unit
  /// @param low value at the beginning
  /// @param high value at the end
  /// @param percent whether the ticks are written as percentages
  public record Axis(String name, double low, double high, boolean percent) {}

  /// @param label for the description and under the pointer
  /// @param tone whose rows it is about
  /// @param form how points are joined
  /// @param x ascending, `[points]`, at least one
  /// @param y `[points]`
  /// @param band around `y`
  public record Curve(String label, Tone tone, Form form, double[] x, double[] y, Band band) {}

  /// @param low lower end of the intervals of the points, `[points]`, empty without any
  /// @param high upper end, likewise
  public record Band(double[] low, double[] high) {

    public static final Band NONE = new Band(new double[0], new double[0]);

    boolean exists() {
      return low.length > 0;
    }
  }

  private static final double WIDTH = 320;
  private static final double HEIGHT = 250;
  private static final double LEFT = 42;
  private static final double RIGHT = 312;
  private static final double TOP = 22;
  private static final double BASE = 212;

  @Override
  public Svg draw() {
    Svg svg = Svg.of(WIDTH, HEIGHT, title, description());
    Scale x = new Scale(frame.x.low, frame.x.high, LEFT, RIGHT);
    Scale y = new Scale(frame.y.low, frame.y.high, BASE, TOP);
    drawGrid(svg, x, y);
    if (frame.diagonal) {
      double from = Math.max(frame.x.low, frame.y.low);
      double to = Math.min(frame.x.high, frame.y.high);
      svg.line("guess-line", x.at(from), y.at(from), x.at(to), y.at(to));
    }
    for (Curve curve : curves) {
      if (curve.band.exists()) {
        svg.path(curve.tone.cssClass() + "-band", band(curve, x, y));
      }
    }
    for (Curve curve : curves) {
      Svg.Path path = new Svg.Path().move(x.clamped(curve.x[0]), y.clamped(curve.y[0]));
      onward(path, curve, curve.y, x, y);
      svg.path(curve.tone.cssClass() + "-line", path, curve.label);
      if (curve.form == Form.LINES) {
        drawDots(svg, curve, x, y);
      }
    }
    return svg;
  }

  private void drawGrid(Svg svg, Scale x, Scale y) {
    svg.rectangle("frame", LEFT, TOP, RIGHT - LEFT, BASE - TOP);
    for (double tick : Scale.ticks(frame.x.low, frame.x.high, 5)) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), BASE);
      String place = x.at(tick) > RIGHT - 8 ? " end" : " middle";
      svg.text("label small muted" + place, x.at(tick), BASE + 13, written(frame.x, tick));
    }
    for (double tick : Scale.ticks(frame.y.low, frame.y.high, 5)) {
      svg.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("label small muted end", LEFT - 4, y.at(tick) + 3, written(frame.y, tick));
    }
    svg.text("label muted middle", (LEFT + RIGHT) / 2, HEIGHT - 6, frame.x.name);
    svg.fittedText("label muted", 2, TOP - 9, frame.y.name, WIDTH - 4);
  }

  private static String written(Axis axis, double tick) {
    double step = Scale.niceStep(axis.high - axis.low, 5);
    return axis.percent ? Digits.tick(100 * tick, 100 * step) + "\u00a0%" : Digits.tick(tick, step);
  }

  /// Along `values` of the curve from its first point, where the path already is.
  private static void onward(Svg.Path path, Curve curve, double[] values, Scale x, Scale y) {
    for (int i = 1; i < curve.x.length; i++) {
      double toX = x.clamped(curve.x[i]);
      double toY = y.clamped(values[i]);
      switch (curve.form) {
        case STEPS -> path.across(toX).upright(toY);
        case LINES -> path.to(toX, toY);
      }
    }
  }

  /// Along the lower ends, up, and back along the upper ones.
  private static Svg.Path band(Curve curve, Scale x, Scale y) {
    double[] low = curve.band.low;
    double[] high = curve.band.high;
    Svg.Path path = new Svg.Path().move(x.clamped(curve.x[0]), y.clamped(low[0]));
    onward(path, curve, low, x, y);
    int last = high.length - 1;
    path.upright(y.clamped(high[last]));
    for (int i = last - 1; i >= 0; i--) {
      double toX = x.clamped(curve.x[i]);
      double toY = y.clamped(high[i]);
      switch (curve.form) {
        case STEPS -> path.upright(toY).across(toX);
        case LINES -> path.to(toX, toY);
      }
    }
    return path.close();
  }

  private static void drawDots(Svg svg, Curve curve, Scale x, Scale y) {
    Svg.Path dots = new Svg.Path();
    for (int i = 0; i < curve.x.length; i++) {
      dots.dot(x.clamped(curve.x[i]), y.clamped(curve.y[i]));
    }
    svg.path("points " + curve.tone.cssClass() + "-dots", dots);
  }

  private String description() {
    StringBuilder text = new StringBuilder("To the right: ").append(frame.x.name);
    text.append("; upwards: ").append(frame.y.name).append('.');
    for (Curve curve : curves) {
      int last = curve.x.length - 1;
      text.append(' ').append(curve.label).append(": from ");
      text.append(value(curve.y[0])).append(" at ").append(Digits.shortest(curve.x[0]));
      text.append(" to ").append(value(curve.y[last])).append(" at ");
      text.append(Digits.shortest(curve.x[last])).append('.');
    }
    return text.toString();
  }

  private String value(double value) {
    return frame.y.percent ? Digits.percent(value) : Digits.shortest(value);
  }
}
