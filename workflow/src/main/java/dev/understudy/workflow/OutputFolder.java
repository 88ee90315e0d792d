package dev.understudy.workflow;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder of results in which every file is either whole or not there: files are written into a
/// hidden folder inside it and moved into place when they are complete.
public final class OutputFolder implements AutoCloseable {

  private static final String STAGE_PREFIX = ".understudy-";

  private final Path folder;
  private final Path stage;
  private final @Nullable Path created;

  /// @param created the topmost folder that was made, null if all existed
  private OutputFolder(Path folder, Path stage, @Nullable Path created) {
    this.folder = folder;
    this.stage = stage;
    this.created = created;
  }

  /// The folder in which a single file goes.
  ///
  /// @throws UserError if it cannot be made or written to, or something is in the way
  public static OutputFolder around(Path file, List<String> names) {
    if (Files.isDirectory(file)) {
      throw new UserError("The output '" + file + "' is a folder; name a file.");
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new UserError("The output '" + file + "' is no file name.");
    }
    return open(parent, names);
  }

  /// Makes the folder where it does not exist yet. Files in it that are not written again stay.
  ///
  /// @param names of the files that will be written, checked now rather than after long work
  /// @throws UserError if it cannot be made or written to, or something is in the way
  public static OutputFolder open(Path folder, List<String> names) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserError(
          "The output '" + folder + "' is a file; name a folder that exists or can be made.");
    }
    for (String name : names) {
      if (Files.isDirectory(folder.resolve(name))) {
        throw new UserError(
            "The file '"
                + folder.resolve(name)
                + "' cannot be written because a folder of that name is in the way; move it away"
                + " or choose another output.");
      }
    }
    Path created = topmostMissing(folder.toAbsolutePath());
    try {
      Files.createDirectories(folder);
      return new OutputFolder(folder, Files.createTempDirectory(folder, STAGE_PREFIX), created);
    } catch (FileAlreadyExistsException exception) {
      throw new UserError(
          "The output '" + folder + "' cannot be made because a file is in the way.", exception);
    } catch (IOException exception) {
      throw WriteTrouble.sentence(folder, exception);
    }
  }

  /// Where to write the file that will be called `name`.
  public Path stage(String name) {
    return stage.resolve(name);
  }

  /// Moves finished files into place, replacing older ones.
  public void publish(List<String> names) {
    for (String name : names) {
      Path place = folder.resolve(name);
      try {
        Files.move(
            stage.resolve(name),
            place,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException exception) {
        throw WriteTrouble.sentence(place, exception);
      }
    }
  }

  /// Takes away files of an earlier run, so that they do not lie beside results they do not belong
  /// to.
  public void retract(List<String> names) {
    for (String name : names) {
      Path place = folder.resolve(name);
      try {
        Files.deleteIfExists(place);
      } catch (IOException exception) {
        throw WriteTrouble.sentence(place, exception);
      }
    }
  }

  /// Removes what was not published, and the folders that were made for nothing.
  @Override
  public void close() {
    try {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(stage)) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(stage);
      removeIfEmpty();
    } catch (IOException exception) {
      throw WriteTrouble.sentence(stage, exception);
    }
  }

  private void removeIfEmpty() throws IOException {
    Path made = folder.toAbsolutePath();
    while (created != null && made != null && made.startsWith(created) && isEmpty(made)) {
      Files.delete(made);
      made = made.getParent();
    }
  }

  private static @Nullable Path topmostMissing(Path folder) {
    Path missing = null;
    for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
      missing = path;
    }
    return missing;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }
}
