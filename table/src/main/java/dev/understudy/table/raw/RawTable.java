package dev.understudy.table.raw;

import java.util.List;

/// All cells of a source exactly as spelled.
///
/// @param source what to call it in messages, such as `"patients.csv"`
/// @param delimiter what separates its cells, `","` where it is not a text file
/// @param columns in order, of equal size
/// @param lines where each row stands in the source
public record RawTable(String source, String delimiter, List<RawColumn> columns, RowLines lines) {

  public RawTable {
    columns = List.copyOf(columns);
  }

  public int rowCount() {
    return columns.isEmpty() ? 0 : columns.getFirst().size();
  }
}
