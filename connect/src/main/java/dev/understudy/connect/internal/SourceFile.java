package dev.understudy.connect.internal;

import dev.understudy.table.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A file to read, gzipped or not (told by its first bytes, not by its name).
final class SourceFile {

  private static final int GZIP_BLOCK = 1 << 16;

  private final Path path;
  private final String name;
  private final long size;
  private final boolean compressed;

  private SourceFile(Path path, String name, long size, boolean compressed) {
    this.path = path;
    this.name = name;
    this.size = size;
    this.compressed = compressed;
  }

  /// @throws UserError if there is no such file, or it cannot be read
  static SourceFile of(Path path) {
    String name = path.toString();
    if (!Files.exists(path)) {
      throw new UserError("There is no file " + name + "; check the path.");
    }
    if (Files.isDirectory(path)) {
      throw new UserError(name + " is a folder; give a file in it.");
    }
    if (!Files.isRegularFile(path)) {
      throw new UserError(name + " is not a regular file; save the data to a file first.");
    }
    try (InputStream input = Files.newInputStream(path)) {
      byte[] begin = input.readNBytes(2);
      boolean compressed =
          begin.length == 2 && (begin[0] & 0xFF) == 0x1F && (begin[1] & 0xFF) == 0x8B;
      return new SourceFile(path, name, Files.size(path), compressed);
    } catch (IOException failure) {
      throw new UserError(name + " cannot be read: " + reason(failure) + ".", failure);
    }
  }

  /// Why the operating system refused, in words.
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  String name() {
    return name;
  }

  /// Bytes on the disk.
  long size() {
    return size;
  }

  boolean compressed() {
    return compressed;
  }

  /// The bytes as they lie on the disk.
  InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  /// At most `most` bytes from the beginning, unpacked.
  byte[] head(int most) throws IOException {
    try (InputStream input = unpack(open())) {
      return input.readNBytes(most);
    }
  }

  /// The text of the file in UTF-8, without byte order mark.
  InputStream decode(InputStream bytes, TextEncoding encoding) throws IOException {
    InputStream unpacked = unpack(bytes);
    unpacked.skipNBytes(encoding.markLength());
    return encoding.isUtf8() ? unpacked : new Utf8Input(unpacked, encoding);
  }

  private InputStream unpack(InputStream bytes) throws IOException {
    return compressed
        ? new BufferedInputStream(new GZIPInputStream(bytes, GZIP_BLOCK), GZIP_BLOCK)
        : bytes;
  }
}
