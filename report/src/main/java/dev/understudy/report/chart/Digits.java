package dev.understudy.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as people read them, the same in every locale, without `String.format`, which is slow.
public final class Digits {

  /// What stands where there is no number.
  public static final String NONE = "\u2013";

  /// From here on, and below its inverse, numbers are written as powers of ten.
  private static final double LARGE = 1e9;

  private static final double SMALL = 1e-4;

  /// Largest number that a long holds after multiplication by a million.
  private static final double LARGEST_FIXED = 9e12;

  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  private Digits() {}

  /// `value` with exactly `decimals` (0 to 6) digits after the point.
  public static String fixed(double value, int decimals) {
    StringBuilder text = new StringBuilder(12);
    appendFixed(text, value, decimals);
    return text.toString();
  }

  static void appendFixed(StringBuilder text, double value, int decimals) {
    if (!Double.isFinite(value)) {
      text.append(NONE);
      return;
    }
    if (Math.abs(value) > LARGEST_FIXED) {
      text.append(
          BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString());
      return;
    }
    long power = POWERS[decimals];
    long scaled = Math.round(Math.abs(value) * power);
    if (value < 0 && scaled != 0) {
      text.append('-');
    }
    appendGrouped(text, scaled / power);
    if (decimals > 0) {
      text.append('.');
      long fraction = scaled % power;
      for (long place = power / 10; place > 0; place /= 10) {
        text.append((char) ('0' + fraction / place % 10));
      }
    }
  }

  /// A length in a drawing: at most one digit after the point, none if it is zero.
  static void appendCoordinate(StringBuilder text, double value) {
    long tenths = Math.round(value * 10);
    if (tenths < 0) {
      text.append('-');
      tenths = -tenths;
    }
    text.append(tenths / 10);
    if (tenths % 10 != 0) {
      text.append('.').append(tenths % 10);
    }
  }

  /// A whole number with commas between thousands.
  public static String count(long value) {
    StringBuilder text = new StringBuilder(12);
    if (value < 0) {
      text.append('-');
    }
    appendGrouped(text, Math.abs(value));
    return text.toString();
  }

  private static void appendGrouped(StringBuilder text, long value) {
    String plain = Long.toString(value);
    if (value < 10_000) {
      text.append(plain);
      return;
    }
    for (int i = 0; i < plain.length(); i++) {
      if (i > 0 && (plain.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(plain.charAt(i));
    }
  }

  /// A share of 1 as a percentage: `33 %`, `3.2 %`, `0.54 %`, `< 0.01 %`, `0 %`.
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return NONE;
    }
    double percent = share * 100;
    double size = Math.abs(percent);
    if (size == 0) {
      return "0\u00a0%";
    }
    if (size < 0.01) {
      return (percent < 0 ? "> \u2212" : "< ") + "0.01\u00a0%";
    }
    int decimals = size < 1 ? 2 : size < 10 ? 1 : size > 99 && size < 100 ? 1 : 0;
    return fixed(percent, decimals) + "\u00a0%";
  }

  /// About `digits` significant digits: `132.4`, `0.0123`, `1.2e+12`.
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size >= LARGE || size < SMALL) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits - 1));
      return scientific(rounded.stripTrailingZeros());
    }
    int decimals = digits - 1;
    for (double bound = 10; bound <= size && decimals > 0; bound *= 10) {
      decimals--;
    }
    for (double bound = 1; bound > size && decimals < 6; bound /= 10) {
      decimals++;
    }
    return fixed(value, Math.min(decimals, 6));
  }

  private static String scientific(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (value.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
  }

  /// A limit or a figure beside one: at most three decimals, four below a tenth, no zeros at their
  /// end, and a minus sign as wide as a plus.
  public static String shortest(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    if (value != 0 && Math.abs(value) < SMALL) {
      return significant(value, 3);
    }
    String text = fixed(value, Math.abs(value) < 0.1 ? 4 : 3);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    String kept = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    return kept.startsWith("-") ? "\u2212" + kept.substring(1) : kept;
  }

  /// A change, with its sign and a minus as wide as a plus: `+0.03`, `−0.01`, `0.00`.
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    if (text.startsWith("-")) {
      return "\u2212" + text.substring(1);
    }
    return value > 0 && !text.equals(fixed(0, decimals)) ? "+" + text : text;
  }

  /// The shortest way to write `value`, for the ticks of an axis whose step is `step`.
  public static String tick(double value, double step) {
    if (Math.abs(value) >= LARGE || (step < SMALL && step > 0)) {
      return significant(value, 3);
    }
    int decimals = 0;
    while (decimals < 6
        && Math.abs(step * POWERS[decimals] - Math.rint(step * POWERS[decimals])) > 1e-6) {
      decimals++;
    }
    return fixed(value, decimals);
  }
}
