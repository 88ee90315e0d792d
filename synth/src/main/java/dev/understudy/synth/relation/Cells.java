package dev.understudy.synth.relation;

import dev.understudy.table.Column;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The quantities of some rows while they are put right. Missing cells stay missing, given ones as
/// they are.
final class Cells {

  private final List<Column> columns;
  private final Map<String, Integer> indices = new HashMap<>();

  /// `[column][row]`, NaN where missing; no rows for columns that no relation names
  private final double[][] values;

  /// `[column][row]`, the cells that may be changed
  private final boolean[][] free;

  private final boolean[] changed;

  private Cells(List<Column> columns, double[][] values, boolean[][] free) {
    this.columns = columns;
    this.values = values;
    this.free = free;
    this.changed = new boolean[columns.size()];
    for (int index = 0; index < columns.size(); index++) {
      indices.put(columns.get(index).name(), index);
    }
  }

  /// @param named the columns that relations name
  static Cells drawn(List<Column> columns, Set<String> named) {
    double[][] values = new double[columns.size()][];
    boolean[][] free = new boolean[columns.size()][];
    for (int index = 0; index < values.length; index++) {
      Column column = columns.get(index);
      boolean used = named.contains(column.name());
      values[index] = used ? Quantity.values(column) : new double[0];
      free[index] = new boolean[values[index].length];
      Arrays.fill(free[index], true);
    }
    return new Cells(columns, values, free);
  }

  /// Drawn cells beside given ones.
  ///
  /// @param truth the given cells, columns as in `columns`
  /// @param free `[column][row]`, the cells that are not given
  static Cells beside(List<Column> columns, Set<String> named, Table truth, boolean[][] free) {
    Cells cells = drawn(columns, named);
    for (int index = 0; index < free.length; index++) {
      if (cells.values[index].length > 0) {
        double[] known = Quantity.values(truth.column(index));
        for (int row = 0; row < known.length; row++) {
          cells.free[index][row] = free[index][row];
          if (!free[index][row]) {
            cells.values[index][row] = known[row];
          }
        }
      }
    }
    return cells;
  }

  int rows() {
    return columns.isEmpty() ? 0 : columns.getFirst().size();
  }

  int indexOf(String column) {
    Integer index = indices.get(column);
    if (index == null) {
      throw new IllegalArgumentException("there is no column " + column);
    }
    return index;
  }

  int[] indicesOf(Formula formula) {
    return formula.sources().stream().mapToInt(this::indexOf).toArray();
  }

  /// NaN where the cell is missing.
  double value(int column, int row) {
    return values[column][row];
  }

  double[] values(int[] some, int row) {
    double[] at = new double[some.length];
    for (int k = 0; k < some.length; k++) {
      at[k] = values[some[k]][row];
    }
    return at;
  }

  boolean isFree(int column, int row) {
    return free[column][row];
  }

  /// Changes a cell that is free and present, if the value is one.
  void set(int column, int row, double value) {
    if (free[column][row] && !Double.isNaN(values[column][row]) && Double.isFinite(value)) {
      values[column][row] = value;
      changed[column] = true;
    }
  }

  /// Changes a cell as [#set] does, for good.
  void give(int column, int row, double value) {
    if (Double.isFinite(value)) {
      set(column, row, value);
      free[column][row] = false;
    }
  }

  List<Column> columns() {
    List<Column> right = new ArrayList<>();
    for (int index = 0; index < values.length; index++) {
      Column column = columns.get(index);
      right.add(changed[index] ? Quantity.with(column, values[index]) : column);
    }
    return right;
  }
}
