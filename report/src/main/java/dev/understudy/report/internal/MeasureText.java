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

  static MeasureText of(Measure measure) {
    return new MeasureText(measure, MeasureGuide.of(measure.name()));
  }

  /// The value alone, such as `0.71`, or an en dash.
  String value() {
    return figure(measure.value());
  }

  /// Such as `0.69–0.73`, empty without an interval.
  String interval() {
    Interval interval = measure.interval();
    if (interval == null) {
      return "";
    }
    String low = figure(interval.low());
    String high = figure(interval.high());
    return guide.unit() == MeasureGuide.Unit.SHARE && low.endsWith("\u00a0%")
        ? low.substring(0, low.length() - 2) + "\u2013" + high
        : low + "\u2013" + high;
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
    return switch (guide.unit()) {
      case SHARE -> Digits.percent(value);
      case SCORE, AUC -> Digits.fixed(value, decimals());
      case PLAIN -> Digits.significant(value, 3);
    };
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

  /// Where an interval lies.
  enum Side {
    ABOVE,
    BELOW,
    WITHIN,
    UNKNOWN
  }
}
