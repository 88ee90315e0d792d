package dev.understudy.connect.internal;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Takes UTF-8 text apart into cells as RFC 4180 has it, for any one-byte delimiter. Lines end in
/// LF, CRLF or CR. A cell is passed on as a range of the read buffer, so nothing is allocated per
/// cell. A quote inside an unquoted cell is an ordinary character.
public final class CsvScanner {

  private static final int BLOCK = 1 << 18;

  /// A longer cell means a quote that is never closed.
  private static final int LONGEST_CELL = 1 << 26;

  private static final int END = -1;

  private final InputStream input;
  private final Dialect dialect;
  private final String source;
  private final boolean strict;
  private byte[] buffer = new byte[BLOCK];
  private int position;
  private int limit;
  private int cellStart;
  private long discarded;
  private long cellFrom;
  private long line = 1;

  /// @param input UTF-8 without a byte order mark
  /// @param source the file's name, for messages
  /// @param strict whether to throw on wrong quotes; otherwise they are taken as they stand
  public CsvScanner(InputStream input, Dialect dialect, String source, boolean strict) {
    this.input = input;
    this.dialect = dialect;
    this.source = source;
    this.strict = strict;
  }

  /// The line being read, the first being 1.
  public long line() {
    return line;
  }

  /// Where the cell that is being passed on begins, its quote included, in bytes of the input.
  public long cellFrom() {
    return cellFrom;
  }

  /// Where it ends, its quote included.
  public long cellTo() {
    return discarded + position;
  }

  /// Skips whole lines, whatever they hold.
  public void skipLines(long count) throws IOException {
    for (long skipped = 0; skipped < count; skipped++) {
      int next = peek();
      while (next != END && next != '\n' && next != '\r') {
        position++;
        cellStart = position;
        next = peek();
      }
      if (next != END) {
        lineEnd();
      }
    }
  }

  /// Passes every record to `sink` until the input ends or the sink has enough.
  ///
  /// @throws UserError on a quote that is not closed, or text after a closed quote
  public void scan(RecordSink sink) throws IOException {
    boolean more = true;
    while (more) {
      cellStart = position;
      if (dialect.spaces()) {
        skipSpaces();
      }
      int first = peek();
      if (first == END) {
        return;
      }
      long start = line;
      if (first == '\n' || first == '\r') {
        lineEnd();
        more = sink.blank(start);
      } else {
        record(sink);
        more = sink.end(start);
      }
    }
  }

  private void record(RecordSink sink) throws IOException {
    byte delimiter = dialect.delimiter();
    while (true) {
      cellStart = position;
      cellFrom = discarded + position;
      int next = peek();
      if (next == dialect.quote()) {
        quoted(sink);
      } else {
        unquotedEnd(delimiter);
        sink.cell(buffer, cellStart, position);
      }
      cellStart = position;
      if (dialect.spaces()) {
        skipSpaces();
        next = peek();
        if (next != END && next != '\n' && next != '\r') {
          continue;
        }
      }
      next = peek();
      if (next == delimiter) {
        position++;
        if (dialect.padded()) {
          cellStart = position;
          skipSpaces();
        }
      } else {
        if (next != END) {
          lineEnd();
        }
        return;
      }
    }
  }

  /// Moves to the delimiter or line end after the cell.
  private void unquotedEnd(byte delimiter) throws IOException {
    byte[] bytes = buffer;
    int at = position;
    int end = limit;
    int greatest = Math.max(delimiter, '\r');
    while (true) {
      while (at < end) {
        byte next = bytes[at];
        if (next <= greatest && (next == delimiter || next == '\n' || next == '\r')) {
          position = at;
          return;
        }
        at++;
      }
      position = at;
      if (!refill()) {
        return;
      }
      bytes = buffer;
      at = position;
      end = limit;
    }
  }

  private void quoted(RecordSink sink) throws IOException {
    if (plainlyQuoted(sink)) {
      return;
    }
    byte quote = dialect.quote();
    long opened = line;
    position++;
    int written = 1;
    while (true) {
      int next = peek();
      if (next == END) {
        if (strict) {
          throw unclosed(opened);
        }
        break;
      }
      position++;
      if (next == quote) {
        if (peek() != quote) {
          break;
        }
        position++;
      } else if (next == '\n' || (next == '\r' && peek() != '\n')) {
        line++;
      }
      buffer[cellStart + written++] = (byte) next;
      if (written > LONGEST_CELL && strict) {
        throw unclosed(opened);
      }
    }
    int after = peek();
    while (after == ' ' && !dialect.spaces()) {
      position++;
      after = peek();
    }
    if (after != END && !endsCell((byte) after)) {
      if (strict) {
        throw new UserError(
            source
                + ", line "
                + line
                + ": text follows a closing quote; write a quote inside a quoted cell twice.");
      }
      unquotedEnd(dialect.delimiter());
      sink.cell(buffer, cellStart, position);
      return;
    }
    sink.cell(buffer, cellStart + 1, cellStart + written);
  }

  /// The usual quoted cell: whole in the buffer, on one line, without a quote inside.
  ///
  /// @return false, with nothing done, for any other
  private boolean plainlyQuoted(RecordSink sink) {
    byte[] bytes = buffer;
    byte quote = dialect.quote();
    int at = position + 1;
    int end = limit - 1;
    while (at < end) {
      byte next = bytes[at];
      if (next == quote) {
        if (!endsCell(bytes[at + 1])) {
          return false;
        }
        position = at + 1;
        sink.cell(bytes, cellStart + 1, at);
        return true;
      }
      if (next == '\n' || next == '\r') {
        return false;
      }
      at++;
    }
    return false;
  }

  private boolean endsCell(byte next) {
    return next == dialect.delimiter() || next == '\n' || next == '\r';
  }

  private UserError unclosed(long opened) {
    return new UserError(
        source
            + ": the quote opened on line "
            + opened
            + " is never closed; close it, or write a quote that belongs to the text twice inside"
            + " quotes.");
  }

  private void skipSpaces() throws IOException {
    while (peek() == ' ') {
      position++;
      cellStart = position;
    }
  }

  /// Moves behind the line end.
  private void lineEnd() throws IOException {
    boolean carriageReturn = buffer[position++] == '\r';
    cellStart = position;
    if (carriageReturn && peek() == '\n') {
      position++;
    }
    line++;
  }

  /// The byte at the position (ASCII ones are never negative), [#END] at the end of the input.
  private int peek() throws IOException {
    if (position == limit && !refill()) {
      return END;
    }
    return buffer[position] & 0xFF;
  }

  /// Reads more, keeping the bytes from the start of the cell. Moves all positions.
  private boolean refill() throws IOException {
    int kept = limit - cellStart;
    if (cellStart > 0) {
      System.arraycopy(buffer, cellStart, buffer, 0, kept);
      discarded += cellStart;
      position -= cellStart;
      cellStart = 0;
      limit = kept;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = input.read(buffer, limit, buffer.length - limit);
    if (read <= 0) {
      return false;
    }
    limit += read;
    return true;
  }
}
