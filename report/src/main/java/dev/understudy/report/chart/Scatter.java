package dev.understudy.report.chart;

import java.util.List;

/// Points of one table in a plane shared with other tables, with numbered centres of clusters.
///
/// @param title what is shown
/// @param tone whose points they are
/// @param points `[n][2]`
/// @param centres `[k][2]`, numbered from 1; may be empty
/// @param frame what part of the plane is shown
public record Scatter(String title, Tone tone, double[][] points, double[][] centres, Frame frame)
    implements Chart {

  /// @param low least coordinates, `[2]`
  /// @param high greatest coordinates, `[2]`
  /// @param axes names of the two axes
  public record Frame(double[] low, double[] high, List<String> axes) {

    /// The smallest frame around all points of all groups, with a margin of 4 %.
    public static Frame around(List<double[][]> groups, List<String> axes) {
      double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
      double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
      for (double[][] points : groups) {
        for (double[] point : points) {
          for (int axis = 0; axis < 2; axis++) {
            low[axis] = Math.min(low[axis], point[axis]);
            high[axis] = Math.max(high[axis], point[axis]);
          }
        }
      }
      for (int axis = 0; axis < 2; axis++) {
        double margin = 0.04 * (high[axis] - low[axis]);
        low[axis] -= margin;
        high[axis] += margin;
      }
      return new Frame(low, high, axes);
    }
  }

  private static final double WIDTH = 320;
  private static final double HEIGHT = 270;
  private static final double LEFT = 24;
  private static final double BOTTOM = 246;

  @Override
  public Svg draw() {
    Svg svg = Svg.of(WIDTH, HEIGHT, title, description());
    Scale x = new Scale(frame.low[0], frame.high[0], LEFT, WIDTH - 6);
    Scale y = new Scale(frame.low[1], frame.high[1], BOTTOM, 6);
    svg.rectangle("frame", LEFT, 6, WIDTH - 6 - LEFT, BOTTOM - 6);
    for (double tick : Scale.ticks(frame.low[0], frame.high[0], 5)) {
      svg.line("grid", x.at(tick), 6, x.at(tick), BOTTOM);
      svg.text("label small muted middle", x.at(tick), BOTTOM + 11, Digits.tick(tick, 1));
    }
    for (double tick : Scale.ticks(frame.low[1], frame.high[1], 5)) {
      svg.line("grid", LEFT, y.at(tick), WIDTH - 6, y.at(tick));
      svg.text("label small muted end", LEFT - 4, y.at(tick) + 3, Digits.tick(tick, 1));
    }
    Svg.Path dots = new Svg.Path();
    for (double[] point : points) {
      dots.dot(x.at(point[0]), y.at(point[1]));
    }
    svg.path("dots " + tone.cssClass() + "-dots", dots);
    for (int i = 0; i < centres.length; i++) {
      double atX = x.clamped(centres[i][0]);
      double atY = y.clamped(centres[i][1]);
      svg.circle("centre", atX, atY, 8);
      svg.text("label centre-number middle", atX, atY + 3.8, Integer.toString(i + 1));
    }
    svg.text("label muted middle", (LEFT + WIDTH) / 2, HEIGHT - 1, frame.axes.get(0));
    return svg;
  }

  private String description() {
    return points.length
        + " points; across: "
        + frame.axes.get(0)
        + "; upwards: "
        + frame.axes.get(1)
        + (centres.length == 0 ? "." : "; " + centres.length + " numbered centres of clusters.");
  }
}
