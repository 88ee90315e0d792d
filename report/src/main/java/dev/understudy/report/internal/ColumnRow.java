package dev.understudy.report.internal;

import dev.understudy.judge.ColumnScore;
import dev.understudy.report.chart.Digits;
import dev.understudy.table.Kind;
import dev.understudy.table.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the table of columns. Each figure is a pair: real, synthetic.
///
/// @param name of the column
/// @param kind in words
/// @param shape score of the synthetic rows and of the holdout
/// @param mean real and synthetic; likewise the rest
public record ColumnRow(
    String name,
    String kind,
    Pair shape,
    Pair mean,
    Pair standardDeviation,
    Pair missing,
    Pair distinct) {

  /// @param sort what the table is sorted by
  public record Pair(String real, String synthetic, double sort) {}

  static List<ColumnRow> of(List<ColumnScore> columns, Schema schema) {
    return columns.stream().map(column -> of(column, kindOf(column.name(), schema))).toList();
  }

  private static ColumnRow of(ColumnScore column, @Nullable Kind kind) {
    ColumnScore.Summary real = column.real();
    ColumnScore.Summary synthetic = column.synthetic();
    boolean date = kind == Kind.DATE || kind == Kind.DATE_TIME;
    Double holdout = column.shapeHoldout();
    return new ColumnRow(
        column.name(),
        words(kind),
        new Pair(
            Digits.fixed(column.shape(), 3),
            holdout == null ? Digits.NONE : Digits.fixed(holdout, 3),
            column.shape()),
        new Pair(mean(real.mean(), date), mean(synthetic.mean(), date), sort(real.mean())),
        new Pair(
            number(real.standardDeviation()),
            number(synthetic.standardDeviation()),
            sort(real.standardDeviation())),
        new Pair(
            Digits.percent(real.missing()), Digits.percent(synthetic.missing()), real.missing()),
        new Pair(
            Digits.count(real.distinct()), Digits.count(synthetic.distinct()), real.distinct()));
  }

  static @Nullable Kind kindOf(String column, Schema schema) {
    return schema.find(column).map(found -> found.kind()).orElse(null);
  }

  static String words(@Nullable Kind kind) {
    return switch (kind) {
      case null -> "";
      case NUMBER -> "number";
      case INTEGER -> "integer";
      case CATEGORY -> "category";
      case ORDINAL -> "ordinal";
      case BOOLEAN -> "yes or no";
      case CODE -> "code";
      case DATE -> "date";
      case DATE_TIME -> "date and time";
      case TIME -> "time";
      case ID -> "id";
      case TEXT -> "text";
    };
  }

  private static String mean(@Nullable Double mean, boolean date) {
    if (date && mean != null && Double.isFinite(mean) && Math.abs(mean) < 3e6) {
      return LocalDate.ofEpochDay(Math.round(mean)).toString();
    }
    return number(mean);
  }

  private static String number(@Nullable Double value) {
    return value == null ? Digits.NONE : Digits.significant(value, 4);
  }

  private static double sort(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? -Double.MAX_VALUE : value;
  }
}
