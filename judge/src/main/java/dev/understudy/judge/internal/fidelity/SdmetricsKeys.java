package dev.understudy.judge.internal.fidelity;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// KeyUniqueness of SDMetrics 0.29: share of keys that are present and not a repetition. A key is a
/// column of kind `id`, an identifier or a person key all of whose training cells are present and
/// different; a person key that repeats is none.
///
/// @param names of the key columns
record SdmetricsKeys(List<String> names) {

  static SdmetricsKeys of(Table train, Schema schema) {
    return new SdmetricsKeys(
        schema.columns().stream()
            .filter(SdmetricsKeys::mayBeKey)
            .map(ColumnSchema::name)
            .filter(name -> train.rowCount() > 0 && uniqueness(train.column(name)) == 1)
            .toList());
  }

  private static boolean mayBeKey(ColumnSchema column) {
    return column.kind() == Kind.ID || column.has(Role.IDENTIFIER) || column.has(Role.PERSON_KEY);
  }

  /// One score a key.
  List<Double> of(Table table) {
    return names.stream().map(name -> uniqueness(table.column(name))).toList();
  }

  private static double uniqueness(Column column) {
    Set<Object> seen = new HashSet<>();
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        seen.add(
            switch (column) {
              case NumberColumn number -> number.value(row);
              case MomentColumn moment -> moment.ticks(row);
              case CategoryColumn category -> category.value(row);
              case TextColumn text -> text.value(row);
            });
      }
    }
    return (double) seen.size() / column.size();
  }
}
