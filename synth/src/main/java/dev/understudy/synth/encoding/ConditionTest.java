package dev.understudy.synth.encoding;

import dev.understudy.synth.Condition;
import dev.understudy.synth.Condition.Operator;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import dev.understudy.table.UserError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A [Condition] understood for one column: whether it holds for a missing cell, a category, or a
/// number. Numbers are tested against closed intervals; moments as their ticks.
public final class ConditionTest {

  private final Condition condition;
  private final Kind kind;
  private final boolean missingHolds;
  private final List<double[]> intervals;

  private ConditionTest(
      Condition condition, Kind kind, boolean missingHolds, List<double[]> intervals) {
    this.condition = condition;
    this.kind = kind;
    this.missingHolds = missingHolds;
    this.intervals = intervals;
  }

  /// @throws UserError if a value cannot be read as one of the column's kind
  public static ConditionTest of(Condition condition, ColumnSchema schema) {
    boolean named = condition.values().contains(Condition.MISSING);
    boolean missingHolds = named == (condition.operator() == Operator.EQUAL) && equality(condition);
    List<double[]> intervals = new ArrayList<>();
    if (schema.kind().isNumeric() || schema.kind().isMoment()) {
      List<Double> values = new ArrayList<>();
      for (String value : condition.values()) {
        if (!value.equals(Condition.MISSING)) {
          values.add(schema.kind().isMoment() ? ticks(value, schema) : number(value, schema));
        }
      }
      intervals = intervals(condition.operator(), values);
    }
    // a missing cell is different from every value, but asking for c!=v means present cells
    boolean onlyMissing = named && condition.values().size() == 1;
    boolean holds = condition.operator() == Operator.NOT_EQUAL ? false : missingHolds;
    if (condition.operator() == Operator.NOT_EQUAL && onlyMissing) {
      intervals = List.of(new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
    }
    return new ConditionTest(condition, schema.kind(), holds, intervals);
  }

  private static boolean equality(Condition condition) {
    return condition.operator() == Operator.EQUAL || condition.operator() == Operator.NOT_EQUAL;
  }

  private static List<double[]> intervals(Operator operator, List<Double> values) {
    List<double[]> intervals = new ArrayList<>();
    switch (operator) {
      case EQUAL -> values.forEach(value -> intervals.add(new double[] {value, value}));
      case NOT_EQUAL -> {
        double from = Double.NEGATIVE_INFINITY;
        for (double value : values.stream().sorted().toList()) {
          intervals.add(new double[] {from, Math.nextDown(value)});
          from = Math.nextUp(value);
        }
        intervals.add(new double[] {from, Double.POSITIVE_INFINITY});
      }
      case AT_LEAST -> intervals.add(new double[] {values.getFirst(), Double.POSITIVE_INFINITY});
      case GREATER ->
          intervals.add(new double[] {Math.nextUp(values.getFirst()), Double.POSITIVE_INFINITY});
      case AT_MOST -> intervals.add(new double[] {Double.NEGATIVE_INFINITY, values.getFirst()});
      case LESS ->
          intervals.add(new double[] {Double.NEGATIVE_INFINITY, Math.nextDown(values.getFirst())});
    }
    return intervals;
  }

  private static double number(String text, ColumnSchema schema) {
    try {
      double value =
          Double.parseDouble(schema.spelling().decimalComma() ? text.replace(',', '.') : text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new UserError(
        "The condition on '" + schema.name() + "' needs a number, but '" + text + "' is none.");
  }

  private static double ticks(String text, ColumnSchema schema) {
    List<DateTimeFormatter> formatters = new ArrayList<>();
    schema
        .spelling()
        .formats()
        .forEach(format -> formatters.add(DateTimeFormatter.ofPattern(format, Locale.ROOT)));
    formatters.add(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    formatters.add(DateTimeFormatter.ISO_LOCAL_DATE);
    formatters.add(DateTimeFormatter.ISO_LOCAL_TIME);
    for (DateTimeFormatter formatter : formatters) {
      try {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (schema.kind() == Kind.TIME && time != null) {
          return LocalTime.MIDNIGHT.until(time, ChronoUnit.MICROS);
        }
        if (schema.kind() == Kind.DATE && date != null) {
          return date.toEpochDay();
        }
        if (schema.kind() == Kind.DATE_TIME && date != null) {
          LocalDateTime moment = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
          return LocalDate.EPOCH.atStartOfDay().until(moment, ChronoUnit.MICROS);
        }
      } catch (DateTimeException _) {
        // the next format may fit; told below if none does
      }
    }
    throw new UserError(
        "The condition on '"
            + schema.name()
            + "' needs a "
            + schema.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
            + ", but '"
            + text
            + "' is none.");
  }

  public Condition condition() {
    return condition;
  }

  boolean missing() {
    return missingHolds;
  }

  boolean number(double value) {
    return intervals.stream().anyMatch(held -> held[0] <= value && value <= held[1]);
  }

  /// Whether some number of the bin could pass.
  boolean overlaps(ValueBins bins, int code, double scale) {
    return intervals.stream()
        .anyMatch(held -> bins.overlaps(code, held[0] / scale, held[1] / scale));
  }

  /// @param level place among the ordered levels, for an ordinal column
  boolean category(String category, List<String> levels) {
    return switch (condition.operator()) {
      case EQUAL -> anyValue(category);
      case NOT_EQUAL -> !anyValue(category);
      case AT_LEAST -> compare(category, levels) >= 0;
      case GREATER -> compare(category, levels) > 0;
      case AT_MOST -> compare(category, levels) <= 0;
      case LESS -> compare(category, levels) < 0;
    };
  }

  private boolean anyValue(String category) {
    return condition.values().stream().anyMatch(value -> same(value, category));
  }

  private boolean same(String value, String category) {
    return value.equals(category)
        || (kind == Kind.BOOLEAN && value.equalsIgnoreCase(category))
        || (isNumber(value)
            && isNumber(category)
            && Double.parseDouble(value) == Double.parseDouble(category));
  }

  private int compare(String category, List<String> levels) {
    String value = condition.values().getFirst();
    if (kind == Kind.ORDINAL && levels.contains(value)) {
      return Integer.compare(levels.indexOf(category), levels.indexOf(value));
    }
    if (isNumber(value) && isNumber(category)) {
      return Double.compare(Double.parseDouble(category), Double.parseDouble(value));
    }
    throw new UserError(
        "The condition '"
            + condition
            + "' needs an order, but '"
            + category
            + "' and '"
            + value
            + "' have none; use = instead.");
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /// Whether the conditions of all tests hold in a row of a decoded table.
  public static boolean allHold(List<ConditionTest> tests, Table table, int row) {
    for (ConditionTest test : tests) {
      if (!test.holds(table.column(test.condition().column()), row)) {
        return false;
      }
    }
    return true;
  }

  /// That `trials` trials gave only `done` rows with which the conditions of all tests hold.
  public static UserError tooRare(List<ConditionTest> tests, long trials, int done) {
    return new UserError(
        "Rows with "
            + String.join(" and ", tests.stream().map(test -> test.condition().toString()).toList())
            + " are too rare to draw: "
            + trials
            + " trials gave "
            + (done == 0 ? "none" : "only " + done)
            + "; ask for fewer conditions or wider values.");
  }

  /// Whether the condition holds in a row of a decoded column.
  private boolean holds(Column column, int row) {
    if (column.isMissing(row)) {
      return missingHolds;
    }
    return switch (column) {
      case NumberColumn number -> number(number.value(row));
      case MomentColumn moment -> number((double) moment.ticks(row));
      case CategoryColumn category -> category(category.value(row), category.categories());
      case TextColumn text -> category(text.value(row), List.of());
    };
  }
}
