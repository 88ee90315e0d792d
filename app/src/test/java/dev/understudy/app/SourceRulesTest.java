package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the house rules that only the source shows.
class SourceRulesTest {
  /// One idea fits into fewer lines; a longer file is two ideas.
  private static final int MOST_LINES = 400;

  @Test
  void noFileOfMainCodeIsTooLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : mainSources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(repository().relativize(file) + ": " + lines + " lines");
      }
    }
    assertThat(tooLong).as("files of more than %d lines", MOST_LINES).isEmpty();
  }

  /// Without the annotation NullAway still checks the package, but readers cannot tell.
  @Test
  void everyPackageIsNullMarked() throws IOException {
    var unmarked = new TreeSet<String>();
    for (Path file : mainSources()) {
      Path information = file.resolveSibling("package-info.java");
      if (!Files.exists(information) || !Files.readString(information).contains("@NullMarked")) {
        unmarked.add(repository().relativize(file.getParent()).toString());
      }
    }
    assertThat(unmarked).as("packages without @NullMarked in package-info.java").isEmpty();
  }

  private static List<Path> mainSources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(repository())) {
      for (Path module :
          modules.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList()) {
        Path main = module.resolve("src/main/java");
        if (Files.isDirectory(main)) {
          try (Stream<Path> files = Files.walk(main)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    assertThat(sources).isNotEmpty();
    return sources.stream().sorted().toList();
  }

  /// The folder with the wrapper, above the module where the test runs.
  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    assertThat(folder).as("the repository's root folder").isNotNull();
    return folder;
  }
}
