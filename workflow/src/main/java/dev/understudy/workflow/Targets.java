package dev.understudy.workflow;

import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import dev.understudy.table.RowGroups;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;

/// Sees to it that what shall be predicted can be predicted.
final class Targets {

  private Targets() {}

  /// @throws UserError if a target is a name or free text, or has fewer than two values
  static void check(Table table, Schema schema) {
    for (ColumnSchema target : schema.having(Role.TARGET)) {
      if (target.kind() == Kind.ID || target.kind() == Kind.TEXT) {
        throw new UserError(
            "The target '"
                + target.name()
                + "' holds "
                + (target.kind() == Kind.ID ? "names of rows" : "free text")
                + " that cannot be predicted; choose another column or give its kind in a --schema.");
      }
      Column column = table.column(target.name());
      int values = RowGroups.ofColumn(column).count() - (column.missing().any() ? 1 : 0);
      if (values < 2) {
        throw new UserError(
            "The target '"
                + target.name()
                + "' holds "
                + (values == 0 ? "no value" : "one value only")
                + ", so there is nothing to predict; choose another column or leave --target out.");
      }
    }
  }
}
