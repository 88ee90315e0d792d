package dev.understudy.connect.internal;

import dev.understudy.table.UserError;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Recognises files that are no text by their first bytes.
final class NotText {

  /// A format and the bytes its files begin with.
  private record Signature(String begin, String format) {}

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("PK\003\004", "a zip file or a spreadsheet (.xlsx, .ods)"),
          new Signature("\320\317\021\340", "an old spreadsheet or document (.xls, .doc)"),
          new Signature("PAR1", "a Parquet file"),
          new Signature("SQLite format 3", "an SQLite database"),
          new Signature("\223NUMPY", "a NumPy array"),
          new Signature("%PDF-", "a PDF document"),
          new Signature("BZh", "a bzip2 archive"),
          new Signature("\3757zXZ", "an xz archive"),
          new Signature("(\265/\375", "a Zstandard archive"),
          new Signature("\211PNG", "a picture"),
          new Signature("\211HDF", "an HDF5 file"),
          new Signature("<!DOCTYPE", "a web page"),
          new Signature("<html", "a web page"),
          new Signature("<?xml", "an XML document"));

  /// Share of control characters above which a file is no text.
  private static final double MOST_CONTROLS = 0.02;

  private NotText() {}

  /// @throws UserError if `head` is the beginning of something else than text
  static void refuse(String name, byte[] head, TextEncoding encoding) {
    if (head.length == 0) {
      throw new UserError(name + " is empty; give a file with a header and rows.");
    }
    String begin = new String(head, 0, Math.min(head.length, 32), StandardCharsets.ISO_8859_1);
    for (Signature signature : SIGNATURES) {
      if (begin.startsWith(signature.begin)) {
        throw new UserError(
            name + " is " + signature.format + ", not a text table; export it as CSV in UTF-8.");
      }
    }
    String after = begin.stripLeading();
    if (after.startsWith("{\"") || after.startsWith("[{") || after.equals("{")) {
      throw new UserError(
          name + " looks like JSON, not like a text table; export it as CSV in UTF-8.");
    }
    if (encoding.isUnmarkedUtf8()) {
      int controls = 0;
      for (byte next : head) {
        controls += next > 0 && next < ' ' && next != '\n' && next != '\r' && next != '\t' ? 1 : 0;
      }
      if (controls > MOST_CONTROLS * head.length) {
        throw new UserError(name + " is binary, not a text table; export it as CSV in UTF-8.");
      }
      int line = 1;
      for (byte next : head) {
        line += next == '\n' ? 1 : 0;
        if (next == 0) {
          throw new UserError(
              name
                  + ", line "
                  + line
                  + ": a NUL byte; the file is damaged or no text, export it again as CSV in"
                  + " UTF-8.");
        }
      }
    }
  }
}
