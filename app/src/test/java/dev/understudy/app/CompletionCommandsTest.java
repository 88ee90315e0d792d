package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.app.Shell.Outcome;
import dev.understudy.workflow.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `impute` and `complete` as a user types them.
class CompletionCommandsTest {

  @TempDir private static Path directory;

  private static Path table;
  private static List<String> lines;
  private static Path model;

  /// Six hundred people whose weight follows their height; every tenth weight and every fifteenth
  /// sex is missing, and a note nobody learns from.
  @BeforeAll
  static void write() throws IOException {
    table = directory.resolve("people.csv");
    lines = new ArrayList<>(List.of("id;height;weight;sex;note"));
    for (int i = 0; i < 600; i++) {
      int height = 150 + i * 7 % 50;
      String weight = i % 10 == 3 ? "" : height - 100 + i % 7 + ",5";
      String sex = i % 15 == 4 ? "NA" : height + i % 3 > 176 ? "\"m\"" : "f";
      lines.add("P" + (1000 + i) + ";" + height + ";" + weight + ";" + sex + ";");
    }
    Files.write(table, lines);
    model = directory.resolve("people.understudy");
    Outcome fitted =
        Shell.run("fit", "" + table, "--model", "trees", "--seed", "1", "--output", "" + model);
    assertThat(fitted.err()).isEmpty();
  }

  @Test
  void missingCellsAreFilledAndAllElseStays() throws IOException {
    Outcome outcome = Shell.run("impute", "" + table, "--seed", "1");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("Filled 100 cells in 100 rows with trees, seed 1:")
        .containsPattern("weight +60 +0\n")
        .containsPattern("sex +40 +0\n")
        .contains("Not filled: note: it holds no value to learn from.")
        .contains("plausible, not true");
    List<String> filled = Files.readAllLines(directory.resolve("people-imputed.csv"));
    assertThat(filled).hasSameSizeAs(lines);
    double furthest = 0;
    int likely = 0;
    for (int i = 1; i < filled.size(); i++) {
      String[] before = lines.get(i).split(";", -1);
      String[] after = filled.get(i).split(";", -1);
      int height = Integer.parseInt(before[1]);
      assertThat(after[2]).matches("\\d+,\\d");
      assertThat(after[3]).matches("f|m|\"m\"");
      if (before[2].isEmpty()) {
        double weight = Double.parseDouble(after[2].replace(',', '.'));
        furthest = Math.max(furthest, Math.abs(weight - (height - 96.5)));
        before[2] = after[2];
      }
      if (before[3].equals("NA")) {
        likely += after[3].equals(height > 175 ? "m" : "f") ? 1 : 0;
        before[3] = after[3];
      }
      assertThat(String.join(";", before)).isEqualTo(filled.get(i));
    }
    assertThat(furthest).isLessThan(12);
    assertThat(likely).isGreaterThan(36);
  }

  @Test
  void severalDrawsDifferWhereCellsWereMissing() throws IOException {
    Path output = directory.resolve("filled.csv");
    Outcome outcome =
        Shell.run(
            "impute",
            "" + table,
            "--model",
            "" + model,
            "--columns",
            "weight",
            "--draws",
            "2",
            "--seed",
            "3",
            "--output",
            "" + output,
            "--json");
    assertThat(outcome.status()).isZero();
    JsonNode json = Json.parse(outcome.out());
    assertThat(json.get("cells").intValue()).isEqualTo(60);
    assertThat(json.get("files")).hasSize(2);
    List<String> one = Files.readAllLines(directory.resolve("filled-1.csv"));
    List<String> two = Files.readAllLines(directory.resolve("filled-2.csv"));
    assertThat(one).isNotEqualTo(two);
    assertThat(one.get(5)).isEqualTo(lines.get(5)).endsWith(";NA;");
    assertThat(output).doesNotExist();
  }

  @Test
  void givenCellsStayAsTheyAreSpelled() throws IOException {
    Path partial = directory.resolve("wanted.csv");
    Path output = directory.resolve("completed.csv");
    Files.writeString(partial, "sex,height\nf,0151\n\"m\",\n,199\nf,9000\n");
    Outcome outcome =
        Shell.run(
            "complete",
            "" + table,
            "--rows-file",
            "" + partial,
            "--seed",
            "2",
            "--output",
            "" + output);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("Completed 4 rows (14 cells drawn) with trees, seed 2: " + output)
        .contains("1 cell of 'height' lies outside of all values learned from");
    List<String> rows = Files.readAllLines(output);
    assertThat(rows.getFirst()).isEqualTo(lines.getFirst());
    assertThat(rows.get(1)).matches("P\\d+;0151;(\\d+,\\d)?;f;");
    assertThat(rows.get(2)).matches("P\\d+;1\\d\\d;.*;m;");
    assertThat(rows.get(3)).matches("P\\d+;199;(\\d+,\\d)?;(m|f|NA)?;");
    assertThat(rows.get(4)).startsWith("P").contains(";9000;");
    assertThat(rows.stream().map(row -> row.split(";")[0]).distinct()).hasSize(5);
  }

  @Test
  void modelFilesCompleteToo() throws IOException {
    Path partial = directory.resolve("heights.csv");
    Path output = directory.resolve("from-model.csv");
    Files.writeString(partial, "height,sex\n160,f\n190,x\n");
    Outcome outcome =
        Shell.run("complete", "" + model, "--rows-file", "" + partial, "--output", "" + output);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("1 cell of 'sex' holds a value that the model does not know");
    assertThat(Files.readAllLines(output).get(2)).contains(";190;").contains(";x;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hight,sex~170,f    | has a column 'hight', which complete rows lack
          height,sex~170,g   | row 1: column 'sex' never is 'g'; it is one of: f, m.
          height,sex~tall,f  | 'tall' is not a number
          height,sex         | has a header but no rows
          """)
  void rowsThatMakeNoSense(String rows, String sentence) throws IOException {
    Path partial = Files.writeString(directory.resolve("bad.csv"), rows.replace('~', '\n') + "\n");
    Path output = directory.resolve("never.csv");
    Outcome outcome =
        Shell.run("complete", "" + table, "--rows-file", "" + partial, "--output", "" + output);
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(sentence).hasLineCount(1);
    assertThat(output).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          people.csv --columns hight     | There is no column 'hight'
          people.csv --columns height    | Column 'height' of people.csv lacks no cell
          people.csv --columns note      | Column 'note' cannot be filled: it holds no value
          people.csv --model none        | There is no model 'none'
          people.csv --model no.understudy | There is no file 'no.understudy'
          people.csv --model independent | cannot draw what rows lack
          people.csv --draws 0           | --draws must be from 1
          nobody.csv                     | There is no file
          """)
  void nothingThatCouldBeFilled(String line, String sentence) {
    String[] words = line.split(" ");
    List<String> command = new ArrayList<>(List.of("impute", "" + directory.resolve(words[0])));
    command.addAll(List.of(words).subList(1, words.length));
    command.addAll(List.of("--output", "" + directory.resolve("never.csv")));
    Outcome outcome = Shell.run(command.toArray(String[]::new));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(sentence);
    assertThat(directory.resolve("never.csv")).doesNotExist();
  }

  @Test
  void canBeStopped() {
    Path output = directory.resolve("stopped.csv");
    Outcome outcome = Shell.runInterrupted("impute", "" + table, "--output", "" + output);
    assertThat(outcome.status()).isEqualTo(130);
    assertThat(output).doesNotExist();
  }
}
