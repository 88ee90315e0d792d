package dev.understudy.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What generators keep against what they give away: each a point with its intervals. Towards the
/// upper left is better; the line joins the points that no other beats in both.
///
/// @param title what is shown
/// @param given name of the axis of what is given away
/// @param kept name of the axis of what is kept
/// @param harmless what fresh real rows would give away
/// @param points one per generator, at least one
public record FrontierPlot(
    String title, String given, String kept, double harmless, List<Point> points) implements Chart {

  /// @param label whose it is
  /// @param given what it gives away
  /// @param kept what it keeps
  /// @param tone prefix of the classes of its marks
  public record Point(String label, Estimate given, Estimate kept, String tone) {

    double x() {
      return given.value() == null ? Double.NaN : given.value();
    }

    double y() {
      return kept.value() == null ? Double.NaN : kept.value();
    }
  }

  private static final double WIDTH = 420;
  private static final double HEIGHT = 300;
  private static final double LEFT = 40;
  private static final double RIGHT = 412;
  private static final double TOP = 20;
  private static final double BOTTOM = 262;

  /// Least span of what is given away: differences below are chance on any table.
  private static final double LEAST_SPAN = 0.06;

  private static final double LINE_HEIGHT = 12;

  @Override
  public Svg draw() {
    Svg svg = Svg.of(WIDTH, HEIGHT, title, description());
    Scale x = across();
    Scale y = upwards();
    grid(svg, x, y);
    Svg.Path path = new Svg.Path();
    List<Point> frontier = frontier();
    for (int i = 0; i < frontier.size(); i++) {
      double atX = x.at(frontier.get(i).x());
      double atY = y.at(frontier.get(i).y());
      if (i == 0) {
        path.move(atX, atY);
      } else {
        path.to(atX, atY);
      }
    }
    svg.path("frontier-line", path);
    for (Point point : points) {
      draw(svg, x, y, point);
    }
    labels(svg, x, y);
    return svg;
  }

  private void grid(Svg svg, Scale x, Scale y) {
    double stepX = Scale.niceStep(x.high() - x.low(), 5);
    for (double tick : Scale.ticks(x.low(), x.high(), 5)) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), BOTTOM);
      svg.text("label small muted middle", x.at(tick), BOTTOM + 12, Digits.tick(tick, stepX));
    }
    double stepY = Scale.niceStep(y.high() - y.low(), 5);
    for (double tick : Scale.ticks(y.low(), y.high(), 5)) {
      svg.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("label small muted end", LEFT - 5, y.at(tick) + 3, Digits.tick(tick, stepY));
    }
    double line = x.clamped(harmless);
    svg.line("harmless-line", line, TOP - 4, line, BOTTOM);
    svg.text("label small muted", line + 3, TOP - 6, "as fresh real rows");
    svg.text("label small muted", 4, TOP - 6, kept);
    svg.text("label small muted middle", (LEFT + RIGHT) / 2, HEIGHT - 6, given);
    svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
  }

  private static void draw(Svg svg, Scale x, Scale y, Point point) {
    double atX = x.clamped(point.x());
    double atY = y.clamped(point.y());
    Double from = point.kept.from();
    Double to = point.kept.to();
    if (from != null && to != null) {
      svg.line(point.tone + "-whisker", atX, y.clamped(from), atX, y.clamped(to));
    }
    point.given.draw(svg, x, atY, point.tone);
  }

  /// Labels beside their points, moved down where they would lie on each other.
  private void labels(Svg svg, Scale x, Scale y) {
    List<Point> downwards = new ArrayList<>(points);
    downwards.sort(Comparator.comparingDouble(point -> -point.y()));
    double next = TOP;
    for (Point point : downwards) {
      double at = Math.max(next, y.clamped(point.y()) - 7);
      next = at + LINE_HEIGHT;
      double atX = x.clamped(point.x());
      boolean leftOf = atX > (LEFT + RIGHT) / 2;
      svg.text("label halo" + (leftOf ? " end" : ""), atX + (leftOf ? -9 : 9), at, point.label);
    }
  }

  private Scale across() {
    double low = harmless;
    double high = harmless;
    for (Point point : points) {
      low = Math.min(low, point.x());
      high = Math.max(high, point.x());
    }
    double middle = (low + high) / 2;
    double span = Math.max(LEAST_SPAN, 1.3 * (high - low));
    return new Scale(middle - span / 2, middle + span / 2, LEFT, RIGHT);
  }

  private Scale upwards() {
    double low = points.stream().mapToDouble(Point::y).min().orElse(0);
    double high = Math.max(1, points.stream().mapToDouble(Point::y).max().orElse(1));
    double margin = Math.max(0.02, 0.08 * (high - low));
    return new Scale(Math.max(0, low - margin), high + margin / 2, BOTTOM, TOP);
  }

  /// The points that no other beats in both, by what they give away.
  private List<Point> frontier() {
    List<Point> ordered = new ArrayList<>(points);
    ordered.sort(
        Comparator.comparingDouble(Point::x)
            .thenComparing(Comparator.comparingDouble(point -> -point.y())));
    List<Point> frontier = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (Point point : ordered) {
      if (point.y() > best) {
        frontier.add(point);
        best = point.y();
      }
    }
    return frontier;
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    text.append("Across: ").append(given).append("; upwards: ").append(kept).append('.');
    for (Point point : points) {
      text.append(' ').append(point.label).append(": ").append(point.given.written());
      text.append(" across, ").append(point.kept.written()).append(" upwards.");
    }
    return text.toString();
  }
}
