package dev.understudy.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir Path directory;

  private List<String> left(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void publishedFilesReplaceOlderOnesAndTheRestIsLeftAlone() throws IOException {
    Files.writeString(directory.resolve("rows.csv"), "old");
    Files.writeString(directory.resolve("notes.txt"), "mine");
    try (OutputFolder folder = OutputFolder.open(directory, List.of("rows.csv"))) {
      Files.writeString(folder.stage("rows.csv"), "new");
      assertThat(directory.resolve("rows.csv")).hasContent("old");
      folder.publish(List.of("rows.csv"));
      Files.writeString(folder.stage("half.csv"), "half");
    }

    assertThat(directory.resolve("rows.csv")).hasContent("new");
    assertThat(left(directory)).containsExactly("notes.txt", "rows.csv");
  }

  @Test
  void foldersMadeForNothingAreRemoved() throws IOException {
    try (OutputFolder folder = OutputFolder.open(directory.resolve("a/b/c"), List.of("x"))) {
      Files.writeString(folder.stage("x"), "half");
    }

    assertThat(left(directory)).isEmpty();
  }

  @Test
  void anEmptyFolderThatWasThereBeforeStays() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    OutputFolder.open(empty, List.of("x")).close();

    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void resultsOfAnEarlierRunAreRetracted() throws IOException {
    Files.writeString(directory.resolve("report.html"), "of other rows");
    try (OutputFolder folder = OutputFolder.open(directory, List.of("report.html"))) {
      folder.retract(List.of("report.html", "scorecard.json"));
    }

    assertThat(left(directory)).isEmpty();
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> OutputFolder.open(file, List.of("x")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The output '" + file + "' is a file; name a folder that exists or can be made.");
    assertThatThrownBy(() -> OutputFolder.open(file.resolve("below"), List.of("x")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.resolve("below").toString());
  }

  @Test
  void aFolderInTheWayOfAFileIsNamed() throws IOException {
    Files.createDirectory(directory.resolve("report.html"));

    assertThatThrownBy(() -> OutputFolder.open(directory, List.of("rows.csv", "report.html")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("report.html")
        .hasMessageContaining("a folder of that name is in the way");
    assertThatThrownBy(() -> OutputFolder.around(directory, List.of("x")))
        .isInstanceOf(UserError.class)
        .hasMessage("The output '" + directory + "' is a folder; name a file.");
  }
}
