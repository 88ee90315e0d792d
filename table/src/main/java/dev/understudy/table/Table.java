package dev.understudy.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An immutable table: named columns of equal length. Meaning is kept apart, in a [Schema].
public final class Table {

  private final List<Column> columns;
  private final Map<String, Integer> indexByName;
  private final int rowCount;

  private Table(List<Column> columns, int rowCount) {
    this.columns = List.copyOf(columns);
    this.rowCount = rowCount;
    this.indexByName = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (indexByName.put(columns.get(i).name(), i) != null) {
        throw new IllegalArgumentException("two columns are named " + columns.get(i).name());
      }
    }
  }

  /// @throws IllegalArgumentException if there is no column, lengths differ or names repeat
  public static Table of(List<? extends Column> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs a column");
    }
    int rowCount = columns.getFirst().size();
    for (Column column : columns) {
      if (column.size() != rowCount) {
        throw new IllegalArgumentException("column " + column.name() + " differs in length");
      }
    }
    return new Table(new ArrayList<>(columns), rowCount);
  }

  /// The rows of all tables below each other, in that order. Columns must agree in place, name and
  /// storage; dictionaries may differ.
  ///
  /// @throws IllegalArgumentException if there is no table
  public static Table stack(List<Table> tables) {
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("there is no table to stack");
    }
    if (tables.size() == 1) {
      return tables.getFirst();
    }
    StackedColumns stacked =
        new StackedColumns(tables.stream().mapToInt(Table::rowCount).reduce(0, Math::addExact));
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < tables.getFirst().columnCount(); i++) {
      int index = i;
      columns.add(stacked.join(tables.stream().map(table -> table.column(index)).toList()));
    }
    return of(columns);
  }

  public int rowCount() {
    return rowCount;
  }

  public int columnCount() {
    return columns.size();
  }

  public List<Column> columns() {
    return columns;
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  public Column column(int index) {
    return columns.get(index);
  }

  /// @throws UserError if there is no such column, naming those there are
  public Column column(String name) {
    return columns.get(indexOf(name));
  }

  public Optional<Column> find(String name) {
    return Optional.ofNullable(indexByName.get(name)).map(columns::get);
  }

  /// @throws UserError if there is no such column
  public int indexOf(String name) {
    Integer index = indexByName.get(name);
    if (index == null) {
      throw UserError.unknownColumn(name, names());
    }
    return index;
  }

  /// The given rows, in that order; a row may be chosen more than once.
  public Table select(int[] rows) {
    return new Table(columns.stream().map(column -> column.select(rows)).toList(), rows.length);
  }

  /// Only the named columns, in the order of `names`.
  public Table keep(List<String> names) {
    return of(names.stream().map(this::column).toList());
  }

  /// All columns but the named ones, which need not exist.
  public Table drop(Set<String> names) {
    return of(columns.stream().filter(column -> !names.contains(column.name())).toList());
  }

  /// This table with the column of the same name replaced.
  public Table with(Column replacement) {
    List<Column> changed = new ArrayList<>(columns);
    changed.set(indexOf(replacement.name()), replacement);
    return of(changed);
  }
}
