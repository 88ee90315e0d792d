package dev.understudy.app.text;

import dev.understudy.app.terminal.Wrapping;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import java.util.Locale;
import java.util.stream.Collectors;

/// A schema for people: one line per column.
public final class SchemaText {

  /// Of very wide tables only the first columns are listed.
  private static final int LISTED_COLUMNS = 100;

  private static final int LONGEST_NAME = 40;

  private SchemaText() {}

  public static String of(Schema schema) {
    Columns columns = new Columns().row("column", "kind", "roles", "missing is written");
    for (ColumnSchema column : schema.columns().stream().limit(LISTED_COLUMNS).toList()) {
      columns.row(name(column.name()), word(column.kind().name()), roles(column), missing(column));
    }
    String more =
        schema.columns().size() > LISTED_COLUMNS
            ? "  and " + Counts.of(schema.columns().size() - LISTED_COLUMNS, "column") + " more\n"
            : "";
    return columns.text(2, Integer.MAX_VALUE) + more;
  }

  private static String name(String name) {
    return name.isEmpty() ? "(no name)" : Wrapping.shorten(oneLine(name), LONGEST_NAME);
  }

  private static String oneLine(String text) {
    return Wrapping.harmless(text).replace('\n', ' ');
  }

  private static String roles(ColumnSchema column) {
    return column.roles().stream()
        .map(Role::name)
        .map(SchemaText::word)
        .collect(Collectors.joining(", "));
  }

  private static String missing(ColumnSchema column) {
    return column.spelling().missing().stream()
        .map(spelling -> spelling.isEmpty() ? "(empty)" : oneLine(spelling))
        .collect(Collectors.joining(", "));
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
