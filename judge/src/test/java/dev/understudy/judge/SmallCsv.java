package dev.understudy.judge;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads plain comma-separated files without quotes; a cell is missing if it is empty or `?`.
public final class SmallCsv {

  private SmallCsv() {}

  public static Table read(Path file, Set<String> categories) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return of(
        List.of(lines.getFirst().split(",")),
        lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)).toList(),
        categories);
  }

  public static Table of(List<String> names, List<String[]> rows, Set<String> categories) {
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      columns.add(column(names.get(index), rows, index, categories.contains(names.get(index))));
    }
    return Table.of(columns);
  }

  private static Column column(String name, List<String[]> rows, int index, boolean category) {
    byte[] missing = new byte[rows.size()];
    double[] numbers = new double[rows.size()];
    int[] codes = new int[rows.size()];
    Map<String, Integer> dictionary = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      String cell = rows.get(row)[index].strip();
      if (cell.isEmpty() || cell.equals("?")) {
        missing[row] = 1;
      } else if (category) {
        String spelling = cell.endsWith(".0") ? cell.substring(0, cell.length() - 2) : cell;
        codes[row] = dictionary.computeIfAbsent(spelling, unseen -> dictionary.size());
      } else {
        numbers[row] = Double.parseDouble(cell);
      }
    }
    Missing cells = Missing.of(missing, List.of(""));
    return category
        ? CategoryColumn.of(name, List.copyOf(dictionary.keySet()), codes, cells)
        : NumberColumn.of(name, numbers, cells);
  }

  /// @param target its name
  public static Schema schema(Table table, String target) {
    return Schema.of(
            table.columns().stream()
                .map(column ->
                    ColumnSchema.of(
                        column.name(),
                        column instanceof CategoryColumn ? Kind.CATEGORY : Kind.NUMBER))
                .toList())
        .withOnly(Role.TARGET, target);
  }
}
