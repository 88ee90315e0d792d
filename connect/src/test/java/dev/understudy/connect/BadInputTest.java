package dev.understudy.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Finding;
import dev.understudy.table.Kind;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a file holds, the user gets a table or one clear sentence.
class BadInputTest {

  @TempDir Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Loaded read(String text) throws IOException {
    return read(file("data.csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Loaded read(Path path) {
    return TableFile.read(path, ReadOptions.DEFAULT, Progress.silent());
  }

  private static void refused(Path path, String... parts) {
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(UserError.class)
        .satisfies(error ->
            assertThat(error.getMessage())
                .contains(path.getFileName().toString())
                .contains(parts)
                .endsWith(".")
                .doesNotContain("\n"));
  }

  private void refused(String text, String... parts) throws IOException {
    refused(file("data.csv", text.getBytes(StandardCharsets.UTF_8)), parts);
  }

  private static List<String> checks(Loaded loaded) {
    return loaded.findings().stream().map(Finding::check).toList();
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    refused("", "is empty");
    refused("\n\n  \n", "holds no line with a cell");
  }

  @Test
  void aHeaderWithoutRowsIsRefused() throws IOException {
    refused("a,b,c\n", "has a header but no rows");
  }

  @Test
  void oneRowAndOneColumnAreEnough() throws IOException {
    assertThat(read("a,b\n1,x\n").table().rowCount()).isEqualTo(1);
    Loaded one = read("x\n1\n\n3\n4\n\n\n");
    assertThat(one.table().rowCount()).isEqualTo(4);
    assertThat(one.table().column("x").isMissing(1)).isTrue();
  }

  @Test
  void aColumnWithoutAnyValueIsKept() throws IOException {
    Loaded loaded = read("a,b\n1,\n2,\n3,\n");
    assertThat(loaded.table().column("b").missing().count()).isEqualTo(3);
  }

  @Test
  void tenThousandColumnsAreRead() throws IOException {
    String names =
        IntStream.range(0, 10_000).mapToObj(i -> "column" + i).collect(Collectors.joining(","));
    String row = IntStream.range(0, 10_000).mapToObj(i -> "" + i).collect(Collectors.joining(","));
    Loaded loaded = read(names + "\n" + row + "\n" + row + "\n");
    assertThat(loaded.table().columnCount()).isEqualTo(10_000);
    assertThat(((NumberColumn) loaded.table().column("column9999")).value(1)).isEqualTo(9999);
  }

  @Test
  void lineLongerThanTheBeginningLookedAtIsRead() throws IOException {
    String names =
        IntStream.range(0, 60_000).mapToObj(i -> "column" + i).collect(Collectors.joining(","));
    String row = "1,".repeat(59_999) + "1";
    assertThat(read(names + "\n" + row + "\n").table().columnCount()).isEqualTo(60_000);
  }

  @Test
  void raggedRowsAreNamedByLine() throws IOException {
    refused("a,b,c\n1,2,3\n4,5\n6,7,8\n", "line 3: 2 cells where 3 are expected");
    refused("a,b,c\n1,2,3\n4,5,6,7\n6,7,8\n", "line 3: 4 cells where 3 are expected");
    refused("a,b\n\"x\ny\",1\n\n2\n", "line 5: 1 cell where 2 are expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "UTF-32"})
  void otherEncodingsAreRecognisedAndTold(String charset) throws IOException {
    String text = "name,größe\n" + "Jürgen,1\nZoë,2\n".repeat(30);
    String mark = charset.equals("UTF-32") ? "\uFEFF" : "";
    Loaded loaded = read(file("data.csv", (mark + text).getBytes(Charset.forName(charset))));
    assertThat(loaded.table().names()).containsExactly("name", "größe");
    assertThat(((CategoryColumn) loaded.table().column("name")).categories())
        .containsExactly("Jürgen", "Zoë");
    assertThat(checks(loaded)).contains("encoding");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    Loaded loaded = read("\uFEFFname,x\na,1\nb,2\n");
    assertThat(loaded.table().names()).containsExactly("name", "x");
    assertThat(checks(loaded)).doesNotContain("encoding");
  }

  @Test
  void oneLatinLetterFarBehindTheBeginningIsEnough() throws IOException {
    byte[] start = ("name,x\n" + "abc,1\n".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
    byte[] end = "Jürgen,2\n".getBytes(Charset.forName("windows-1252"));
    byte[] all = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, all, start.length, end.length);
    Loaded loaded = read(file("data.csv", all));
    assertThat(((CategoryColumn) loaded.table().column("name")).categories())
        .containsExactly("Jürgen", "abc");
    assertThat(loaded.table().rowCount()).isEqualTo(100_001);
  }

  @Test
  void cutUtf16IsDamaged() throws IOException {
    byte[] bytes = "name,x\nab,1\ncd,2\n".getBytes(StandardCharsets.UTF_16);
    refused(file("data.csv", Arrays.copyOf(bytes, bytes.length - 1)), "damaged", "UTF-16");
  }

  @Test
  void quotesMaySpanLinesAndHoldAnything() throws IOException {
    Loaded loaded = read("a,b\n\"x\r\ny\",1\n\"he said \"\"hi\"\"\",2\n\"p,q\",3\n\"\",4\n");
    assertThat(((CategoryColumn) loaded.table().column("a")).categories())
        .containsExactlyInAnyOrder("x\r\ny", "he said \"hi\"", "p,q");
    assertThat(loaded.table().column("a").isMissing(3)).isTrue();
  }

  @Test
  void anUnclosedQuoteIsNamedByTheLineWhereItOpens() throws IOException {
    refused("a,b\n1,x\n2,\"y\n3,z\n", "quote opened on line 3 is never closed");
    refused("a,b\n1,\"x\"y\n2,z\n", "line 2: text follows a closing quote");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "`a,b,c\n1,2,x\n3,4,y\n`^,",
        "`a;b;c\n1,5;2;x\n2,25;3;y\n`^;",
        "`a\tb\tc\n1\t2\tx y\n3\t4\tz\n`^`\t`",
        "`a|b|c\n1|2|x\n3|4|y\n`^|",
        "`a b c\n1 2  3\n 3   4 5\n`^` `",
        "`a, b, c\n1, 2, x\n3, 4, y\n`^`, `",
        "`sep=;\na;b;c\n1;2;x\n3;4;y\n`^;",
        "`'a','b','c'\n'1','x,y','2'\n'3','z','4'\n`^,"
      })
  void theDelimiterIsFoundOut(String text, String delimiter) throws IOException {
    Loaded loaded = read(text);
    assertThat(loaded.schema().delimiter()).isEqualTo(delimiter);
    assertThat(loaded.table().names()).containsExactly("a", "b", "c");
    assertThat(loaded.table().rowCount()).isEqualTo(2);
  }

  @Test
  void decimalCommasAreFoundOut() throws IOException {
    Loaded loaded = read("a;b\n1,5;x\n2,25;y\n");
    assertThat(((NumberColumn) loaded.table().column("a")).value(1)).isEqualTo(2.25);
    assertThat(loaded.schema().column("a").spelling().decimalComma()).isTrue();
  }

  @Test
  void textWithCommasInOneColumnStaysOneColumn() throws IOException {
    Loaded loaded = read("remark\nfine\nsore, left\nweak, tired, pale\n");
    assertThat(loaded.table().columnCount()).isEqualTo(1);
    assertThat(loaded.table().rowCount()).isEqualTo(3);
  }

  @Test
  void emptyAndRepeatedNamesAreMadeDifferentAndTold() throws IOException {
    Loaded loaded = read("a,a,,a,a_2\n1,2,3,4,5\n5,6,7,8,9\n");
    assertThat(loaded.table().names()).containsExactly("a", "a_3", "column_3", "a_4", "a_2");
    assertThat(checks(loaded)).contains("unnamed-columns", "repeated-names");
  }

  @Test
  void aHeaderWithOneNameLessThanCellsNamesRowsInTheFirstColumn() throws IOException {
    assertThat(read("a,b\nr1,1,2\nr2,3,4\n").table().names()).containsExactly("column_1", "a", "b");
    assertThat(read("a,b\n1,2,\n3,4,\n").table().names()).containsExactly("a", "b", "column_3");
  }

  @Test
  void filesWithoutHeaderGetNumberedNamesAndAFinding() throws IOException {
    Loaded loaded = read("63,Male,233\n67,Male,286\n41,Female,204\n");
    assertThat(loaded.table().names()).containsExactly("column_1", "column_2", "column_3");
    assertThat(loaded.table().rowCount()).isEqualTo(3);
    assertThat(checks(loaded)).contains("no-header");
    assertThat(read("country,2019,2020\nA,1,2\nB,3,4\n").table().names())
        .containsExactly("country", "2019", "2020");
  }

  @Test
  void commentLinesAndEmptyLinesAreLeftOutAndTold() throws IOException {
    Loaded loaded = read("# made by hand\na,b\n1,x\n\n2,y\n\n\n");
    assertThat(loaded.table().rowCount()).isEqualTo(2);
    assertThat(checks(loaded)).contains("comment-lines", "blank-lines");
  }

  @Test
  void numberColumnsWithOneStrayWordAreNumbers() throws IOException {
    String rows = IntStream.range(20, 70).mapToObj(i -> i + ",1\n").collect(Collectors.joining());
    Loaded loaded = read("age,x\n" + rows + "unknown!,2\n");
    assertThat(loaded.schema().column("age").kind()).isEqualTo(Kind.INTEGER);
    assertThat(loaded.findings())
        .anySatisfy(finding -> assertThat(finding.what()).contains("'unknown!' (1 cell, line 52)"));
  }

  @Test
  void nulBytesAreNamedByLine() throws IOException {
    refused("a,b\n1,x\n2,y\0z\n", "line 3: a NUL byte");
    refused("a,b\n" + "1,x\n".repeat(100_000) + "2,y\0z\n", "line 100002: a NUL byte");
  }

  @Test
  void binaryFilesAreRefusedByTheirKind() throws IOException {
    byte[] noise = new byte[5000];
    new SplittableRandom(3).nextBytes(noise);
    refused(file("noise.bin", noise), "text");
    refused(
        file("book.xlsx", "PK\003\004rest".getBytes(StandardCharsets.ISO_8859_1)), "spreadsheet");
    refused(file("t.parquet", "PAR1rest".getBytes(StandardCharsets.ISO_8859_1)), "Parquet");
    refused(file("t.json", "[{\"a\": 1}]".getBytes(StandardCharsets.ISO_8859_1)), "JSON");
  }

  @Test
  void truncatedAndDamagedGzipFilesAreRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      SplittableRandom random = new SplittableRandom(4);
      gzip.write("a,b\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 100_000; i++) {
        gzip.write((random.nextInt() + ",2\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    byte[] whole = bytes.toByteArray();
    assertThat(read(file("whole.csv.gz", whole)).table().rowCount()).isEqualTo(100_000);
    refused(file("cut.csv.gz", Arrays.copyOf(whole, whole.length / 2)), "gzip");
    refused(file("short.csv.gz", Arrays.copyOf(whole, 5)), "gzip");
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 0x55;
    assertThatThrownBy(() -> read(file("damaged.csv.gz", damaged))).isInstanceOf(UserError.class);
  }

  @Test
  void foldersAndMissingFilesAreRefused() {
    refused(folder, "is a folder");
    refused(folder.resolve("none.csv"), "There is no file");
  }

  @Test
  void unreadableFilesAreRefused() throws IOException {
    Path secret = file("secret.csv", "a\n1\n".getBytes(StandardCharsets.UTF_8));
    assumeTrue(secret.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(secret), "this user may read everything");
    refused(secret, "permission denied");
  }

  /// Deletes or changes the file once reading has begun.
  private static Progress meddling(Path path, boolean delete) {
    return new Progress() {
      @Override
      public void at(String phase, long done, long total) {
        try {
          if (delete) {
            Files.deleteIfExists(path);
          } else {
            Files.writeString(path, "9,9\n", java.nio.file.StandardOpenOption.APPEND);
          }
        } catch (IOException failure) {
          throw new java.io.UncheckedIOException(failure);
        }
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }

  @Test
  void aFileThatVanishesOrGrowsWhileItIsReadIsRefused() throws IOException {
    String rows = "a,b\n" + "1,2\n".repeat(2_000_000);
    Path vanishing = file("v.csv", (rows + "ü,1\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(
            () -> TableFile.read(vanishing, ReadOptions.DEFAULT, meddling(vanishing, true)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("vanished");
    Path growing = file("g.csv", rows.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> TableFile.read(growing, ReadOptions.DEFAULT, meddling(growing, false)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("changed while it was being read");
  }

  @Test
  void htmlInNamesAndCellsIsKeptAsItIs() throws IOException {
    Loaded loaded = read("<b>name</b>,x\n<script>alert(1)</script>,1\n<i>z</i>,2\n");
    assertThat(loaded.table().names().getFirst()).isEqualTo("<b>name</b>");
    assertThat(((CategoryColumn) loaded.table().column(0)).categories())
        .contains("<script>alert(1)</script>");
  }

  @Test
  void columnsThatDoNotExistCannotBeKeptOrDropped() throws IOException {
    Path path = file("data.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    ReadOptions options = new ReadOptions(null, List.of("c"), List.of());
    assertThatThrownBy(() -> TableFile.read(path, options, Progress.silent()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no column 'c'")
        .hasMessageContaining("a, b");
  }

  @Test
  void lineEndsOfAnySystemAreRead() throws IOException {
    for (String end : List.of("\n", "\r\n", "\r")) {
      Loaded loaded = read("a,b" + end + "1,x" + end + "2,y" + end);
      assertThat(loaded.table().rowCount()).isEqualTo(2);
      assertThat(((CategoryColumn) loaded.table().column("b")).categories())
          .containsExactly("x", "y");
    }
    assertThat(read("a,b\n1,x\n2,y").table().rowCount()).isEqualTo(2);
  }
}
