package dev.understudy.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {

  private static final Schema SCHEMA =
      Schema.of(List.of(ColumnSchema.of("n", Kind.NUMBER), ColumnSchema.of("t", Kind.TEXT)));

  @TempDir Path folder;

  private static Table table(String... texts) {
    double[] numbers = new double[texts.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 0.5;
    }
    return Table.of(
        List.of(
            TextColumn.of("t", texts, Missing.none(texts.length)),
            NumberColumn.of("n", numbers, Missing.none(texts.length))));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void columnsStandInTheOrderOfTheSchemaAndQuotesWhereNeeded() throws IOException {
    Path path = folder.resolve("out.csv");
    try (CsvWriter writer = CsvWriter.open(path, SCHEMA)) {
      writer.write(table("plain", "a,b", "say \"hi\""));
      writer.write(table("two\nlines", " outer", "ü"));
      writer.commit();
    }
    assertThat(Files.readString(path))
        .isEqualTo(
            "n,t\n0.5,plain\n1.5,\"a,b\"\n2.5,\"say \"\"hi\"\"\"\n"
                + "0.5,\"two\nlines\"\n1.5,\" outer\"\n2.5,ü\n");
  }

  @Test
  void anotherDelimiterNeedsOtherQuotes() throws IOException {
    Path path = folder.resolve("out.csv");
    try (CsvWriter writer = CsvWriter.open(path, SCHEMA.withDelimiter(";"))) {
      writer.write(table("a,b", "a;b"));
      writer.commit();
    }
    assertThat(Files.readString(path)).isEqualTo("n;t\n0.5;a,b\n1.5;\"a;b\"\n");
  }

  @Test
  void missingCellsAreWrittenAsTheyWereSpelled() throws IOException {
    Missing missing = Missing.of(new byte[] {0, 1, 2}, List.of("", "NA"));
    Table table =
        Table.of(List.of(CategoryColumn.of("c", List.of("x"), new int[] {0, 0, 0}, missing)));
    Path path = folder.resolve("out.csv");
    Schema schema = Schema.of(List.of(ColumnSchema.of("c", Kind.CATEGORY)));
    try (CsvWriter writer = CsvWriter.open(path, schema)) {
      writer.write(table);
      writer.commit();
    }
    assertThat(Files.readString(path)).isEqualTo("c\nx\n\"\"\nNA\n");
  }

  @Test
  void nothingIsLeftWithoutCommitAndTheOldFileStays() throws IOException {
    Path path = folder.resolve("out.csv");
    Files.writeString(path, "old");
    try (CsvWriter writer = CsvWriter.open(path, SCHEMA)) {
      writer.write(table("x"));
    }
    assertThat(Files.readString(path)).isEqualTo("old");
    assertThat(files()).containsExactly(path);
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() {
    Path path = folder.resolve("none").resolve("out.csv");
    assertThatThrownBy(() -> CsvWriter.open(path, SCHEMA))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no folder")
        .hasMessageContaining("none");
    assertThatThrownBy(() -> CsvWriter.open(folder, SCHEMA))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is a folder");
  }

  /// Run by [#aFullDiskGivesOneSentenceAndLeavesNothing] in a process that may write little.
  static final class WritesMuch {
    private WritesMuch() {}

    public static void main(String[] arguments) {
      try (CsvWriter writer = CsvWriter.open(Path.of(arguments[0]), SCHEMA)) {
        for (int i = 0; i < 1000; i++) {
          writer.write(table("x".repeat(1000)));
        }
        writer.commit();
      } catch (UserError error) {
        System.out.println(error.getMessage());
      }
    }
  }

  @Test
  void aFullDiskGivesOneSentenceAndLeavesNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs a shell that limits file sizes");
    Path path = folder.resolve("out.csv");
    Process process =
        new ProcessBuilder(
                "/bin/bash",
                "-c",
                "ulimit -f 128; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                WritesMuch.class.getName(),
                path.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isZero();
    assertThat(output).contains("out.csv could not be written").contains("nothing was left behind");
    assertThat(files()).isEmpty();
  }
}
