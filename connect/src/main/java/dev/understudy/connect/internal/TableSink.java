package dev.understudy.connect.internal;

import dev.understudy.table.UserError;
import dev.understudy.table.raw.RawColumn;
import dev.understudy.table.raw.RawColumnBuilder;
import dev.understudy.table.raw.RowLines;
import java.util.ArrayList;
import java.util.List;

/// Fills the raw columns of a table from the records of a file and insists on equally many cells in
/// each.
final class TableSink implements RecordSink {

  private final String source;
  private final int expected;
  private final RawColumnBuilder[] builders;
  private final boolean[] wanted;
  private final RowLines lines = new RowLines();
  private boolean headerAhead;
  private int column;
  private int rows;
  private int blanks;
  private long blanksBetween;
  private long firstBlank;

  /// @param names of all columns of the file
  /// @param wanted which of them to keep
  /// @param header whether the first record is the header
  TableSink(String source, List<String> names, boolean[] wanted, boolean header, int expectedRows) {
    this.source = source;
    this.expected = names.size();
    this.wanted = wanted;
    this.builders = new RawColumnBuilder[names.size()];
    for (int i = 0; i < builders.length; i++) {
      builders[i] = new RawColumnBuilder(names.get(i), wanted[i] ? expectedRows : 0);
    }
    this.headerAhead = header;
  }

  @Override
  public void cell(byte[] text, int from, int to) {
    if (blanks > 0) {
      fillBlanks();
    }
    int index = column++;
    if (!headerAhead && index < expected && wanted[index]) {
      builders[index].add(text, from, to);
    }
  }

  @Override
  public boolean end(long line) {
    int cells = column;
    column = 0;
    if (headerAhead) {
      headerAhead = false;
      return true;
    }
    if (cells != expected) {
      throw ragged(line, cells);
    }
    lines.begin(rows++, line);
    return true;
  }

  /// In a table of one column an empty line is an empty cell, unless only empty lines follow.
  private void fillBlanks() {
    if (expected == 1 && !headerAhead) {
      for (int i = 0; i < blanks; i++) {
        lines.begin(rows++, firstBlank + i);
        builders[0].add("");
      }
    } else if (!headerAhead && rows > 0) {
      blanksBetween += blanks;
    }
    blanks = 0;
  }

  private UserError ragged(long line, int cells) {
    return new UserError(
        source
            + ", line "
            + line
            + ": "
            + (cells == 1 ? "1 cell" : cells + " cells")
            + " where "
            + expected
            + (expected == 1 ? " is" : " are")
            + " expected; mend the line (a cell that holds the delimiter or a line break must stand"
            + " in quotes).");
  }

  @Override
  public boolean blank(long line) {
    if (blanks++ == 0) {
      firstBlank = line;
    }
    return true;
  }

  /// Blank lines between records that were left out.
  long blankLines() {
    return blanksBetween;
  }

  /// Which column the next cell belongs to.
  int column() {
    return column;
  }

  int rows() {
    return rows;
  }

  RowLines lines() {
    return lines;
  }

  List<RawColumn> columns() {
    List<RawColumn> columns = new ArrayList<>();
    for (int i = 0; i < builders.length; i++) {
      if (wanted[i]) {
        columns.add(builders[i].build());
      }
    }
    return columns;
  }
}
