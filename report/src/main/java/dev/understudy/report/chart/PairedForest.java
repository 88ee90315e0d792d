package dev.understudy.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// The same effect on real and on synthetic rows, each with its interval, on one axis with a line
/// where there is no effect: coefficients, arms of a trial, hazard ratios, scores of models.
///
/// @param title what is shown
/// @param axis that all rows share
/// @param rows one per effect
public record PairedForest(String title, Axis axis, List<Row> rows) implements Chart {

  /// @param low left end
  /// @param high right end
  /// @param none where there is no effect, null for no line
  /// @param ticks places that are written below
  /// @param written how a value is written, such as the exponential of a log ratio
  public record Axis(
      double low,
      double high,
      @Nullable Double none,
      double[] ticks,
      DoubleFunction<String> written) {

    /// Of values that are differences: 0 is no effect.
    public static Axis ofDifferences(double low, double high) {
      return new Axis(low, high, 0.0, Scale.ticks(low, high, 6), Digits::shortest);
    }

    /// Of values that are logs of ratios: they are written as ratios, and 1 is no effect.
    public static Axis ofLogRatios(double low, double high) {
      return new Axis(
          low,
          high,
          0.0,
          Scale.ratioTicks(low, high),
          value -> Digits.shortest(StrictMath.exp(value)));
    }
  }

  /// @param label of the effect
  /// @param remark at the right, such as the overlap of the intervals
  /// @param real on real rows
  /// @param synthetic on synthetic rows
  public record Row(String label, String remark, Estimate real, Estimate synthetic) {}

  private static final double WIDTH = 360;
  private static final double LEFT = 10;
  private static final double RIGHT = 350;
  private static final double TOP = 4;
  private static final double ROW = 43;
  private static final double REMARK = 110;

  /// Half of the room between two ticks' words.
  private static final double HALF_WORD = 16;

  @Override
  public Svg draw() {
    double base = TOP + ROW * rows.size();
    Svg svg = Svg.of(WIDTH, base + 18, title, description());
    Scale x = new Scale(axis.low, axis.high, LEFT, RIGHT);
    for (double tick : axis.ticks) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), base);
      double at = Math.max(LEFT + HALF_WORD, Math.min(RIGHT - HALF_WORD, x.at(tick)));
      svg.text("label small muted middle", at, base + 12, axis.written.apply(tick));
    }
    if (axis.none != null) {
      svg.line("harmless-line", x.clamped(axis.none), TOP, x.clamped(axis.none), base);
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double top = TOP + ROW * i;
      svg.line("grid", LEFT, top, RIGHT, top);
      svg.fittedText("label halo", LEFT, top + 12, row.label, RIGHT - LEFT - REMARK);
      svg.text("label small halo end muted", RIGHT, top + 12, row.remark);
      row.real.draw(svg, x, top + 22, Tone.REAL.cssClass());
      row.synthetic.draw(svg, x, top + 34, Tone.SYNTHETIC.cssClass());
    }
    svg.line("axis", LEFT, base, RIGHT, base);
    return svg;
  }

  private String description() {
    StringBuilder text = new StringBuilder("Effects on real and on synthetic rows.");
    for (Row row : rows) {
      text.append(' ').append(row.label).append(": real ").append(written(row.real));
      text.append(", synthetic ").append(written(row.synthetic)).append('.');
    }
    return text.toString();
  }

  private String written(Estimate estimate) {
    if (estimate.value() == null) {
      return "not known";
    }
    String text = axis.written.apply(estimate.value());
    return estimate.from() == null || estimate.to() == null
        ? text
        : text
            + " ("
            + axis.written.apply(estimate.from())
            + " to "
            + axis.written.apply(estimate.to())
            + ")";
  }
}
