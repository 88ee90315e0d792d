package dev.understudy.workflow;

import dev.understudy.connect.Loaded;
import dev.understudy.connect.ReadOptions;
import dev.understudy.connect.TableFile;
import dev.understudy.synth.PartialRows;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.Recoding;
import dev.understudy.table.Schema;
import dev.understudy.table.Spelling;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import dev.understudy.table.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows that shall be completed: what of them is given, as it is spelled and as it is meant.
///
/// @param rows all columns of the schema; absent columns and empty cells are free
/// @param spelled the columns of the file as text, every cell as it was spelled
record GivenCells(PartialRows rows, Table spelled) {

  /// Reads rows.
  ///
  /// @param schema what the columns mean
  /// @param known the table that the rows are like, null where only a model of it is at hand
  /// @throws UserError if the file cannot be read so, has a column of its own, or gives a category
  ///   that the known table does not hold
  static GivenCells read(Path file, Schema schema, @Nullable Table known, Progress progress) {
    Loaded asFound = TableFile.read(file, ReadOptions.DEFAULT, progress);
    for (String name : asFound.table().names()) {
      if (schema.find(name).isEmpty()) {
        throw new UserError(
            "'"
                + file.getFileName()
                + "' has a column '"
                + name
                + "', which complete rows lack; they have: "
                + String.join(", ", schema.columns().stream().map(ColumnSchema::name).toList())
                + ".");
      }
    }
    Table given =
        known == null
            ? Recoding.recode(
                TableFile.read(file, ReadOptions.DEFAULT.withSchema(schema), progress).table(),
                schema)
            : new SameMeaning(known, schema, false).read(file, progress).table();
    if (known != null) {
      checkCategories(file, given, known);
    }
    return new GivenCells(partial(given, schema), spelled(file, asFound.schema(), progress));
  }

  private static Table spelled(Path file, Schema found, Progress progress) {
    Spelling asItStands = Spelling.PLAIN.withMissing(List.of());
    Schema texts =
        found.withColumns(
            found.columns().stream()
                .map(column -> ColumnSchema.of(column.name(), Kind.TEXT).withSpelling(asItStands))
                .toList());
    return TableFile.read(file, ReadOptions.DEFAULT.withSchema(texts), progress).table();
  }

  private static void checkCategories(Path file, Table given, Table known) {
    for (Column column : given.columns()) {
      if (column instanceof CategoryColumn categories
          && known.column(column.name()) instanceof CategoryColumn theirs) {
        for (int row = 0; row < categories.size(); row++) {
          if (!categories.isMissing(row) && !theirs.categories().contains(categories.value(row))) {
            throw unknown(file, row, categories, theirs.categories());
          }
        }
      }
    }
  }

  private static UserError unknown(
      Path file, int row, CategoryColumn column, List<String> categories) {
    int listed = Math.min(categories.size(), 10);
    return new UserError(
        "'"
            + file.getFileName()
            + "', row "
            + (row + 1)
            + ": column '"
            + column.name()
            + "' never is '"
            + column.value(row)
            + "'; it is one of: "
            + String.join(", ", categories.subList(0, listed))
            + (listed < categories.size() ? " ..." : "")
            + ".");
  }

  private static PartialRows partial(Table given, Schema schema) {
    int rows = given.rowCount();
    List<Column> columns = new ArrayList<>();
    boolean[][] free = new boolean[schema.columns().size()][rows];
    for (ColumnSchema meaning : schema.columns()) {
      boolean[] cells = free[columns.size()];
      Column column = given.find(meaning.name()).orElse(null);
      if (column == null) {
        Arrays.fill(cells, true);
        columns.add(empty(meaning, rows));
      } else {
        for (int row = 0; row < rows; row++) {
          cells[row] = column.isMissing(row);
        }
        columns.add(column);
      }
    }
    return new PartialRows(Table.of(columns), free, false);
  }

  private static Column empty(ColumnSchema meaning, int rows) {
    byte[] codes = new byte[rows];
    Arrays.fill(codes, (byte) 1);
    Missing all = Missing.of(codes, List.of(""));
    return switch (meaning.kind()) {
      case NUMBER, INTEGER -> NumberColumn.of(meaning.name(), new double[rows], all);
      case CATEGORY, ORDINAL, BOOLEAN, CODE ->
          CategoryColumn.of(meaning.name(), List.of(), new int[rows], all);
      case DATE -> MomentColumn.of(meaning.name(), MomentColumn.Unit.DAYS, new long[rows], all);
      case DATE_TIME, TIME ->
          MomentColumn.of(meaning.name(), MomentColumn.Unit.MICROSECONDS, new long[rows], all);
      case ID, TEXT -> {
        String[] texts = new String[rows];
        Arrays.fill(texts, "");
        yield TextColumn.of(meaning.name(), texts, all);
      }
    };
  }
}
