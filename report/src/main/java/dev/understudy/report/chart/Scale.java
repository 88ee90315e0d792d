package dev.understudy.report.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// A straight axis: values from `low` to `high` lie between the lengths `from` and `to`.
public record Scale(double low, double high, double from, double to) {

  /// On an axis up to this long, in logs, even steps of the ratio are nearly evenly apart.
  private static final double EVEN_RATIOS = 1.6;

  /// Beyond this length, in logs, three ticks in each power of ten are too many.
  private static final double SPLIT_DECADES = 6;

  public double at(double value) {
    return high == low ? (from + to) / 2 : from + (value - low) / (high - low) * (to - from);
  }

  /// [#at(double)], held within the axis.
  double clamped(double value) {
    return at(Math.max(low, Math.min(high, value)));
  }

  /// The step of 1, 2 or 5 times a power of ten that cuts `span` into about `parts` parts.
  public static double niceStep(double span, int parts) {
    if (!(span > 0) || Double.isInfinite(span)) {
      return 1;
    }
    double raw = span / parts;
    double power = 1;
    while (power * 10 <= raw) {
      power *= 10;
    }
    while (power > raw) {
      power /= 10;
    }
    double ratio = raw / power;
    return power * (ratio <= 1.001 ? 1 : ratio <= 2.001 ? 2 : ratio <= 5.001 ? 5 : 10);
  }

  /// Round values from `low` to `high`, about `parts` + 1 of them.
  public static double[] ticks(double low, double high, int parts) {
    double step = niceStep(high - low, parts);
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    int count = (int) Math.max(0, Math.min(50, last - first + 1));
    double[] ticks = new double[count];
    for (int i = 0; i < count; i++) {
      ticks[i] = (first + i) * step;
    }
    return ticks;
  }

  /// Logs of round ratios, where `low` and `high` are logs of ratios: even steps on a short axis,
  /// 1, 2, 5 times powers of ten on a longer one, powers of ten alone on a long one.
  public static double[] ratioTicks(double low, double high) {
    if (high - low < EVEN_RATIOS) {
      return Arrays.stream(ticks(StrictMath.exp(low), StrictMath.exp(high), 5))
          .filter(ratio -> ratio > 0)
          .map(StrictMath::log)
          .toArray();
    }
    double decade = StrictMath.log(10);
    double[] mantissas = high - low < SPLIT_DECADES ? new double[] {1, 2, 5} : new double[] {1};
    int stride = (int) Math.ceil((high - low) / decade / 7);
    int first = stride * (int) Math.floor(low / decade / stride);
    DoubleStream.Builder ticks = DoubleStream.builder();
    for (int power = first; power * decade <= high; power += stride) {
      for (double mantissa : mantissas) {
        double tick = power * decade + StrictMath.log(mantissa);
        if (tick >= low - 1e-9 && tick <= high + 1e-9) {
          ticks.add(tick);
        }
      }
    }
    return ticks.build().toArray();
  }
}
