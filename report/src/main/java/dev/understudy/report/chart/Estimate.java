package dev.understudy.report.chart;

import org.jspecify.annotations.Nullable;

/// A figure and how surely it is known.
///
/// @param value null where it is not known
/// @param from lower end of the interval, null without one
/// @param to upper end, null without one
public record Estimate(@Nullable Double value, @Nullable Double from, @Nullable Double to) {

  /// Such as `0.532 (0.510 to 0.554)`.
  String written() {
    if (value == null) {
      return "not known";
    }
    String text = Digits.significant(value, 3);
    return from == null || to == null
        ? text
        : text + " (" + Digits.significant(from, 3) + " to " + Digits.significant(to, 3) + ")";
  }

  /// A dot with a whisker, as far as they are known.
  ///
  /// @param tone prefix of the classes of the marks
  void draw(Svg svg, Scale x, double y, String tone) {
    if (from != null && to != null) {
      double left = x.clamped(from);
      double right = x.clamped(to);
      svg.line(tone + "-whisker", left, y, right, y);
      svg.line(tone + "-cap", left, y - 4, left, y + 4);
      svg.line(tone + "-cap", right, y - 4, right, y + 4);
    }
    if (value != null) {
      svg.circle(tone + "-mark", x.clamped(value), y, 5);
    }
  }
}
