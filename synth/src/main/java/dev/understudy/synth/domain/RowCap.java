package dev.understudy.synth.domain;

import dev.understudy.synth.encoding.Persons;
import dev.understudy.table.Column;
import dev.understudy.table.RowHash;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Keeps at most so many rows of every person: those whose hashes are smallest. Which rows of a
/// person are kept depends on the rows of that person and on nothing else, so one person more or
/// less changes nobody else's rows.
final class RowCap {

  private RowCap() {}

  /// @param units that the rows belong to
  static Table apply(Table table, Persons units, int mostRows) {
    if (!units.mayRepeat()) {
      return table;
    }
    List<Column> columns = IntStream.range(0, table.columnCount()).mapToObj(table::column).toList();
    long[] hashes = RowHash.of(columns, table.rowCount());
    Map<Integer, List<Integer>> rowsOf = new TreeMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      rowsOf.computeIfAbsent(units.of(row), _ -> new ArrayList<>()).add(row);
    }
    boolean[] kept = new boolean[table.rowCount()];
    for (List<Integer> rows : rowsOf.values()) {
      rows.stream()
          .sorted(Comparator.comparingLong(row -> hashes[row]))
          .limit(mostRows)
          .forEach(row -> kept[row] = true);
    }
    int[] rows = IntStream.range(0, kept.length).filter(row -> kept[row]).toArray();
    return rows.length == kept.length ? table : table.select(rows);
  }
}
