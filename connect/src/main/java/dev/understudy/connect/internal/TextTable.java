package dev.understudy.connect.internal;

import dev.understudy.table.Finding;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.UserError;
import dev.understudy.table.raw.DamagedText;
import dev.understudy.table.raw.RawTable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A delimited text file taken apart into cells, nothing of them interpreted yet.
///
/// @param raw the cells
/// @param findings what is unusual about the file's form
/// @param digest of the bytes of the file, perhaps still at work
/// @param encoding of its characters
/// @param form in which they are cells
public record TextTable(
    RawTable raw, List<Finding> findings, FileDigest digest, TextEncoding encoding, Form form) {

  /// SHA-256 of the bytes of the file, in hexadecimal digits; may have to wait for it.
  public String sha256() {
    return digest.hexadecimal();
  }

  /// Bytes looked at before reading begins: some hundred rows.
  private static final int HEAD = 1 << 16;

  private static final int LONGEST_HEAD = HEAD << 12;

  /// Lines that the beginning should hold, to tell a header from rows.
  private static final int LEAST_LINES = 3;

  /// What decoding makes of bytes that are no UTF-8.
  private static final char REPLACEMENT = '\uFFFD';

  /// Room is made for this many times the rows that the head lets expect.
  private static final double SPARE = 1.05;

  /// @param schema declared beforehand, null if nothing is
  /// @param keep names of the only columns to read, empty for all
  /// @param drop names of columns not to read
  /// @throws UserError with one sentence if the file cannot be read as a table
  public static TextTable read(
      Path path, @Nullable Schema schema, List<String> keep, List<String> drop, Progress progress) {
    SourceFile file = SourceFile.of(path);
    try {
      Head head = head(file);
      TextEncoding encoding = TextEncoding.of(head.bytes());
      NotText.refuse(file.name(), head.bytes(), encoding);
      Attempt attempt = new Attempt(file, schema, keep, drop, progress);
      try {
        return attempt.read(encoding, head);
      } catch (CharacterCodingException damage) {
        if (!encoding.isUnmarkedUtf8()) {
          throw new UserError(
              file.name()
                  + " is damaged: it is not the "
                  + encoding.charset().name()
                  + " text that its beginning says; save it again as UTF-8.",
              damage);
        }
        return attempt.read(TextEncoding.western(head.bytes()), head);
      }
    } catch (NoSuchFileException vanished) {
      throw new UserError(file.name() + " vanished while it was being read.", vanished);
    } catch (HashedInput.ChangedFile changed) {
      throw new UserError(
          file.name() + " changed while it was being read; wait until it is complete.", changed);
    } catch (EOFException | ZipException truncated) {
      throw new UserError(
          file.name() + " is a damaged or truncated gzip file; copy it again.", truncated);
    } catch (IOException failure) {
      throw new UserError(
          file.name() + " could not be read: " + SourceFile.reason(failure) + ".", failure);
    }
  }

  /// The beginning of the file: more than usual where lines are very long.
  private static Head head(SourceFile file) throws IOException {
    int size = HEAD;
    byte[] head = file.head(size);
    while (head.length == size && size < LONGEST_HEAD && lineEnds(head) < LEAST_LINES) {
      size *= 8;
      head = file.head(size);
    }
    return new Head(head, head.length < size);
  }

  /// The first bytes of a file, and whether they are all.
  private record Head(byte[] bytes, boolean complete) {}

  private static int lineEnds(byte[] text) {
    int ends = 0;
    for (byte next : text) {
      ends += next == '\n' || next == '\r' ? 1 : 0;
    }
    return ends;
  }

  /// One reading of the file under one assumption about its encoding.
  private static final class Attempt {
    private final SourceFile file;
    private final @Nullable Schema schema;
    private final List<String> keep;
    private final List<String> drop;
    private final Progress progress;
    private long line;

    Attempt(
        SourceFile file,
        @Nullable Schema schema,
        List<String> keep,
        List<String> drop,
        Progress progress) {
      this.file = file;
      this.schema = schema;
      this.keep = keep;
      this.drop = drop;
      this.progress = progress;
    }

    /// @throws CharacterCodingException if the file is not in that encoding
    TextTable read(TextEncoding encoding, Head head) throws IOException {
      try {
        return table(encoding, head);
      } catch (DamagedText text) {
        if (text.damage() == DamagedText.Cause.NOT_UTF_8) {
          throw new MalformedInputException(1);
        }
        throw damaged(text);
      }
    }

    private TextTable table(TextEncoding encoding, Head head) throws IOException {
      boolean complete = head.complete();
      byte[] text = Utf8Head.of(head.bytes(), encoding, complete);
      Form form = new FormSniffer(text, complete, file.name(), schema).sniff();
      for (String name : form.names()) {
        if (name.indexOf(REPLACEMENT) >= 0) {
          throw new MalformedInputException(1);
        }
      }
      List<Finding> findings = new ArrayList<>(form.findings());
      noteEncoding(encoding, findings);
      boolean[] wanted = Selection.of(form.names(), keep, drop);
      TableSink sink =
          new TableSink(
              file.name(), form.names(), wanted, form.header(), expectedRows(text, complete));
      try (HashedInput hashed = new HashedInput(file.open(), file.size(), progress);
          InputStream input = file.decode(hashed, encoding)) {
        CsvScanner scanner = new CsvScanner(input, form.dialect(), file.name(), true);
        try {
          scanner.skipLines(form.firstLine() - 1);
          scanner.scan(sink);
        } finally {
          line = scanner.line();
        }
        noteBlankLines(sink.blankLines(), findings);
        RawTable raw = new RawTable(file.name(), form.separator(), sink.columns(), sink.lines());
        if (sink.rows() == 0) {
          throw new UserError(
              file.name()
                  + " has a header but no rows; give a file with at least one row of data.");
        }
        return new TextTable(raw, findings, hashed.finish(), encoding, form);
      }
    }

    private int expectedRows(byte[] text, boolean complete) {
      int lines = lineEnds(text);
      if (complete || file.compressed() || lines == 0) {
        return lines;
      }
      double rows = SPARE * lines * file.size() / text.length;
      return (int) Math.min(rows, Integer.MAX_VALUE >> 4);
    }

    private RuntimeException damaged(DamagedText text) {
      String where = file.name() + ", line " + line;
      return text.damage() == DamagedText.Cause.NUL
          ? new UserError(
              where
                  + ": a NUL byte; the file is damaged or no text, export it again as CSV in UTF-8.")
          : new UserError(
              where
                  + ": the texts of one column exceed two gigabytes; leave the column out with"
                  + " --drop.");
    }

    private void noteEncoding(TextEncoding encoding, List<Finding> findings) {
      if (!encoding.isUtf8()) {
        findings.add(
            Notes.note(
                "encoding",
                1,
                "The file is not UTF-8; it is read as " + encoding.charset().name() + ".",
                "Outputs are written in UTF-8.",
                "Save the file as UTF-8 if letters look wrong."));
      }
    }

    private static void noteBlankLines(long count, List<Finding> findings) {
      if (count > 0) {
        findings.add(
            Notes.note(
                "blank-lines",
                count,
                count == 1
                    ? "A line between the rows is empty."
                    : count + " lines between the rows are empty.",
                "Left out.",
                "Write the delimiters of a row whose cells all are missing."));
      }
    }
  }
}
