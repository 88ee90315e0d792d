package dev.understudy.workflow.numeric;

import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;

/// How a table becomes numbers only.
///
/// @param delimiter between cells, as in the table
/// @param columns those that become numbers, in table order
/// @param leftOut names of columns that do not: names of rows, and free text
public record NumericMapping(String delimiter, List<NumericColumn> columns, List<String> leftOut) {

  public NumericMapping {
    columns = List.copyOf(columns);
    leftOut = List.copyOf(leftOut);
  }

  /// What the columns mean before they are numbers.
  public Schema meaning() {
    return Schema.of(columns.stream().map(NumericColumn::meaning).toList())
        .withDelimiter(delimiter);
  }

  /// The columns of numbers.
  public Schema schema() {
    return Schema.of(
            columns.stream()
                .flatMap(column -> column.names().stream())
                .map(name -> ColumnSchema.of(name, Kind.NUMBER))
                .toList())
        .withDelimiter(delimiter);
  }

  /// @param table with the columns of [#meaning()], others are left out
  /// @throws dev.understudy.table.UserError if it lacks one
  public Table encode(Table table) {
    List<Column> numbers = new ArrayList<>();
    for (NumericColumn column : columns) {
      numbers.addAll(column.encode(table.column(column.meaning().name())));
    }
    return Table.of(numbers);
  }

  /// Cells of each column whose category the mapping does not know, `[column]`.
  public int[] unknown(Table table) {
    return columns.stream()
        .mapToInt(column -> column.unknown(table.column(column.meaning().name())))
        .toArray();
  }
}
