package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.app.Shell.Outcome;
import dev.understudy.workflow.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Rows whose shares are set on purpose, and rows as numbers.
class CompositionCommandsTest {

  @TempDir private static Path directory;

  private static Path table;
  private static Path trees;

  /// Men are hired far more often than women, and so are people of more years.
  @BeforeAll
  static void fit() throws IOException {
    table = directory.resolve("staff.csv");
    List<String> lines = new ArrayList<>(List.of("name,sex,years,city,hired,since,rare"));
    for (int i = 0; i < 900; i++) {
      boolean man = i % 3 != 0;
      int years = i * 7 % 30;
      boolean hired = years + (man ? 12 : 0) + i % 5 > 22;
      lines.add(
          String.join(
              ",",
              "" + (100_000 + i),
              man ? "m" : "f",
              "" + years,
              i % 11 == 0 ? "" : List.of("Bonn", "Graz", "Genf").get(i % 7 % 3),
              hired ? "yes" : "no",
              "2020-0" + (1 + i % 9) + "-11",
              i == 5 ? "once" : i % 2 == 0 ? "a" : "b"));
    }
    Files.write(table, lines);
    trees = directory.resolve("trees.understudy");
    fit("trees", trees);
    fit("copula", directory.resolve("copula.understudy"));
  }

  private static void fit(String model, Path output) {
    Outcome outcome =
        Shell.run(
            "fit",
            "" + table,
            "--model",
            model,
            "--target",
            "hired",
            "--seed",
            "1",
            "--output",
            "" + output);
    assertThat(outcome.err()).isEmpty();
  }

  private static Outcome sample(Path model, Path output, String... more) {
    List<String> words =
        new ArrayList<>(List.of("sample", "" + model, "--seed", "4", "--output", "" + output));
    words.addAll(List.of(more));
    return Shell.run(words.toArray(String[]::new));
  }

  /// How often each combination of cells occurs.
  private static Map<String, Integer> counts(Path file, int... columns) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      counts.merge(
          String.join(" ", Arrays.stream(columns).mapToObj(column -> cells[column]).toList()),
          1,
          Integer::sum);
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"trees", "copula"})
  void sharesAreExact(String model) throws IOException {
    Path output = directory.resolve(model + "-balanced.csv");
    Outcome outcome =
        sample(
            directory.resolve(model + ".understudy"),
            output,
            "--rows",
            "9001",
            "--balance",
            "sex=f:0.75,m:0.25");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("The shares of 'sex' were set on purpose (f 0.75, m 0.25)");
    assertThat(counts(output, 1)).containsEntry("f", 6751).containsEntry("m", 2250);
    assertThat(counts(output, 0).size()).isEqualTo(9001);
    assertThat(Files.readString(directory.resolve(model + "-balanced.csv.json")))
        .contains("\"composition\"");
    // people are hired as often as the model hires their sex
    Map<String, Integer> hired = counts(output, 1, 4);
    Path plain = directory.resolve(model + "-plain.csv");
    sample(directory.resolve(model + ".understudy"), plain, "--rows", "9000");
    Map<String, Integer> before = counts(plain, 1, 4);
    assertThat(hired.get("f yes") / 6751.0)
        .isCloseTo(
            before.get("f yes") / (double) (before.get("f yes") + before.get("f no")),
            within(0.03));
  }

  @Test
  void valuesThatAreNotNamedShareTheRest() throws IOException {
    Path output = directory.resolve("rest.csv");
    Outcome outcome = sample(trees, output, "--rows", "1000", "--balance", "city=Bonn:0.1");
    assertThat(outcome.out()).contains("(Bonn 0.1, others 0.9)");
    Map<String, Integer> cities = counts(output, 3);
    assertThat(cities).containsEntry("Bonn", 100).containsOnlyKeys("", "Bonn", "Graz", "Genf");
    assertThat(cities.get("")).isBetween(70, 220);
  }

  @Test
  void groupsComeIntoParityAndKeepTheirSizes() throws IOException {
    Path output = directory.resolve("fair.csv");
    Outcome outcome = sample(trees, output, "--rows", "3000", "--fair", "sex", "--target", "hired");
    assertThat(outcome.err()).isEmpty();
    Map<String, Integer> counts = counts(output, 1, 4);
    double women = counts.get("f yes") / (double) (counts.get("f yes") + counts.get("f no"));
    double men = counts.get("m yes") / (double) (counts.get("m yes") + counts.get("m no"));
    assertThat(women).isCloseTo(men, within(0.002));
    assertThat(counts.get("f yes") + counts.get("f no")).isBetween(900, 1100);
    // years still decide who is hired
    double[] years = new double[2];
    int[] people = new int[2];
    for (String line : Files.readAllLines(output).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      if (cells[1].equals("f")) {
        int hired = cells[4].equals("yes") ? 1 : 0;
        years[hired] += Double.parseDouble(cells[2]);
        people[hired]++;
      }
    }
    assertThat(years[1] / people[1]).isGreaterThan(years[0] / people[0] + 5);
  }

  @Test
  void numbersAreCutIntoGroups() throws IOException {
    Path output = directory.resolve("years.csv");
    assertThat(
            sample(trees, output, "--rows", "2000", "--fair", "sex", "--target", "years").status())
        .isZero();
    Map<String, double[]> sums = new TreeMap<>();
    for (String line : Files.readAllLines(output).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      double[] sum = sums.computeIfAbsent(cells[1], _ -> new double[2]);
      sum[0] += Double.parseDouble(cells[2]);
      sum[1]++;
    }
    assertThat(sums.get("f")[0] / sums.get("f")[1])
        .isCloseTo(sums.get("m")[0] / sums.get("m")[1], within(0.5));
  }

  @Test
  void theMainJobTellsWhatParityCosts() throws IOException {
    Path output = directory.resolve("fair-job");
    Outcome outcome =
        Shell.run(
            "synthesize",
            "" + table,
            "--model",
            "copula",
            "--target",
            "hired",
            "--fair",
            "sex",
            "--encode",
            "onehot",
            "--seed",
            "1",
            "--output",
            "" + output,
            "--json");
    assertThat(outcome.status()).isZero();
    JsonNode parity = Json.parse(outcome.out()).get("parity");
    assertThat(parity.get("data_parity").get("with").doubleValue()).isCloseTo(0, within(0.03));
    assertThat(parity.get("data_parity").get("without").doubleValue()).isGreaterThan(0.2);
    assertThat(parity.get("auc").get("with").doubleValue()).isBetween(0.5, 1.0);
    assertThat(Files.readString(output.resolve("report.html")))
        .contains("made independent of", "What that costs");
    assertThat(output.resolve("synthetic-encoded.csv")).exists();
    assertThat(output.resolve("synthetic-encoding.json")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --balance sex=f:1.2                      | must be a number from 0 to 1, but is '1.2'
          --balance sex=f:0.7,m:0.7                | The shares of 'sex' sum to 1.4
          --balance sex=f:0.2,m:0.2                | let the shares sum to 1
          --balance sex=f:0.2,f:0.2                | names 'f' of 'sex' twice
          --balance sexes=f:0.2                    | There is no column 'sexes'
          --balance sex=x:0.2                      | No value that the model can draw for 'sex'
          --balance rare=once:0.2                  | values of fewer than 5 persons are withheld
          --balance name=100001:0.2                    | its values cannot have shares
          --balance sex=f                          | write column=value:share
          --balance sex                            | write column=value:share
          --balance sex=f:0.1 --balance city=Bonn:1 | --balance may be said once
          --fair sex                               | --fair needs the outcome
          --fair sex --target sex                  | cannot be both protected and the target
          --fair sexes --target hired              | There is no column 'sexes'
          --fair since --target hired              | choose a column of categories or numbers
          --fair sex --target hired --balance city=Bonn:1 | not both
          --encode some                            | say onehot or ordinal
          """)
  void sharesThatMakeNoSense(String options, String sentence) {
    Path output = directory.resolve("never.csv");
    List<String> words = new ArrayList<>(List.of("--rows", "100"));
    words.addAll(List.of(options.split(" +")));
    Outcome outcome = sample(trees, output, words.toArray(String[]::new));
    assertThat(outcome.err()).contains(sentence);
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(output).doesNotExist();
  }

  @Test
  void oneGroupIsNoneToCompare() throws IOException {
    Path output = directory.resolve("women.csv");
    Path model = directory.resolve("women.understudy");
    List<String> women =
        Files.readAllLines(table).stream().filter(line -> !line.contains(",m,")).toList();
    Path only = Files.write(directory.resolve("only.csv"), women);
    assertThat(Shell.run("fit", "" + only, "--model", "copula", "--output", "" + model).status())
        .isZero();
    Outcome outcome = sample(model, output, "--rows", "10", "--fair", "sex", "--target", "hired");
    assertThat(outcome.err()).contains("Column 'sex' holds one group only");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void realRowsBecomeTheSameNumbers() throws IOException {
    Path output = directory.resolve("numbers.csv");
    assertThat(sample(trees, output, "--rows", "500", "--encode", "onehot").status()).isZero();
    List<String> encoded = Files.readAllLines(directory.resolve("numbers-encoded.csv"));
    assertThat(encoded).hasSize(501);
    assertThat(encoded.getFirst())
        .isEqualTo(
            "sex=f,sex=m,years,city=Bonn,city=Genf,city=Graz,city=~missing,hired,since,rare=a,rare=b");
    Path again = directory.resolve("again.csv");
    Path mapping = directory.resolve("numbers-encoding.json");
    assertThat(
            Shell.run("encode", "" + output, "--mapping", "" + mapping, "--output", "" + again)
                .err())
        .isEmpty();
    assertThat(again).hasSameTextualContentAs(directory.resolve("numbers-encoded.csv"));
    Path real = directory.resolve("real.csv");
    Outcome outcome =
        Shell.run("encode", "" + table, "--mapping", "" + mapping, "--output", "" + real);
    assertThat(outcome.out())
        .contains("Encoded 900 rows as 11 columns of numbers")
        .contains("1 cell of 'rare' holds a category that the mapping does not know");
    assertThat(Files.readAllLines(real).get(1)).startsWith("1,0,0,0,0,0,1,0,18272,1,0");
    assertThat(
            Shell.run("encode", "" + table, "--mapping", "" + table, "--output", "" + real).err())
        .contains("is no mapping of a table to numbers");
  }
}
