package dev.understudy.connect.internal;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A file being written under another name in the same folder, so that its own name only ever shows
/// a complete file.
public final class PendingFile implements AutoCloseable {

  private static final int BLOCK = 1 << 16;

  private final Path target;
  private final Path temporary;
  private @Nullable OutputStream output;

  private PendingFile(Path target, Path temporary, OutputStream output) {
    this.target = target;
    this.temporary = temporary;
    this.output = output;
  }

  /// @throws UserError if the folder does not exist or cannot be written to
  public static PendingFile open(Path path) {
    Path target = path.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new UserError(path + " is a folder; give the name of a file to write.");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserError("There is no folder " + folder + "; make it, or write elsewhere.");
    }
    try {
      String suffix = "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part";
      Path temporary = folder.resolve("." + target.getFileName() + suffix);
      OutputStream file =
          Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      boolean compressed = target.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
      return new PendingFile(
          target, temporary, compressed ? new GZIPOutputStream(file, BLOCK) : file);
    } catch (IOException failure) {
      throw failed(path, failure);
    }
  }

  private static UserError failed(Path path, IOException failure) {
    return new UserError(
        path
            + " could not be written: "
            + SourceFile.reason(failure)
            + "; nothing was left behind.",
        failure);
  }

  /// @throws UserError if the disk is full or the file cannot be written
  public void write(byte[] bytes, int length) {
    try {
      open().write(bytes, 0, length);
    } catch (IOException failure) {
      close();
      throw failed(target, failure);
    }
  }

  private OutputStream open() {
    if (output == null) {
      throw new IllegalStateException(target + " is closed");
    }
    return output;
  }

  /// Completes the file and moves it to its place.
  ///
  /// @throws UserError if that fails
  public void commit() {
    try {
      open().close();
      output = null;
      move();
    } catch (IOException failure) {
      close();
      throw failed(target, failure);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notAtomic) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Removes the file unless it was committed.
  @Override
  public void close() {
    OutputStream open = output;
    output = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException alreadyReported) {
      // The file is removed in any case; the write that failed has been reported.
    }
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException failure) {
      throw new UserError(
          temporary + " could not be removed: " + SourceFile.reason(failure) + ".", failure);
    }
  }
}
