package dev.understudy.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A figure between the limits of a rule: what a release needs (a full line, its side shaded) and
/// what rejects (a dotted line).
///
/// @param title what is shown
/// @param figure that the rule is about
/// @param limits of the rule
public record RulePlot(String title, Estimate figure, Limits limits) implements Chart {

  /// Which side of a limit is good.
  public enum Good {
    BELOW,
    ABOVE,
    /// The figure does not say it; then no side is shaded.
    UNKNOWN
  }

  /// @param release limit for a release, null for none
  /// @param reject limit for a rejection, null for none
  /// @param good side of both
  public record Limits(@Nullable Double release, @Nullable Double reject, Good good) {}

  private static final double WIDTH = 232;
  private static final double LEFT = 4;
  private static final double RIGHT = 228;
  private static final double TOP = 14;
  private static final double ROW = 24;
  private static final double BASE = 34;

  /// Share of the axis left free on each side.
  private static final double MARGIN = 0.1;

  /// A word must not run over the edge: half of the longest one.
  private static final double HALF_WORD = 34;

  @Override
  public Svg draw() {
    Svg svg = Svg.of(WIDTH, 48, title, description());
    Scale x = scale();
    svg.rectangle("track", LEFT, TOP + 2, RIGHT - LEFT, BASE - TOP - 2);
    shade(svg, x);
    svg.line("axis", LEFT, BASE, RIGHT, BASE);
    if (limits.reject != null) {
      double at = x.at(limits.reject);
      svg.line("reject-line", at, TOP, at, BASE);
      word(svg, "label small reject-text", at, TOP - 4, "reject " + Digits.shortest(limits.reject));
    }
    if (limits.release != null) {
      double at = x.at(limits.release);
      svg.line("release-line", at, TOP, at, BASE + 2);
      String text = "release " + Digits.shortest(limits.release);
      word(svg, "label small release-text", at, BASE + 11, text);
    }
    figure.draw(svg, x, ROW, "figure");
    return svg;
  }

  private Scale scale() {
    List<Double> shown = new ArrayList<>();
    for (Double value :
        new Double[] {figure.value(), figure.from(), figure.to(), limits.release, limits.reject}) {
      if (value != null) {
        shown.add(value);
      }
    }
    double low = shown.isEmpty() ? 0 : Collections.min(shown);
    double high = shown.isEmpty() ? 1 : Collections.max(shown);
    double margin = high > low ? MARGIN * (high - low) : Math.max(Math.abs(high), 1e-3);
    return new Scale(low - margin, high + margin, LEFT, RIGHT);
  }

  private void shade(Svg svg, Scale x) {
    if (limits.release == null || limits.good == Good.UNKNOWN) {
      return;
    }
    boolean below = limits.good == Good.BELOW;
    double release = x.at(limits.release);
    double from = below ? LEFT : release;
    svg.rectangle("release-area", from, TOP + 2, (below ? release : RIGHT) - from, BASE - TOP - 2);
    boolean beyond =
        limits.reject != null
            && (below ? limits.reject >= limits.release : limits.reject <= limits.release);
    if (limits.reject != null && beyond) {
      double reject = x.at(limits.reject);
      double start = below ? reject : LEFT;
      svg.rectangle(
          "reject-area", start, TOP + 2, (below ? RIGHT : reject) - start, BASE - TOP - 2);
    }
  }

  private static void word(Svg svg, String cssClass, double x, double y, String text) {
    if (x < LEFT + HALF_WORD) {
      svg.text(cssClass, Math.max(LEFT, x - 3), y, text);
    } else if (x > RIGHT - HALF_WORD) {
      svg.text(cssClass + " end", Math.min(RIGHT, x + 3), y, text);
    } else {
      svg.text(cssClass + " middle", x, y, text);
    }
  }

  private String description() {
    StringBuilder text = new StringBuilder("Figure ").append(figure.written());
    if (limits.release != null) {
      text.append("; limit for a release ").append(Digits.shortest(limits.release));
    }
    if (limits.reject != null) {
      text.append("; limit for a rejection ").append(Digits.shortest(limits.reject));
    }
    return text.append('.').toString();
  }
}
