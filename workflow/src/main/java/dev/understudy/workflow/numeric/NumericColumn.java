package dev.understudy.workflow.numeric;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How one column becomes numbers.
///
/// @param meaning of the column
/// @param form what it becomes
/// @param values categories in the order of their numbers, empty for numbers and moments
/// @param flag whether a column says where cells are missing
/// @param fill what stands in the place of missing and unknown cells; not used by [Form#ONEHOT],
///   where all columns are 0
public record NumericColumn(
    ColumnSchema meaning, Form form, List<String> values, boolean flag, double fill) {

  private static final double MICROSECONDS_PER_DAY = 86_400e6;

  /// What a column becomes.
  public enum Form {
    /// The number itself.
    NUMBER,
    /// Days since 1970-01-01, or since midnight for a time of day, with fractions.
    DAYS,
    /// 0 for the first value, 1 for the second.
    BOOLEAN,
    /// The place in the order, from 0.
    RANK,
    /// The number in the mapping, from 0.
    CODE,
    /// A column of zeros and ones per category.
    ONEHOT
  }

  public NumericColumn {
    values = List.copyOf(values);
  }

  /// The columns it becomes: its own name, or `name=category` for each; then `name=~missing`.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (form == Form.ONEHOT) {
      values.forEach(value -> names.add(meaning.name() + "=" + value));
    } else {
      names.add(meaning.name());
    }
    if (flag) {
      names.add(meaning.name() + "=~missing");
    }
    return names;
  }

  /// The columns of numbers.
  List<Column> encode(Column column) {
    int rows = column.size();
    List<double[]> numbers = new ArrayList<>();
    if (form == Form.ONEHOT) {
      int[] places = places(column);
      for (int value = 0; value < values.size(); value++) {
        double[] ones = new double[rows];
        for (int row = 0; row < rows; row++) {
          ones[row] = places[row] == value ? 1 : 0;
        }
        numbers.add(ones);
      }
    } else {
      numbers.add(plain(column));
    }
    if (flag) {
      double[] missing = new double[rows];
      Arrays.setAll(missing, row -> column.isMissing(row) ? 1 : 0);
      numbers.add(missing);
    }
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < numbers.size(); k++) {
      columns.add(NumberColumn.of(names().get(k), numbers.get(k), Missing.none(rows)));
    }
    return columns;
  }

  private double[] plain(Column column) {
    double[] numbers = new double[column.size()];
    int[] places = column instanceof CategoryColumn ? places(column) : new int[0];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = fill;
      if (!column.isMissing(row)) {
        switch (column) {
          case NumberColumn number -> numbers[row] = number.value(row);
          case MomentColumn moment -> numbers[row] = days(moment, row);
          case CategoryColumn _ -> numbers[row] = places[row] < 0 ? fill : places[row];
          case dev.understudy.table.TextColumn _ -> {}
        }
      }
    }
    return numbers;
  }

  static double days(MomentColumn column, int row) {
    return column.unit() == MomentColumn.Unit.DAYS
        ? column.ticks(row)
        : column.ticks(row) / MICROSECONDS_PER_DAY;
  }

  /// Per row the place of its category, -1 where missing or unknown.
  private int[] places(Column column) {
    CategoryColumn category = (CategoryColumn) column;
    int[] placeOf = category.categories().stream().mapToInt(values::indexOf).toArray();
    int[] places = new int[column.size()];
    Arrays.setAll(places, row -> column.isMissing(row) ? -1 : placeOf[category.code(row)]);
    return places;
  }

  /// Cells whose category the mapping does not know.
  int unknown(Column column) {
    if (!(column instanceof CategoryColumn)) {
      return 0;
    }
    int[] places = places(column);
    int unknown = 0;
    for (int row = 0; row < places.length; row++) {
      unknown += places[row] < 0 && !column.isMissing(row) ? 1 : 0;
    }
    return unknown;
  }
}
