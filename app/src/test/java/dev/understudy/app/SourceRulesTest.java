package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Holds the house rules that only the source shows.
class SourceRulesTest {
  /// One idea fits into fewer lines; a longer file is two ideas.
  private static final int MOST_LINES = 400;

  @Test
  void noFileOfMainCodeIsTooLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : Sources.ofMainCode()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(Sources.repository().relativize(file) + ": " + lines + " lines");
      }
    }
    assertThat(tooLong).as("files of more than %d lines", MOST_LINES).isEmpty();
  }

  /// Without the annotation NullAway still checks the package, but readers cannot tell.
  @Test
  void everyPackageIsNullMarked() throws IOException {
    var unmarked = new TreeSet<String>();
    for (Path file : Sources.ofMainCode()) {
      Path information = file.resolveSibling("package-info.java");
      if (!Files.exists(information) || !Files.readString(information).contains("@NullMarked")) {
        unmarked.add(Sources.repository().relativize(file.getParent()).toString());
      }
    }
    assertThat(unmarked).as("packages without @NullMarked in package-info.java").isEmpty();
  }
}
