package dev.understudy.report.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.report.chart.Digits;
import org.jspecify.annotations.Nullable;

/// A measure's figures as text, with as many digits as its interval supports.
///
/// @param measure what is written
/// @param guide how such a measure is read
record MeasureText(Measure measure, MeasureGuide guide) {

  /// An interval narrower than this on each side earns a third decimal.
  private static final double NARROW = 0.004;

  private static final String PERCENT = "\u00a0%";

  /// Where an interval lies, seen from a reference.
  enum Side {
    ABOVE,
    BELOW,
    WITHIN,
    UNKNOWN
  }

  static MeasureText of(Measure measure) {
    return new MeasureText(measure, MeasureGuide.of(measure.name()));
  }

  /// The value alone, such as `0.71`, or an en dash.
  String value() {
    return figure(measure.value());
  }

  /// Such as `0.69–0.73` or `−0.03 to +0.01`, empty without an interval.
  String interval() {
    Interval interval = measure.interval();
    if (interval == null) {
      return "";
    }
    String low = figure(interval.low());
    String high = figure(interval.high());
    if (low.endsWith(PERCENT)) {
      low = low.substring(0, low.length() - PERCENT.length());
    }
    boolean signed = interval.low() < 0 || guide.unit() == MeasureGuide.Unit.DIFFERENCE;
    return low + (signed ? " to " : "\u2013") + high;
  }

  /// Such as `0.71 (0.69–0.73)`.
  String full() {
    String interval = interval();
    return interval.isEmpty() ? value() : value() + " (" + interval + ")";
  }

  /// Any figure of this measure, such as an anchor.
  String figure(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return Digits.NONE;
    }
    String plain =
        switch (guide.unit()) {
          case SHARE -> Digits.percent(value);
          case SCORE, AUC -> Digits.fixed(value, decimals());
          case DIFFERENCE -> (value > 0 ? "+" : "") + Digits.fixed(value, decimals());
          case PLAIN -> Digits.significant(value, 3);
        };
    return plain.startsWith("-") ? "\u2212" + plain.substring(1) : plain;
  }

  private int decimals() {
    Interval interval = measure.interval();
    return interval != null && interval.high() - interval.low() < 2 * NARROW ? 3 : 2;
  }

  /// Where the whole interval lies, seen from `reference`.
  Side sideOf(double reference) {
    Interval interval = measure.interval();
    if (measure.value() == null || interval == null) {
      return Side.UNKNOWN;
    }
    if (interval.low() <= reference && reference <= interval.high()) {
      return Side.WITHIN;
    }
    return interval.low() > reference ? Side.ABOVE : Side.BELOW;
  }

  /// Upper end of the interval, infinite without one.
  double upper() {
    Interval interval = measure.interval();
    return interval == null ? Double.POSITIVE_INFINITY : interval.high();
  }

  /// Lower end of the interval, infinite without one.
  double lower() {
    Interval interval = measure.interval();
    return interval == null ? Double.NEGATIVE_INFINITY : interval.low();
  }
}
