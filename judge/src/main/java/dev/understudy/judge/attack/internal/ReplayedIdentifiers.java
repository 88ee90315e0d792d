package dev.understudy.judge.attack.internal;

import dev.understudy.judge.Evidence;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Values of identifiers and free text that come back in the released rows: names, addresses,
/// numbers of records. These columns take no part in the other attacks.
final class ReplayedIdentifiers {

  private ReplayedIdentifiers() {}

  static List<DisclosureResult> of(Evidence evidence) {
    List<DisclosureResult> results = new ArrayList<>();
    Table holdout = evidence.holdout();
    for (ColumnSchema column : evidence.schema().columns()) {
      if (holdout != null && names(column)) {
        Set<String> train = new HashSet<>(values(evidence.train(), column));
        // Plain numbers count the rows of any table; that they come back says nothing.
        if (train.isEmpty() || train.stream().allMatch(ReplayedIdentifiers::isNumber)) {
          continue;
        }
        List<String> released = values(evidence.synthetic(), column);
        List<String> others = values(holdout, column);
        Rates rates =
            new Rates(found(released, train), released.size(), found(others, train), others.size());
        results.add(
            new DisclosureResult(
                "replayed_identifiers",
                "copying",
                column.name(),
                rates,
                Double.NaN,
                String.format(
                    Locale.ROOT,
                    "%.0f of %d released values of %s are a training row's, and %.0f of %d of the"
                        + " holdout's.",
                    rates.successes(),
                    rates.trials(),
                    column.name(),
                    rates.controlSuccesses(),
                    rates.controlTrials())));
      }
    }
    return results;
  }

  private static boolean names(ColumnSchema column) {
    return column.has(Role.IDENTIFIER) || column.kind() == Kind.ID || column.kind() == Kind.TEXT;
  }

  private static List<String> values(Table table, ColumnSchema schema) {
    Column column = table.column(schema.name());
    List<String> values = new ArrayList<>();
    if (column instanceof TextColumn text) {
      for (int row = 0; row < text.size(); row++) {
        if (!text.isMissing(row)) {
          values.add(text.value(row));
        }
      }
    }
    return values;
  }

  private static boolean isNumber(String value) {
    return value.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == '-');
  }

  private static long found(List<String> values, Set<String> known) {
    return values.stream().filter(known::contains).count();
  }
}
