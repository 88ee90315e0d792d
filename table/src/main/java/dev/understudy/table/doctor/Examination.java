package dev.understudy.table.doctor;

import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Finding;
import dev.understudy.table.Kind;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Recoding;
import dev.understudy.table.Role;
import dev.understudy.table.RowGroups;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One table under examination: what the checks read, and where they write.
final class Examination {

  /// Quantiles of 20,000 rows are right to .7 percentage points (95 %, Dvoretzky-Kiefer-Wolfowitz:
  /// `sqrt(ln(2 / .05) / 2n)` = .0096 at worst).
  static final int SAMPLE = 20_000;

  private final int rowCount;
  private final Schema given;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, ColumnSchema> proposed = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final int[] sampleRows;
  private final Map<String, NumberProfile> numbers = new LinkedHashMap<>();
  private final Map<String, ColumnName> names = new LinkedHashMap<>();

  Examination(Table table, Schema schema) {
    this.rowCount = table.rowCount();
    this.given = schema;
    for (ColumnSchema column : schema.columns()) {
      proposed.put(column.name(), column);
    }
    for (Column column : table.columns()) {
      if (proposed.containsKey(column.name())) {
        columns.put(column.name(), column);
      }
    }
    this.sampleRows = sample(table.rowCount(), SAMPLE);
  }

  /// At most `size` rows, ascending: one at random out of each of `size` equal stretches, so that
  /// tables sorted in any way are covered evenly. Always the same for the same row count.
  static int[] sample(int rowCount, int size) {
    int count = Math.min(rowCount, size);
    int[] rows = new int[count];
    RandomStream random = new Seed(rowCount).child("doctor").stream();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * rowCount / count);
      int to = (int) ((i + 1L) * rowCount / count);
      rows[i] = from + random.nextInt(to - from);
    }
    return rows;
  }

  int rowCount() {
    return rowCount;
  }

  /// The rows that estimates rest on; all rows of a table of up to [#SAMPLE].
  int[] sampleRows() {
    return sampleRows;
  }

  /// A note to append to a finding that rests on at most `rows` rows, empty where these are all.
  String sampleNote(int rows) {
    return rows >= rowCount() ? "" : " (estimated from " + Phrases.number(rows) + " rows)";
  }

  /// The columns that have a description, in table order, with the missing codes found so far taken
  /// for missing.
  List<Column> columns() {
    return List.copyOf(columns.values());
  }

  /// The described columns that models learn: all but ids, identifiers, person keys and free text.
  List<Column> modelled() {
    return columns().stream()
        .filter(column -> RowGroups.describes(meaning(column)))
        .filter(column -> meaning(column).kind() != Kind.TEXT)
        .toList();
  }

  /// The columns in which equal rows are equal: all but ids, identifiers and person keys.
  List<Column> describing() {
    return columns().stream().filter(column -> RowGroups.describes(meaning(column))).toList();
  }

  /// What the column means as far as is known by now.
  ColumnSchema meaning(Column column) {
    ColumnSchema meaning = proposed.get(column.name());
    if (meaning == null) {
      throw new IllegalArgumentException("no description of column " + column.name());
    }
    return meaning;
  }

  Optional<Column> first(Role role) {
    return columns().stream().filter(column -> meaning(column).has(role)).findFirst();
  }

  /// The words of the column's name, cut once.
  ColumnName name(Column column) {
    return names.computeIfAbsent(column.name(), ColumnName::of);
  }

  /// The profile of a number column, made once.
  NumberProfile profile(NumberColumn column) {
    return numbers.computeIfAbsent(column.name(), name -> NumberProfile.of(column, sampleRows));
  }

  void propose(ColumnSchema column) {
    proposed.put(column.name(), column);
  }

  /// Proposes a description with more missing spellings; later checks see those cells as missing.
  void recode(Column column, ColumnSchema meaning) {
    propose(meaning);
    columns.put(column.name(), Recoding.recode(column, meaning));
    numbers.remove(column.name());
  }

  void report(Finding finding) {
    findings.add(finding);
  }

  Diagnosis diagnosis() {
    List<Finding> ordered =
        findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    return new Diagnosis(ordered, given.withColumns(List.copyOf(proposed.values())));
  }
}
