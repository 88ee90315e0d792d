package dev.understudy.table.inference;

import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.UserError;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.RawTable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Complains about a cell that is not what the schema says of its column, or takes it for missing.
///
/// @param tolerated counts cells that are taken for missing, null where none is
record Contradiction(
    RawTable table, RawColumn raw, ColumnSchema schema, @Nullable AtomicInteger tolerated) {

  /// The code of a missing cell in the place of the one at `row`: the first spelling.
  ///
  /// @param complaint about it
  /// @throws UserError if such a cell is not tolerated
  byte asMissing(int row, IntFunction<UserError> complaint) {
    if (tolerated == null) {
      throw complaint.apply(row);
    }
    tolerated.incrementAndGet();
    return 1;
  }

  private static final int LONGEST_CELL = 60;

  /// The cell at `row` is no value of the column's kind.
  UserError at(int row) {
    return new UserError(
        where(row)
            + " is not "
            + kind(schema.kind())
            + ", as the schema says; correct it, add it to the missing spellings of the column, or"
            + " declare another kind.");
  }

  /// The cell at `row` is not among the declared categories.
  UserError notAllowed(int row) {
    return new UserError(
        where(row)
            + " is none of the categories that the schema lists; correct it, or add it to them or to"
            + " the missing spellings of the column.");
  }

  /// The cell at `row` is a third value of a column that can only have two.
  UserError third(int row, String first, String second) {
    return new UserError(
        where(row)
            + " is a third value beside '"
            + first
            + "' and '"
            + second
            + "', but the schema says boolean; correct it, add it to the missing spellings of the"
            + " column, or declare it a category.");
  }

  UserError badFormat(IllegalArgumentException cause) {
    return new UserError(
        "The schema of column '" + schema.name() + "' cannot be used: " + cause.getMessage() + ".",
        cause);
  }

  private String where(int row) {
    String cell = raw.text(row);
    String shown = cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) + "..." : cell;
    return table.source()
        + ", line "
        + table.lines().line(row)
        + ", column '"
        + schema.name()
        + "': '"
        + shown
        + "'";
  }

  private String kind(Kind kind) {
    String formats =
        schema.spelling().formats().isEmpty()
            ? ""
            : " (" + String.join(", ", schema.spelling().formats()) + ")";
    return switch (kind) {
      case NUMBER -> "a number";
      case INTEGER -> "a whole number";
      case DATE -> "a date" + formats;
      case DATE_TIME -> "a date with a time" + formats;
      case TIME -> "a time of day" + formats;
      case CATEGORY, ORDINAL, BOOLEAN, CODE -> "a category";
      case ID, TEXT -> "a text";
    };
  }
}
