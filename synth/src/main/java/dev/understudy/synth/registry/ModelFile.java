package dev.understudy.synth.registry;

import dev.understudy.synth.Model;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.internal.ZipModelArchive;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Model files, `*.understudy`: a zip with `model.json`, readable, and arrays as `.npy`. Reading
/// one runs no code of the file, and a damaged or hostile file gives a [UserError].
public final class ModelFile {

  private ModelFile() {}

  /// Writes a model beside `path` and moves it into place. Equal models give equal bytes.
  ///
  /// @throws UserError if the file cannot be written
  public static void write(Model model, Path path) {
    write(model, model.provenance(), path);
  }

  /// The same with more to tell about how the model came to be than its generator knows.
  ///
  /// @param provenance names the same generator as the model's own
  /// @throws UserError if the file cannot be written
  public static void write(Model model, Provenance provenance, Path path) {
    try {
      ZipModelArchive archive = ZipModelArchive.of(provenance, model.schema());
      model.save(archive);
      Path beside =
          path.resolveSibling(
              "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      try {
        archive.write(beside);
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException | UncheckedIOException failure) {
      throw new UserError(
          "The model could not be written to '" + path + "': " + reason(failure) + ".", failure);
    }
  }

  /// @throws UserError if the file cannot be read or is no sound model file
  public static Model read(Path path) {
    if (Files.isDirectory(path)) {
      throw new UserError("'" + path + "' is a folder, not a model file.");
    }
    try {
      ZipModelArchive archive = ZipModelArchive.read(path);
      return Synthesizers.reader(archive.provenance().model()).load(archive);
    } catch (NoSuchFileException failure) {
      throw new UserError("There is no file '" + path + "'.", failure);
    } catch (IOException | UncheckedIOException failure) {
      throw new UserError(
          "'" + path + "' could not be read as a model file: " + reason(failure) + ".", failure);
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException failure) {
      throw new UserError(
          "'" + path + "' is not a sound model file: " + reason(failure) + ".", failure);
    }
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
