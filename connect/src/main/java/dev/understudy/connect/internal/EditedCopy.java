package dev.understudy.connect.internal;

import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Copies a text file byte for byte but for some cells. The file is read twice at once: one reading
/// tells where the cells are, the other is copied up to there.
public final class EditedCopy implements RecordSink {

  private static final int BLOCK = 1 << 16;
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /// Rows between two questions whether to go on.
  private static final int CHECKED_ROWS = 4_096;

  private final CsvScanner scanner;
  private final InputStream original;
  private final PendingFile copy;
  private final Dialect dialect;
  private final List<@Nullable IntFunction<@Nullable String>> texts;
  private final Progress progress;
  private final byte[] block = new byte[BLOCK];
  private boolean headerAhead;
  private int column;
  private int row;
  private long copied;

  private EditedCopy(
      CsvScanner scanner,
      InputStream original,
      PendingFile copy,
      Form form,
      List<@Nullable IntFunction<@Nullable String>> texts,
      Progress progress) {
    this.scanner = scanner;
    this.original = original;
    this.copy = copy;
    this.dialect = form.dialect();
    this.headerAhead = form.header();
    this.texts = texts;
    this.progress = progress;
  }

  /// @param texts per column name the text of a row's cell, null where the cell stays
  /// @throws UserError if the file cannot be read again or the copy cannot be written
  public static void write(
      Path source,
      @Nullable Schema schema,
      Map<String, IntFunction<@Nullable String>> texts,
      Path output,
      Progress progress) {
    TextTable found = TextTable.read(source, schema, List.of(), List.of(), progress);
    SourceFile file = SourceFile.of(source);
    TextEncoding encoding = found.encoding();
    Form form = found.form();
    List<@Nullable IntFunction<@Nullable String>> byColumn =
        form.names().stream().<@Nullable IntFunction<@Nullable String>>map(texts::get).toList();
    try (InputStream input = file.decode(file.open(), encoding);
        InputStream original = file.decode(file.open(), encoding);
        PendingFile copy = PendingFile.open(output)) {
      if (encoding.isUtf8() && encoding.markLength() > 0) {
        copy.write(UTF_8_MARK, UTF_8_MARK.length);
      }
      CsvScanner scanner = new CsvScanner(input, form.dialect(), file.name(), true);
      scanner.skipLines(form.firstLine() - 1);
      EditedCopy edited = new EditedCopy(scanner, original, copy, form, byColumn, progress);
      scanner.scan(edited);
      edited.copyTo(Long.MAX_VALUE);
      copy.commit();
    } catch (IOException failure) {
      throw unreadable(source, failure);
    } catch (UncheckedIOException failure) {
      throw unreadable(source, failure.getCause());
    }
  }

  private static UserError unreadable(Path source, @Nullable IOException failure) {
    String reason = failure == null ? "it ended early" : SourceFile.reason(failure);
    return new UserError(source + " could not be read again: " + reason + ".");
  }

  @Override
  public void cell(byte[] text, int from, int to) {
    int index = column++;
    IntFunction<@Nullable String> replacement = headerAhead ? null : texts.get(index);
    String changed = replacement == null ? null : replacement.apply(row);
    if (changed != null) {
      replace(changed);
    }
  }

  private void replace(String text) {
    try {
      copyTo(scanner.cellFrom());
      original.skipNBytes(scanner.cellTo() - copied);
      copied = scanner.cellTo();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    byte[] bytes = dialect.quoted(text).getBytes(StandardCharsets.UTF_8);
    copy.write(bytes, bytes.length);
  }

  /// Copies the original up to a byte of its UTF-8 text, or to its end.
  private void copyTo(long end) throws IOException {
    while (copied < end) {
      int read = original.read(block, 0, (int) Math.min(block.length, end - copied));
      if (read < 0) {
        if (end == Long.MAX_VALUE) {
          return;
        }
        throw new EOFException("it ended early");
      }
      copy.write(block, read);
      copied += read;
    }
  }

  @Override
  public boolean end(long line) {
    column = 0;
    row += headerAhead ? 0 : 1;
    headerAhead = false;
    if (row % CHECKED_ROWS == 0) {
      progress.check();
    }
    return true;
  }

  @Override
  public boolean blank(long line) {
    return true;
  }
}
