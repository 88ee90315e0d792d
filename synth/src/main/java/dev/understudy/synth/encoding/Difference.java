package dev.understudy.synth.encoding;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.relation.Gap;
import dev.understudy.synth.relation.Quantity;
import dev.understudy.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;

/// A quantity that follows another more closely than bins can show, such as the end of a visit its
/// start. What lies between them is a feature of its own, and where both are drawn the quantity is
/// the other one plus it.
///
/// @param column the quantity, a number or a moment
/// @param from the other one, before it in the table
/// @param bins of the differences, in steps
/// @param step of differences: ticks that all of them are multiples of; 1 for numbers
/// @param decimals that the quantity is written with, -1 for any number of them
public record Difference(String column, String from, ValueBins bins, double step, int decimals) {

  /// Share of differences that may lie outside of the bins.
  private static final double MOST_OUTSIDE = 0.02;

  /// @param persons of the rows
  static Difference analyse(Quantity quantity, Quantity from, Persons persons, int minimumPersons) {
    int decimals =
        quantity.decimals() < 0 || from.decimals() < 0
            ? -1
            : Math.max(quantity.decimals(), from.decimals());
    double[] differences = between(quantity.values(), from.values(), decimals);
    int[] rows =
        IntStream.range(0, differences.length)
            .filter(row -> !Double.isNaN(differences[row]))
            .toArray();
    double step = quantity.isMoment() ? step(differences, rows) : 1;
    double[] steps = IntStream.of(rows).mapToDouble(row -> differences[row] / step).toArray();
    ValueBins bins =
        ValueBins.analyse(steps, rows, persons, minimumPersons, decimals).asRoundAs(steps);
    return new Difference(quantity.name(), from.name(), bins, step, quantity.decimals());
  }

  /// NaN where either is missing.
  private static double[] between(double[] values, double[] from, int decimals) {
    double[] between = new double[values.length];
    for (int row = 0; row < between.length; row++) {
      between[row] = Quantity.shown(values[row] - from[row], decimals);
    }
    return between;
  }

  private static double step(double[] differences, int[] rows) {
    long step = 0;
    for (int row : rows) {
      step = MomentEncoding.greatestCommonDivisor(step, (long) Math.abs(differences[row]));
    }
    return Math.max(1, step);
  }

  FeatureShape shape() {
    return new FeatureShape(column + " - " + from, bins.cardinality(), true);
  }

  int[] encode(Table table) {
    double[] between =
        between(
            Quantity.values(table.column(column)), Quantity.values(table.column(from)), decimals);
    int[] codes = new int[between.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] =
          Double.isNaN(between[row]) ? CodedTable.UNKNOWN : bins.encode(between[row] / step);
    }
    return codes;
  }

  /// What was drawn between the two.
  Gap decode(int[] codes, double[] positions) {
    double[] between = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      between[row] = bins.decode(codes[row], positions[row]) * step;
    }
    return new Gap(column, from, between, decimals);
  }

  /// A difference in words, for moments in their ticks.
  String words(int code, double position) {
    return new BigDecimal(bins.decode(code, position) * step)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }

  /// Whether nearly all differences lie in the bins: where few persons have the same one, there is
  /// no bin, and the nearest would be drawn instead.
  boolean covers(Quantity quantity, Quantity other, double unit) {
    double[] between = between(quantity.values(), other.values(), decimals);
    int known = 0;
    int outside = 0;
    for (double difference : between) {
      if (!Double.isNaN(difference)) {
        known++;
        double steps = difference / step;
        int code = bins.cardinality() == 0 ? -1 : bins.encode(steps);
        boolean inside =
            code >= 0
                && steps >= bins.low()[code] - unit / step
                && steps <= bins.high()[code] + unit / step;
        outside += inside ? 0 : 1;
      }
    }
    return outside <= MOST_OUTSIDE * known;
  }

  /// Logarithm of how wide the place is on which a difference is known by its code's frequency
  /// alone, in units of the quantity; the mean over `rows` rows. It is to be compared with the
  /// width of the quantity's own bins, which is as much as the best of models could know without
  /// the difference.
  double spread(Quantity quantity, Quantity other, double unit) {
    double[] between = between(quantity.values(), other.values(), decimals);
    int[] counts = new int[bins.cardinality()];
    int rows = 0;
    for (double difference : between) {
      if (!Double.isNaN(difference)) {
        counts[bins.encode(difference / step)]++;
        rows++;
      }
    }
    double sum = 0;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        double width = Math.max(unit, (bins.high()[code] - bins.low()[code]) * step);
        sum +=
            counts[code] * (StrictMath.log(width) - StrictMath.log((double) counts[code] / rows));
      }
    }
    return sum / rows;
  }
}
