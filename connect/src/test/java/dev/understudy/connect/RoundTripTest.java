package dev.understudy.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.Kind;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read can be written back, cell by cell.
class RoundTripTest {

  @TempDir Path folder;

  private Loaded read(Path path) {
    return TableFile.read(path, ReadOptions.DEFAULT, Progress.silent());
  }

  private Path write(Loaded loaded) {
    Path copy = folder.resolve("copy.csv");
    try (CsvWriter writer = CsvWriter.open(copy, loaded.schema())) {
      writer.write(loaded.table());
      writer.commit();
    }
    return copy;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "demo/heart_disease_uci.csv;,;1",
        "demo/ACTG175.csv;,;1",
        "adult/adult.data.gz;', ';0",
        "uci_heart/processed.cleveland.data;,;0",
        "survival/nafld1.csv;,;1",
        "survival/colon.csv;,;1",
        "survival/pbcseq.csv;,;1",
        "nist_acs/ma2018.csv;,;1",
        "classics/insurance.csv;,;1",
        "classics/pollution.csv.gz;,;1",
        "text/sms_spam.csv;,;1",
        "chinook/Track.csv;,;1",
        "synthea_csv_1174/patients.csv.gz;,;1",
        "synthea_csv_1174/allergies.csv.gz;,;1"
      })
  void realFilesKeepEveryCell(String name, String separator, int headerLines) {
    Path file = SharedData.file(name);
    Loaded loaded = read(file);
    List<List<String>> before = Cells.of(file, separator);
    List<List<String>> after = Cells.of(write(loaded), separator);
    assertThat(loaded.table().rowCount()).isEqualTo(before.size() - headerLines);
    assertThat(after.subList(1, after.size()))
        .isEqualTo(before.subList(headerLines, before.size()));
  }

  @Test
  void heartDiseaseIsReadAsAPersonWould() {
    Schema schema = read(SharedData.file("demo/heart_disease_uci.csv")).schema();
    List<String> kinds =
        schema.columns().stream().map(column -> column.name() + " " + column.kind()).toList();
    assertThat(kinds)
        .containsExactly(
            "id ID",
            "age INTEGER",
            "sex CATEGORY",
            "dataset CATEGORY",
            "cp CATEGORY",
            "trestbps INTEGER",
            "chol INTEGER",
            "fbs BOOLEAN",
            "restecg CATEGORY",
            "thalch INTEGER",
            "exang BOOLEAN",
            "oldpeak NUMBER",
            "slope CATEGORY",
            "ca CODE",
            "thal CATEGORY",
            "num CODE");
  }

  @Test
  void theTrialIsReadAsAPersonWould() {
    Loaded trial = read(SharedData.file("demo/ACTG175.csv"));
    Schema schema = trial.schema();
    assertThat(schema.column("column_1").kind()).isEqualTo(Kind.ID);
    assertThat(schema.column("pidnum").kind()).isEqualTo(Kind.ID);
    assertThat(schema.column("arms").kind()).isEqualTo(Kind.CODE);
    assertThat(schema.column("cens").kind()).isEqualTo(Kind.BOOLEAN);
    assertThat(schema.column("wtkg").kind()).isEqualTo(Kind.NUMBER);
    assertThat(trial.table().column("cd496").missing().count()).isEqualTo(797);
    assertThat(schema.column("cd496").spelling().missing()).containsExactly("", "NA");
  }

  @Test
  void aCaseCalledNaSurvives() {
    Loaded log = read(SharedData.file("event_logs/sepsis_cases_event_log.csv.gz"));
    assertThat(log.table().column("case:concept:name").missing().any()).isFalse();
    assertThat(log.schema().column("case:concept:name").kind()).isEqualTo(Kind.ID);
    assertThat(log.schema().column("time:timestamp").kind()).isEqualTo(Kind.DATE_TIME);
  }

  @Test
  void spacesSeparateTheHungarianPatients() {
    Loaded hungary = read(SharedData.file("uci_heart/processed.hungarian.data"));
    assertThat(hungary.table().rowCount()).isEqualTo(294);
    assertThat(hungary.table().columnCount()).isEqualTo(14);
    assertThat(read(write(hungary)).table().columnCount()).isEqualTo(14);
  }

  @Test
  void theCommentBeforeTheAdultTestRowsIsSkippedAndTold() {
    Loaded adult = read(SharedData.file("adult/adult.test.gz"));
    assertThat(adult.table().rowCount()).isEqualTo(16_281);
    assertThat(adult.findings())
        .anySatisfy(finding -> assertThat(finding.what()).contains("|1x3 Cross validator"));
  }

  @Test
  void anyTableOfTextsAndNumbersComesBack() throws Exception {
    SplittableRandom random = new SplittableRandom(42);
    for (int round = 0; round < 150; round++) {
      int columns = 1 + random.nextInt(6);
      int rows = 1 + random.nextInt(40);
      List<List<String>> cells = new ArrayList<>();
      List<String> header = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        header.add("name " + c);
      }
      cells.add(header);
      int[] styles = random.ints(columns, 0, 7).toArray();
      for (int r = 0; r < rows; r++) {
        List<String> row = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
          row.add(cell(random, styles[c]));
        }
        cells.add(row);
      }
      Path file = folder.resolve("random.csv");
      Files.writeString(file, csv(cells, random));
      Loaded loaded = read(file);
      List<List<String>> after = Cells.of(write(loaded), loaded.schema().delimiter());
      assertThat(after).as("round %d", round).isEqualTo(cells);
    }
  }

  private static String cell(SplittableRandom random, int style) {
    return switch (style) {
      case 0 -> Integer.toString(random.nextInt(-50, 1000));
      case 1 -> String.format(Locale.ROOT, "%.2f", random.nextDouble() * 100);
      case 2 -> Double.toString(1 + random.nextDouble());
      case 3 ->
          random.nextInt(4) == 0 ? "" : List.of("red", "blue", "green").get(random.nextInt(3));
      case 4 ->
          List.of("a,b", "say \"hi\"", "two\nlines", " outer ", "ü", "<b>").get(random.nextInt(6));
      case 5 ->
          String.format(
              Locale.ROOT, "2021-%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28));
      default -> random.nextInt(3) == 0 ? "NA" : Integer.toString(random.nextInt(5));
    };
  }

  private static String csv(List<List<String>> cells, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    String end = random.nextBoolean() ? "\n" : "\r\n";
    for (List<String> row : cells) {
      for (int c = 0; c < row.size(); c++) {
        String cell = row.get(c);
        boolean quotes =
            cell.isEmpty() || cell.matches("(?s).*[,\"\n].*|\\s.*") || random.nextInt(5) == 0;
        text.append(c > 0 ? "," : "")
            .append(quotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      }
      text.append(end);
    }
    return text.toString();
  }

  @Test
  void theHashIsThatOfTheFile() throws Exception {
    for (int rows : new int[] {3, 200_000}) {
      StringBuilder text = new StringBuilder("a,b\n");
      for (int i = 0; i < rows; i++) {
        text.append(i).append(",x\n");
      }
      Path file = folder.resolve("hash.csv");
      Files.writeString(file, text);
      byte[] expected = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      assertThat(read(file).sha256()).isEqualTo(HexFormat.of().formatHex(expected));
    }
  }

  @Test
  void onlyTheColumnsAskedForAreRead() throws Exception {
    Path file = folder.resolve("abc.csv");
    Files.writeString(file, "a,b,c\n1,x,2\n3,y,4\n");
    ReadOptions keep = new ReadOptions(null, List.of("c", "a"), List.of());
    assertThat(TableFile.read(file, keep, Progress.silent()).table().names())
        .containsExactly("a", "c");
    ReadOptions drop = new ReadOptions(null, List.of(), List.of("b"));
    assertThat(TableFile.read(file, drop, Progress.silent()).table().names())
        .containsExactly("a", "c");
  }
}
