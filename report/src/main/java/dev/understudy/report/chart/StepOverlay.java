package dev.understudy.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/// Histograms of one numeric column laid over each other: real as a filled area, synthetic as a
/// line, the holdout as a thin grey line; below, a track with the share of missing cells.
///
/// @param title what is shown
/// @param axis where the values lie and how they are written
/// @param real shares of rows per bin; likewise the other two
/// @param holdout empty bins without one
public record StepOverlay(
    String title, Axis axis, Histogram real, Histogram holdout, Histogram synthetic)
    implements Chart {

  /// @param edges ascending, `[bins + 1]`
  /// @param labels one per bin, shown under the pointer
  /// @param written how a value is written under the axis
  public record Axis(double[] edges, List<String> labels, DoubleFunction<String> written) {}

  /// @param shares share of all rows per bin in [0, 1], `[bins]`, empty where there is no table
  /// @param missing share of missing cells
  public record Histogram(double[] shares, double missing) {

    boolean exists() {
      return shares.length > 0;
    }
  }

  private static final double WIDTH = 320;
  private static final double LEFT = 6;
  private static final double RIGHT = 314;
  private static final double TOP = 14;
  private static final double BASE = 126;
  private static final double TRACK = 152;

  @Override
  public Svg draw() {
    boolean missing = real.missing > 0 || synthetic.missing > 0 || holdout.missing > 0;
    Svg svg = Svg.of(WIDTH, missing ? 182 : 148, title, description());
    double[] edges = axis.edges;
    Scale x = new Scale(edges[0], edges[edges.length - 1], LEFT, RIGHT);
    double greatest = greatest();
    Scale y = new Scale(0, greatest, BASE, TOP);
    drawGrid(svg, x, y, greatest);
    svg.path("real-area", area(real.shares, x, y));
    if (holdout.exists()) {
      svg.path("holdout-line", steps(holdout.shares, x, y));
    }
    svg.path("real-line", steps(real.shares, x, y));
    svg.path("synthetic-line", steps(synthetic.shares, x, y));
    svg.line("axis", LEFT, BASE, RIGHT, BASE);
    drawPointers(svg, x);
    if (missing) {
      drawMissing(svg);
    }
    return svg;
  }

  private double greatest() {
    double greatest = 1e-3;
    for (int bin = 0; bin < real.shares.length; bin++) {
      greatest = Math.max(greatest, Math.max(real.shares[bin], synthetic.shares[bin]));
      if (holdout.exists()) {
        greatest = Math.max(greatest, holdout.shares[bin]);
      }
    }
    return greatest * 1.04;
  }

  private void drawGrid(Svg svg, Scale x, Scale y, double greatest) {
    for (double tick : Scale.ticks(0, greatest, 3)) {
      if (tick > 0) {
        svg.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
        svg.text("label small muted", LEFT, y.at(tick) - 2.5, Digits.percent(tick));
      }
    }
    double[] ticks = Scale.ticks(x.low(), x.high(), 5);
    double nextFree = 0;
    for (double tick : ticks) {
      String text = axis.written.apply(tick);
      double half = text.length() * 3.2;
      double centre = Math.max(LEFT + half, Math.min(RIGHT - half, x.at(tick)));
      svg.line("axis", x.at(tick), BASE, x.at(tick), BASE + 4);
      if (centre - half >= nextFree) {
        svg.text("label middle", centre, BASE + 16, text);
        nextFree = centre + half + 8;
      }
    }
  }

  private Svg.Path area(double[] shares, Scale x, Scale y) {
    Svg.Path path = new Svg.Path().move(x.at(axis.edges[0]), BASE);
    for (int bin = 0; bin < shares.length; bin++) {
      path.upright(y.at(shares[bin])).across(x.at(axis.edges[bin + 1]));
    }
    return path.upright(BASE).close();
  }

  private Svg.Path steps(double[] shares, Scale x, Scale y) {
    Svg.Path path = new Svg.Path().move(x.at(axis.edges[0]), y.at(shares[0]));
    for (int bin = 0; bin < shares.length; bin++) {
      path.upright(y.at(shares[bin])).across(x.at(axis.edges[bin + 1]));
    }
    return path;
  }

  private void drawPointers(Svg svg, Scale x) {
    for (int bin = 0; bin < real.shares.length; bin++) {
      StringBuilder text = new StringBuilder(axis.labels.get(bin));
      text.append(": real ").append(Digits.percent(real.shares[bin]));
      if (holdout.exists()) {
        text.append(", holdout ").append(Digits.percent(holdout.shares[bin]));
      }
      text.append(", synthetic ").append(Digits.percent(synthetic.shares[bin]));
      double from = x.at(axis.edges[bin]);
      double width = x.at(axis.edges[bin + 1]) - from;
      svg.rectangle("pointer", from, TOP, width, BASE - TOP, text.toString());
    }
  }

  private void drawMissing(Svg svg) {
    StringBuilder text = new StringBuilder("missing: ").append(Digits.percent(real.missing));
    text.append(" real, ").append(Digits.percent(synthetic.missing)).append(" synthetic");
    if (holdout.exists()) {
      text.append(", ").append(Digits.percent(holdout.missing)).append(" holdout");
    }
    Scale share = new Scale(0, 1, LEFT, RIGHT);
    svg.rectangle("track", LEFT, TRACK, RIGHT - LEFT, 8);
    svg.rectangle("real-fill", LEFT, TRACK, share.at(real.missing) - LEFT, 4);
    svg.rectangle("synthetic-fill", LEFT, TRACK + 4, share.at(synthetic.missing) - LEFT, 4);
    if (holdout.exists()) {
      double at = share.at(holdout.missing);
      svg.line("holdout-line", at, TRACK - 2, at, TRACK + 10);
    }
    svg.text("label muted", LEFT, TRACK + 22, text.toString());
  }

  private String description() {
    return "Histogram from "
        + axis.written.apply(axis.edges[0])
        + " to "
        + axis.written.apply(axis.edges[axis.edges.length - 1])
        + " in "
        + real.shares.length
        + " bins; missing cells: real "
        + Digits.percent(real.missing)
        + ", synthetic "
        + Digits.percent(synthetic.missing)
        + ".";
  }
}
