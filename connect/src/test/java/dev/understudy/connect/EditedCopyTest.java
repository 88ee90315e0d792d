package dev.understudy.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy in which some cells are different and every other byte is the same.
class EditedCopyTest {

  @TempDir Path directory;

  private String copy(String text, Map<String, IntFunction<@Nullable String>> texts)
      throws IOException {
    Path source = directory.resolve("table.csv");
    Path copy = directory.resolve("copy.csv");
    Files.writeString(source, text);
    TableFile.copy(source, null, texts, copy, Progress.silent());
    return Files.readString(copy);
  }

  private static IntFunction<@Nullable String> row(int row, String text) {
    return asked -> asked == row ? text : null;
  }

  @Test
  void onlyTheCellChanges() throws IOException {
    assertThat(
            copy(
                "\uFEFFname;\"size\";note\r\n\"a\";1,50;\"x;y\"\r\n\r\n b ;;\"\"\"q\"\"\"\r\nc;3;",
                Map.of("size", row(1, "2,5"), "note", row(2, "now; \"quoted\""))))
        .isEqualTo(
            "\uFEFFname;\"size\";note\r\n\"a\";1,50;\"x;y\"\r\n\r\n b ;2,5;\"\"\"q\"\"\"\r\nc;3;"
                + "\"now; \"\"quoted\"\"\"");
  }

  @Test
  void quotedCellsGoWhole() throws IOException {
    assertThat(
            copy(
                "a,b\n1,\"two\nlines, and \"\"quotes\"\"\"\n2,\"three\"\n",
                Map.of("b", row(0, "x"), "a", row(1, "9"))))
        .isEqualTo("a,b\n1,x\n9,\"three\"\n");
  }

  @Test
  void cellsFarApartAreFoundInLongFiles() throws IOException {
    StringBuilder text = new StringBuilder("a,b,c\n");
    for (int row = 0; row < 100_000; row++) {
      text.append(row).append(",\"cell ").append(row).append("\",\n");
    }
    String changed =
        copy(
            text.toString(),
            Map.of("c", row -> row % 30_000 == 29_999 ? "here" : null, "b", row(60_000, "")));
    assertThat(changed)
        .contains("\n29999,\"cell 29999\",here\n", "\n89999,\"cell 89999\",here\n")
        .contains("\n60000,\"\",\n")
        .hasSize(text.length() + 3 * "here".length() - "cell 60000".length());
  }

  @Test
  void otherEncodingsBecomeUtf8() throws IOException {
    Path source = directory.resolve("latin.csv");
    Path copy = directory.resolve("latin-copy.csv");
    Files.write(source, "name,x\nJosé,1\nMüller,\n".getBytes(StandardCharsets.ISO_8859_1));
    TableFile.copy(source, null, Map.of("x", row(1, "2")), copy, Progress.silent());
    assertThat(Files.readString(copy)).isEqualTo("name,x\nJosé,1\nMüller,2\n");
  }
}
