package dev.understudy.workflow;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// Says in one sentence why a file could not be written.
public final class WriteTrouble {

  private WriteTrouble() {}

  /// @param path the file or folder that was being written
  public static UserError sentence(Path path, IOException exception) {
    String message = String.valueOf(exception.getMessage()).toLowerCase(Locale.ROOT);
    String reason;
    if (message.contains("no space left") || message.contains("not enough space")) {
      reason = "the disk is full; free some space or choose another output";
    } else if (message.contains("quota")) {
      reason = "the disk quota is used up; free some space or choose another output";
    } else if (message.contains("file too large")) {
      reason = "it would be larger than this system allows; choose another output";
    } else if (message.contains("read-only file system")) {
      reason = "the disk is read-only; choose another output";
    } else if (exception instanceof AccessDeniedException
        || message.contains("permission denied")) {
      reason = "you may not write there; choose another output";
    } else if (exception instanceof NoSuchFileException) {
      reason = "its folder does not exist or has just been removed";
    } else if (exception instanceof FileSystemException system && system.getReason() != null) {
      reason = system.getReason();
    } else {
      reason = exception.getMessage() == null ? exception.toString() : exception.getMessage();
    }
    return new UserError("'" + path + "' cannot be written: " + reason + ".", exception);
  }
}
