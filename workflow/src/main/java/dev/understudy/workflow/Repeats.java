package dev.understudy.workflow;

import dev.understudy.table.RowGroups;
import dev.understudy.table.Table;
import org.jspecify.annotations.Nullable;

/// Acts on what the user says repeated rows are.
final class Repeats {

  private Repeats() {}

  /// The table to go on with. Kept and grouped rows are all used: the split never parts equal rows
  /// anyway, because they may be one person.
  ///
  /// @param duplicates null while the user has not said it
  /// @throws DecisionNeeded if there is a finding that must be decided first
  static Examined settle(Examined examined, @Nullable Duplicates duplicates) {
    if (duplicates == null) {
      if (!examined.undecided().isEmpty()) {
        throw new DecisionNeeded(examined.undecided());
      }
      return examined;
    }
    return switch (duplicates) {
      case KEEP, GROUP -> examined;
      case DROP -> {
        int[] firstRows = RowGroups.ofEqualRows(examined.table(), examined.schema()).firstRows();
        Table table = examined.table().select(firstRows);
        Targets.check(table, examined.schema());
        yield new Examined(
            examined.source(), table, examined.schema(), examined.findings(), examined.sha256());
      }
    };
  }
}
