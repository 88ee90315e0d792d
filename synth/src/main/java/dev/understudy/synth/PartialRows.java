package dev.understudy.synth;

import dev.understudy.table.Table;

/// Rows of which some cells are to be drawn.
///
/// @param table with the columns of the model's schema; what a free cell holds is not looked at
/// @param free `[column][row]`, the cells to draw
/// @param present whether a drawn cell must hold a value; otherwise it may be missing, as often as
///   the model says
public record PartialRows(Table table, boolean[][] free, boolean present) {

  public PartialRows {
    if (free.length != table.columnCount()) {
      throw new IllegalArgumentException("free cells of other columns than those of the table");
    }
  }
}
