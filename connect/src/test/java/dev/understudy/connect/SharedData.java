package dev.understudy.connect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Data sets beside the repository, which need not be there.
final class SharedData {

  private SharedData() {}

  /// The file `name` in `../shared/data`; skips the test if it is absent.
  static Path file(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path file = folder.resolve("../shared/data").resolve(name).normalize();
      if (Files.exists(file)) {
        return file;
      }
      folder = folder.getParent();
    }
    assumeTrue(false, "../shared/data/" + name + " is not there");
    throw new IllegalStateException("assumptions throw");
  }
}
