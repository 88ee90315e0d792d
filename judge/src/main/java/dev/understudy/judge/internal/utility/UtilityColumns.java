package dev.understudy.judge.internal.utility;

import dev.understudy.judge.internal.Coding;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Indices of columns with a role among the modelled ones.
record UtilityColumns(
    OptionalInt target, OptionalInt treatment, OptionalInt time, OptionalInt event) {

  static UtilityColumns of(Schema schema) {
    List<ColumnSchema> modelled = Coding.modelled(schema);
    return new UtilityColumns(
        first(modelled, Role.TARGET),
        first(modelled, Role.TREATMENT),
        first(modelled, Role.TIME),
        first(modelled, Role.EVENT));
  }

  private static OptionalInt first(List<ColumnSchema> modelled, Role role) {
    return IntStream.range(0, modelled.size())
        .filter(index -> modelled.get(index).has(role))
        .findFirst();
  }
}
