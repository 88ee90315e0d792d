package dev.understudy.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows sorted into groups of equals. Groups are numbered in the order of their first rows.
public final class RowGroups {

  private final int[] groupOfRow;
  private final int[] firstRows;
  private final int[] sizes;

  private RowGroups(int[] groupOfRow, int[] firstRows, int[] sizes) {
    this.groupOfRow = groupOfRow;
    this.firstRows = firstRows;
    this.sizes = sizes;
  }

  /// Rows of equal hash form a group.
  ///
  /// @param hashes one per row, as by [RowHash]
  public static RowGroups ofHashes(long[] hashes) {
    int slots = Integer.highestOneBit(Math.max(hashes.length, 1)) << 2;
    int[] groupInSlot = new int[slots];
    Arrays.fill(groupInSlot, -1);
    long[] hashInSlot = new long[slots];
    int[] groupOfRow = new int[hashes.length];
    int[] firstRows = new int[hashes.length];
    int[] sizes = new int[hashes.length];
    int groups = 0;
    for (int row = 0; row < hashes.length; row++) {
      long hash = hashes[row];
      int slot = (int) RowHash.mix(hash) & (slots - 1);
      while (groupInSlot[slot] >= 0 && hashInSlot[slot] != hash) {
        slot = (slot + 1) & (slots - 1);
      }
      if (groupInSlot[slot] < 0) {
        groupInSlot[slot] = groups;
        hashInSlot[slot] = hash;
        firstRows[groups++] = row;
      }
      groupOfRow[row] = groupInSlot[slot];
      sizes[groupInSlot[slot]]++;
    }
    return new RowGroups(
        groupOfRow, Arrays.copyOf(firstRows, groups), Arrays.copyOf(sizes, groups));
  }

  /// Rows of equal value in one column; missing cells form a group of their own.
  public static RowGroups ofColumn(Column column) {
    return ofHashes(RowHash.ofColumn(column, 0));
  }

  /// Rows equal in every column that describes something, that is in all but ids, person keys and
  /// identifiers. Every row is a group of its own where nothing but ids is left.
  public static RowGroups ofEqualRows(Table table, Schema schema) {
    List<Column> described = new ArrayList<>();
    for (Column column : table.columns()) {
      if (schema.find(column.name()).map(RowGroups::describes).orElse(true)) {
        described.add(column);
      }
    }
    if (described.isEmpty()) {
      long[] different = new long[table.rowCount()];
      Arrays.setAll(different, row -> row);
      return ofHashes(different);
    }
    return ofHashes(RowHash.of(described, table.rowCount()));
  }

  /// Whether a column says something about a row, rather than only naming it.
  public static boolean describes(ColumnSchema column) {
    return column.kind() != Kind.ID && !column.has(Role.PERSON_KEY) && !column.has(Role.IDENTIFIER);
  }

  public int count() {
    return firstRows.length;
  }

  public int rowCount() {
    return groupOfRow.length;
  }

  /// How many rows repeat an earlier one.
  public int repeats() {
    return groupOfRow.length - firstRows.length;
  }

  public int groupOf(int row) {
    return groupOfRow[row];
  }

  /// How many rows the group has.
  public int size(int group) {
    return sizes[group];
  }

  /// The size of the largest group, 0 if there are no rows.
  public int largest() {
    int largest = 0;
    for (int size : sizes) {
      largest = Math.max(largest, size);
    }
    return largest;
  }

  /// The first row of every group, ascending: selecting them drops the repeats.
  public int[] firstRows() {
    return firstRows.clone();
  }
}
