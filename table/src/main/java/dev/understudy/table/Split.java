package dev.understudy.table;

import dev.understudy.table.internal.DisjointSets;
import java.util.Arrays;
import java.util.Locale;

/// A table cut in two: rows to learn from and rows never shown to a generator.
///
/// What belongs together stays together: the rows of one person where the schema has a
/// [Role#PERSON_KEY], and rows equal in every column but ids, because they may be one person
/// entered twice. A person with a missing key is a person of one row. Where the schema has a
/// [Role#TARGET], the holdout has its share of every class, or of every tenth of a number's values.
///
/// @param train rows to learn from, in table order
/// @param holdout rows kept aside, in table order
/// @param trainRows which rows of the table they are, ascending
/// @param holdoutRows which rows of the table they are, ascending
public record Split(Table train, Table holdout, int[] trainRows, int[] holdoutRows) {

  /// Draws a holdout of `round(rows * holdoutShare)` rows, at least one and not all, or as near to
  /// that as whole units allow. The same table, schema and seed give the same split.
  ///
  /// @param holdoutShare strictly between 0 and 1
  /// @throws UserError if the share is no share, or if a side would be left without rows
  public static Split of(Table table, Schema schema, double holdoutShare, Seed seed) {
    if (!(holdoutShare > 0 && holdoutShare < 1)) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "The holdout share must lie between 0 and 1, but it is %s; try 0.2.",
              holdoutShare));
    }
    int[] unitOfRow = units(table, schema);
    if (units(unitOfRow) < 2) {
      throw new UserError(tooFewUnits(table, schema));
    }
    Strata strata =
        schema
            .first(Role.TARGET)
            .flatMap(target -> table.find(target.name()))
            .map(Strata::of)
            .orElseGet(() -> Strata.single(table.rowCount()));
    boolean[] held =
        HoldoutDraw.draw(unitOfRow, strata, holdoutShare, seed.child("split").stream());
    int holdoutCount = 0;
    for (boolean isHeld : held) {
      holdoutCount += isHeld ? 1 : 0;
    }
    int[] trainRows = new int[held.length - holdoutCount];
    int[] holdoutRows = new int[holdoutCount];
    int nextTrain = 0;
    int nextHoldout = 0;
    for (int row = 0; row < held.length; row++) {
      if (held[row]) {
        holdoutRows[nextHoldout++] = row;
      } else {
        trainRows[nextTrain++] = row;
      }
    }
    return new Split(table.select(trainRows), table.select(holdoutRows), trainRows, holdoutRows);
  }

  /// The unit of each row, numbered from 0 in the order of first rows.
  private static int[] units(Table table, Schema schema) {
    DisjointSets sets = new DisjointSets(table.rowCount());
    joinGroups(sets, RowGroups.ofEqualRows(table, schema), Missing.none(table.rowCount()));
    for (ColumnSchema key : schema.having(Role.PERSON_KEY)) {
      Column column = table.column(key.name());
      joinGroups(sets, RowGroups.ofColumn(column), column.missing());
    }
    int[] unitOfRoot = new int[table.rowCount()];
    Arrays.fill(unitOfRoot, -1);
    int[] unitOfRow = new int[table.rowCount()];
    int units = 0;
    for (int row = 0; row < unitOfRow.length; row++) {
      int root = sets.find(row);
      if (unitOfRoot[root] < 0) {
        unitOfRoot[root] = units++;
      }
      unitOfRow[row] = unitOfRoot[root];
    }
    return unitOfRow;
  }

  private static void joinGroups(DisjointSets sets, RowGroups groups, Missing alone) {
    int[] firstRows = groups.firstRows();
    for (int row = 0; row < groups.rowCount(); row++) {
      int first = firstRows[groups.groupOf(row)];
      if (first != row && !alone.at(row)) {
        sets.join(first, row);
      }
    }
  }

  private static int units(int[] unitOfRow) {
    int units = 0;
    for (int unit : unitOfRow) {
      units = Math.max(units, unit + 1);
    }
    return units;
  }

  private static String tooFewUnits(Table table, Schema schema) {
    if (table.rowCount() < 2) {
      return "The table has "
          + (table.rowCount() == 1 ? "one row" : "no rows")
          + ", too few to keep a holdout; give at least 2 rows.";
    }
    String reason =
        schema
            .first(Role.PERSON_KEY)
            .map(key -> "belong to one person (column '" + key.name() + "') or are equal")
            .orElse("are equal in every column but ids");
    return "All "
        + table.rowCount()
        + " rows "
        + reason
        + ", so none can be kept as a holdout; give rows of at least two persons.";
  }
}
