package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.app.Shell.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that people feed to such a program by accident: it gets one clear sentence and leaves
/// nothing behind, or it simply works.
class BadInputTest {

  @TempDir Path directory;

  /// A file and what becomes of it.
  ///
  /// @param name of the file, which says what is odd about it
  /// @param options after the usual ones
  /// @param sentence a part of what the user reads; empty if it simply works
  record Case(String name, byte[] bytes, String options, String sentence) {

    static Case fails(String name, String text, String sentence) {
      return new Case(name, utf8(text), "", sentence);
    }

    static Case works(String name, byte[] bytes) {
      return new Case(name, bytes, "", "");
    }

    static Case works(String name, String text) {
      return works(name, utf8(text));
    }

    @Override
    public String toString() {
      return name + (options.isEmpty() ? "" : " " + options);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String rows(String header, int count, IntFunction<String> row) {
    return header
        + "\n"
        + IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
  }

  /// 120 persons whose rows do not repeat beyond chance.
  private static String persons(String header) {
    return rows(
        header,
        120,
        i -> (20 + i * 7 % 61) + "," + List.of("Zoë", "José", "Ann").get(i % 3) + "," + i % 5);
  }

  private static byte[] encoded(String text, Charset charset) {
    return text.getBytes(charset);
  }

  private static byte[] truncatedGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(utf8(rows("a,b", 5000, i -> i + "," + i * 7 % 1000)));
    }
    return java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
  }

  private static byte[] noise() {
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  static Stream<Case> cases() throws IOException {
    return Stream.of(
        Case.fails("empty.csv", "", "is empty"),
        Case.fails("blank-lines.csv", "\n\n\n", "holds no line with a cell"),
        Case.fails("header-only.csv", "a,b\n", "has a header but no rows"),
        Case.fails("one-row.csv", "a,b\n1,x\n", "one row"),
        Case.fails("ragged.csv", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n", "line 3: 2 cells where 3"),
        Case.fails(
            "open-quote.csv", "a,b\n1,2\n\"open,3\n4,5\n", "opened on line 3 is never closed"),
        Case.fails("nul.csv", "a,b\n1,x\n2,\0y\n", "line 3: a NUL byte"),
        new Case("noise.csv", noise(), "", "noise.csv"),
        new Case("sheet.csv", utf8("PK\u0003\u0004 xl/worksheets"), "", "spreadsheet"),
        new Case("truncated.csv.gz", truncatedGzip(), "", "damaged or truncated gzip"),
        Case.fails(
            "repeated.csv",
            rows(
                "height,weight,sex",
                240,
                i -> 150 + i % 60 + "," + (50 + i % 60 * 7 % 41) + "," + "fm".charAt(i % 3 / 2)),
            "--duplicates drop"),
        new Case("t.csv", utf8(persons("age,name,stage")), "--target ill", "no column 'ill'"),
        new Case("t.csv", utf8(persons("age,name,stage")), "--person who", "no column 'who'"),
        new Case("t.csv", utf8(persons("age,name,stage")), "--keep age,hight", "no column 'hight'"),
        new Case("t.csv", utf8(persons("age,name,stage")), "--drop nme", "no column 'nme'"),
        new Case("t.csv", utf8(persons("age,name,stage")), "--drop age,name,stage", "No column is"),
        new Case(
            "t.csv", utf8(persons("age,name,stage")), "--target stage --drop stage", "by --drop"),
        new Case(
            "t.csv", utf8(persons("age,name,stage")), "--target stage --keep age", "by --keep"),
        new Case("t.csv", utf8(persons("age,name,stage")), "--target stage --person stage", "both"),
        new Case("t.csv", utf8(persons("age,name,stage")), "--model gan", "gan"),
        new Case("t.csv", utf8(persons("age,name,stage")), "--schema no.json", "no.json"),
        new Case(
            "one-class.csv",
            utf8(rows("age,ill", 120, i -> 20 + i + ",yes")),
            "--target ill",
            "one value only"),
        Case.works("one-column.csv", rows("age", 120, i -> "" + i % 17)),
        Case.works(
            "all-missing.csv", rows("age,note,sex", 120, i -> i + ",," + "fm".charAt(i % 2))),
        Case.works(
            "utf-16.csv", encoded("\uFEFF" + persons("age,name,stage"), StandardCharsets.UTF_16LE)),
        Case.works("latin-1.csv", encoded(persons("age,name,stage"), StandardCharsets.ISO_8859_1)),
        Case.works("bom.csv", "\uFEFF" + persons("age,name,stage")),
        Case.works(
            "quotes-across-lines.csv",
            rows("age,note", 120, i -> i + ",\"line one\nline \"\"" + i % 3 + "\"\"\"")),
        Case.works("decimal-comma.csv", rows("age;dose", 120, i -> i + ";" + i % 7 + "," + i % 9)),
        Case.works("tabs.csv", rows("age\tdose", 120, i -> i + "\t" + i % 7)),
        Case.works("same-names.csv", persons("a,a,b")),
        Case.works("no-names.csv", persons("a,,")),
        Case.works(
            "stray-word.csv", rows("age,dose", 120, i -> i + "," + (i == 60 ? "oops" : i * 0.5))),
        Case.works(
            "two-date-formats.csv",
            rows(
                "seen,stage",
                120,
                i ->
                    i < 60
                        ? "2020-%02d-%02d,1".formatted(1 + i % 12, 1 + i % 28)
                        : "%02d.%02d.2021,2".formatted(1 + i % 28, 1 + i % 12))),
        Case.works("beyond-double.csv", rows("age,big", 120, i -> i + "," + i + "e400")),
        Case.works(
            "nan-and-inf.csv",
            rows("age,x", 120, i -> i + "," + List.of("1.5", "NaN", "inf", "2.5").get(i % 4))),
        Case.works(
            "html.csv",
            rows(
                "<script>alert(1)</script>,b",
                120,
                i -> (i % 2 == 0 ? "<b>x</b>," : "&amp;,") + i)),
        Case.fails(
            "escape-sequences.csv",
            rows("\u001B[31mred,b", 120, i -> i % 9 + ",\u001B]0;title\u0007"),
            "is binary, not a text table"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isExplainedInOneSentenceOrSimplyWorks(Case odd) throws IOException {
    Path file = Files.write(directory.resolve(odd.name()), odd.bytes());
    Path results = directory.resolve("results");
    String line = "synthesize " + file + " --output " + results + " --seed 1 " + odd.options();
    if (odd.sentence().isEmpty()) {
      line = "fit " + file + " --model copula --seed 1 --output " + results.resolve("m.understudy");
    }
    Outcome outcome = Shell.run(line.strip().split(" +"));

    assertThat(outcome.err()).doesNotContain("\tat ", "Exception", "\u001B", "\0");
    if (odd.sentence().isEmpty()) {
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.status()).isZero();
      worksToTheEnd(results);
    } else {
      assertThat(outcome.err()).contains(odd.sentence());
      assertThat(outcome.status()).isEqualTo(2);
      assertThat(outcome.out()).isEmpty();
      assertThat(results).doesNotExist();
      // Findings that need a decision are explained at length; all else in one sentence.
      if (!odd.sentence().contains("--duplicates")) {
        assertThat(outcome.sentence()).hasLineCount(1).matches(".*[.?]");
      }
    }
  }

  private void worksToTheEnd(Path results) throws IOException {
    Path rows = results.resolve("rows.csv");
    String line = "sample " + results.resolve("m.understudy") + " --rows 30 --output " + rows;
    Outcome outcome = Shell.run(line.split(" "));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(Files.readString(rows)).isNotBlank();
    assertThat(outcome.out() + Shell.run("inspect", "" + results.resolve("m.understudy")).out())
        .doesNotContain("\u001B", "\u0007");
  }

  @Test
  void aFolderAndAFileThatDoesNotExistAreNamed() {
    assertThat(Shell.run("doctor", "" + directory))
        .isEqualTo(new Outcome(2, "", directory + " is a folder; give a file in it.\n"));
    assertThat(Shell.run("doctor", "nowhere.csv"))
        .isEqualTo(new Outcome(2, "", "There is no file nowhere.csv; check the path.\n"));
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamedBeforeAnyWork() throws IOException {
    Path patients = Patients.all(directory);
    Path file = Files.writeString(directory.resolve("in-the-way"), "mine");
    Outcome outcome = Shell.run("synthesize", "" + patients, "--output", "" + file);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "The output '" + file + "' is a file; name a folder that exists or can be made.\n");
    assertThat(file).hasContent("mine");

    Path proc = Path.of("/proc/understudy");
    assumeTrue(
        Files.isDirectory(proc.getParent()), "there is no folder here that nobody can write");
    Outcome denied = Shell.run("synthesize", "" + patients, "--output", "" + proc);
    assertThat(denied.status()).isEqualTo(2);
    assertThat(denied.err()).startsWith("'/proc/understudy' cannot be written: ").hasLineCount(1);
  }

  /// A limit on the size of files stands for a full disk: the system refuses to write on.
  @Test
  void aFullDiskLeavesNothingBehind() throws IOException, InterruptedException {
    Path model = directory.resolve("m.understudy");
    Path patients = Patients.all(directory);
    assertThat(
            Shell.run("fit", "" + patients, "--model", "independent", "--output", "" + model)
                .status())
        .isZero();
    Path log = directory.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 100 && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "sample",
                model.toString(),
                "--rows",
                "1000000",
                "--output",
                directory.resolve("rows.csv").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status = process.waitFor();

    assertThat(log).content().hasLineCount(1).contains("rows.csv").doesNotContain("\tat ");
    assertThat(status).isEqualTo(2);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(path -> "" + path.getFileName()))
          .containsExactlyInAnyOrder("heart_disease_uci.csv", "m.understudy", "log.txt");
    }
  }

  @Test
  void tenThousandColumnsAreLearned() throws IOException {
    Path file = directory.resolve("wide.csv");
    String header =
        IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    Random random = new Random(1);
    Files.writeString(
        file,
        rows(
            header,
            20,
            row ->
                IntStream.range(0, 10_000)
                    .mapToObj(i -> "" + random.nextInt(100))
                    .collect(Collectors.joining(","))));
    Path model = directory.resolve("m.understudy");
    Outcome outcome = Shell.run("fit", "" + file, "--model", "independent", "--output", "" + model);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("Learned 20 rows of 10,000 columns");
  }

  @Test
  void tablesOfOtherColumnsAreNotJudged() throws IOException {
    Path train = Files.writeString(directory.resolve("train.csv"), persons("age,name,stage"));
    Path fewer = Files.writeString(directory.resolve("fewer.csv"), rows("age", 50, i -> "" + i));
    Path more =
        Files.writeString(
            directory.resolve("more.csv"), rows("age,name,stage,x", 50, i -> i + ",Ann,1,2"));
    Path words =
        Files.writeString(
            directory.resolve("words.csv"), rows("age,name,stage", 50, i -> "old,Ann,1"));

    assertThat(evaluate(train, fewer))
        .isEqualTo(
            "The synthetic table lacks columns 'name', 'stage' of the training table; leave them"
                + " out with --drop or choose another file.\n");
    assertThat(evaluate(train, more))
        .isEqualTo(
            "The synthetic table has column 'x' that the training table lacks; leave it out with"
                + " --drop or choose another file.\n");
    assertThat(evaluate(train, words)).contains("words.csv, line 2", "'age'", "'old'");
    assertThat(directory.resolve("judged")).doesNotExist();
  }

  private String evaluate(Path train, Path synthetic) {
    Outcome outcome =
        Shell.run(
            "evaluate",
            "--train",
            "" + train,
            "--synthetic",
            "" + synthetic,
            "--output",
            "" + directory.resolve("judged"));
    assertThat(outcome.status()).isEqualTo(2);
    return outcome.err();
  }
}
