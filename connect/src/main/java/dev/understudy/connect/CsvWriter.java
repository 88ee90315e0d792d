package dev.understudy.connect;

import dev.understudy.connect.internal.PendingFile;
import dev.understudy.table.CellBuffer;
import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Writes tables as delimited text in UTF-8: a header, then rows, lines ending in LF, the cells
/// spelled as the schema says. Cells that hold a delimiter, a quote, a line break or an outer space
/// stand in double quotes.
///
/// The file appears, whole, on [#commit()]; closing without it leaves nothing behind. A path that
/// ends in `.gz` is compressed.
public final class CsvWriter implements AutoCloseable {

  private static final int BLOCK = 1 << 16;

  private final PendingFile file;
  private final Schema schema;
  private final byte[] separator;
  private final boolean[] special = new boolean[256];
  private final CellBuffer buffer = new CellBuffer(BLOCK + (BLOCK >> 2));

  private CsvWriter(PendingFile file, Schema schema) {
    this.file = file;
    this.schema = schema;
    this.separator = schema.delimiter().getBytes(StandardCharsets.UTF_8);
    for (byte needsQuotes : new byte[] {separator[0], '"', '\n', '\r'}) {
      special[needsQuotes & 0xFF] = true;
    }
  }

  /// Opens a file beside `path` and writes the header.
  ///
  /// @param schema names, order and spelling of the columns, and the delimiter
  /// @throws dev.understudy.table.UserError if the folder cannot be written to
  public static CsvWriter open(Path path, Schema schema) {
    CsvWriter writer = new CsvWriter(PendingFile.open(path), schema);
    try {
      writer.header();
    } catch (RuntimeException failure) {
      writer.close();
      throw failure;
    }
    return writer;
  }

  private void header() {
    List<ColumnSchema> columns = schema.columns();
    for (int i = 0; i < columns.size(); i++) {
      int start = separate(i);
      buffer.append(columns.get(i).name());
      quote(start, columns.size());
    }
    buffer.append((byte) '\n');
  }

  /// Appends the rows of `chunk`, which has the columns of the schema in any order.
  ///
  /// @throws dev.understudy.table.UserError if the disk is full or the file cannot be written
  public void write(Table chunk) {
    int columns = schema.columns().size();
    CellFormat[] formats = new CellFormat[columns];
    for (int i = 0; i < columns; i++) {
      ColumnSchema described = schema.columns().get(i);
      Column column = chunk.column(described.name());
      formats[i] = CellFormat.of(column, described);
    }
    for (int row = 0; row < chunk.rowCount(); row++) {
      for (int i = 0; i < columns; i++) {
        int start = separate(i);
        formats[i].append(row, buffer);
        quote(start, columns);
      }
      buffer.append((byte) '\n');
      if (buffer.length() >= BLOCK) {
        flush();
      }
    }
  }

  private int separate(int column) {
    if (column > 0) {
      buffer.append(separator[0]);
      for (int i = 1; i < separator.length; i++) {
        buffer.append(separator[i]);
      }
    }
    return buffer.length();
  }

  /// Puts the cell written since `start` into quotes if it needs them.
  private void quote(int start, int columns) {
    byte[] bytes = buffer.bytes();
    int end = buffer.length();
    if (start == end) {
      if (columns == 1 || separator[0] == ' ') {
        buffer.append((byte) '"');
        buffer.append((byte) '"');
      }
      return;
    }
    boolean needed = bytes[start] == ' ' || bytes[end - 1] == ' ';
    for (int i = start; i < end; i++) {
      needed |= special[bytes[i] & 0xFF];
    }
    if (needed) {
      enclose(start, end);
    }
  }

  private void enclose(int start, int end) {
    int quotes = 0;
    for (int i = start; i < end; i++) {
      quotes += buffer.bytes()[i] == '"' ? 1 : 0;
    }
    buffer.ensure(quotes + 2);
    byte[] bytes = buffer.bytes();
    int target = end + quotes + 2;
    buffer.length(target);
    bytes[--target] = '"';
    for (int i = end - 1; i >= start; i--) {
      byte next = bytes[i];
      bytes[--target] = next;
      if (next == '"') {
        bytes[--target] = '"';
      }
    }
    bytes[start] = '"';
  }

  private void flush() {
    file.write(buffer.bytes(), buffer.length());
    buffer.length(0);
  }

  /// Completes the file and moves it to its place, over an older one.
  ///
  /// @throws dev.understudy.table.UserError if the disk is full or the file cannot be moved
  public void commit() {
    flush();
    file.commit();
  }

  /// Removes what was written unless it was committed.
  @Override
  public void close() {
    file.close();
  }
}
