package dev.understudy.synth.relation;

import dev.understudy.table.Column;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import org.jspecify.annotations.Nullable;

/// A column of numbers or moments as relations see it.
///
/// @param name of the column
/// @param values `[row]`, NaN where missing; moments in ticks of their unit
/// @param decimals that values are written with, -1 for any number of them; 0 for moments
/// @param codes `[row]`, a row's bin or atom; only compared, and only where a value is
/// @param unit of moments, null for numbers
public record Quantity(
    String name, double[] values, int decimals, int[] codes, MomentColumn.@Nullable Unit unit) {

  /// Half a unit of the last digit, and a little for binary fractions.
  private static final double HALF = 0.5 + 1e-6;

  private static final double[] POWERS = new double[19];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  /// Ratio of the standard deviations of quantities that may be compared.
  private static final double MOST_RATIO = 5;

  /// Relative difference of numbers that are the same but for rounding.
  private static final double SAME = 1e-9;

  /// A column with its codes.
  public static Quantity of(Column column, int decimals, int[] codes) {
    return new Quantity(
        column.name(),
        values(column),
        decimals,
        codes,
        column instanceof MomentColumn moments ? moments.unit() : null);
  }

  /// Whether these are moments.
  public boolean isMoment() {
    return unit != null;
  }

  /// Whether the order of two quantities may mean something: they have the same unit, and numbers
  /// spread alike. An age and a code of education do not.
  boolean isComparable(Quantity other) {
    if (isMoment() || other.isMoment()) {
      return unit == other.unit;
    }
    double ratio = deviation() / other.deviation();
    return ratio > 1 / MOST_RATIO && ratio < MOST_RATIO;
  }

  private double deviation() {
    double sum = 0;
    double squares = 0;
    int count = 0;
    double origin = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        origin = count == 0 ? value : origin;
        double from = value - origin;
        sum += from;
        squares += from * from;
        count++;
      }
    }
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
  }

  /// Whether there are at least so many different values.
  boolean hasDifferent(int least) {
    double[] seen = new double[least];
    int count = 0;
    for (int row = 0; row < values.length && count < least; row++) {
      double value = values[row];
      boolean fresh = !Double.isNaN(value);
      for (int k = 0; k < count; k++) {
        fresh &= seen[k] != value;
      }
      if (fresh) {
        seen[count++] = value;
      }
    }
    return count == least;
  }

  /// The values of a column, NaN where missing.
  ///
  /// @throws IllegalArgumentException for a column of another kind
  public static double[] values(Column column) {
    double[] values = new double[column.size()];
    Missing missing = column.missing();
    for (int row = 0; row < values.length; row++) {
      values[row] = missing.at(row) ? Double.NaN : value(column, row);
    }
    return values;
  }

  private static double value(Column column, int row) {
    return switch (column) {
      case NumberColumn number -> number.value(row);
      case MomentColumn moment -> (double) moment.ticks(row);
      default -> throw new IllegalArgumentException(column.name() + " holds no quantities");
    };
  }

  /// The same column with other values.
  static Column with(Column column, double[] values) {
    Missing missing = column.missing();
    if (column instanceof MomentColumn moments) {
      long[] ticks = new long[values.length];
      for (int row = 0; row < ticks.length; row++) {
        ticks[row] = missing.at(row) ? 0 : Math.round(values[row]);
      }
      return MomentColumn.of(column.name(), moments.unit(), ticks, missing);
    }
    return NumberColumn.of(column.name(), values, missing);
  }

  /// Whether a computed value is what a cell with so many decimals would show as `cell`.
  static boolean shows(double computed, double cell, int decimals) {
    double difference = Math.abs(computed - cell);
    return decimals < 0
        ? difference <= SAME * Math.max(Math.abs(computed), Math.abs(cell))
        : difference * POWERS[decimals] <= HALF;
  }

  /// A computed value as a cell with so many decimals would show it.
  public static double shown(double computed, int decimals) {
    if (decimals < 0) {
      return computed;
    }
    double power = POWERS[decimals];
    double scaled = Math.rint(computed * power);
    return Math.abs(scaled) < 0x1p53 ? scaled / power + 0.0 : computed;
  }
}
