package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.app.Shell.Outcome;
import dev.understudy.workflow.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every command on the patients of the demo, as a user types it.
class CommandsTest {

  @TempDir static Path directory;
  private static Path patients;
  private static Path model;

  @BeforeAll
  static void fit() {
    patients = Patients.all(directory);
    model = directory.resolve("patients.understudy");
    Outcome fitted =
        Shell.run(
            "fit",
            "" + patients,
            "--model",
            "copula",
            "--target",
            "num",
            "--seed",
            "7",
            "--output",
            "" + model);
    assertThat(fitted.err()).isEmpty();
    assertThat(fitted.status()).isZero();
    assertThat(fitted.out())
        .startsWith("Learned 920 rows of 16 columns with copula, seed 7.\n")
        .endsWith("Model: " + model + "\n");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> "" + file.getFileName()).sorted().toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }

  @Test
  void demoMakesEverythingAndSaysWhereTheReportLies() throws IOException {
    Path folder = directory.resolve("demo");
    Outcome outcome = Shell.run("demo", "--output", "" + folder);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .containsPattern(
            "736 rows to learn from, 184 rows kept aside; 920 synthetic rows by (copula|trees)")
        .containsPattern("\nChoice: (copula|trees) is the choice: .*\n")
        .contains("Report: " + folder.resolve("report.html"))
        .containsPattern("holdout +independent +copy\n +column shapes +0\\.9")
        .contains("understudy synthesize");
    assertThat(names(folder))
        .containsExactly(
            "attacks.json",
            "doctor.json",
            "heart_disease_uci.csv",
            "leaderboard.csv",
            "leaderboard.json",
            "model.understudy",
            "report.html",
            "schema.json",
            "scorecard.json",
            "synthetic.csv",
            "synthetic.csv.json",
            "verdict.json");
    List<String> rows = lines(folder.resolve("synthetic.csv"));
    assertThat(rows).hasSize(921);
    assertThat(rows.getFirst()).isEqualTo(lines(patients).getFirst());
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("understudy synthesize", "--seed 1", "574f2fa2b43012fa25fca4fcdb36bd7c");
    JsonNode board = Json.parse(Files.readString(folder.resolve("leaderboard.json")));
    assertThat(board.get("candidates"))
        .extracting(candidate -> candidate.get("name").asString())
        .contains("copula", "trees", "independent")
        .first()
        .isEqualTo(board.get("chosen").asString());
    assertThat(lines(folder.resolve("leaderboard.csv")))
        .hasSize(board.get("candidates").size() + 1);
    Outcome drawn =
        Shell.run(
            "sample",
            "" + folder.resolve("model.understudy"),
            "--rows",
            "5",
            "--output",
            "" + directory.resolve("of-the-winner.csv"));
    assertThat(drawn.status()).isZero();
    assertThat(Shell.run("inspect", "" + folder.resolve("model.understudy")).out())
        .containsPattern("chosen.by.*auto");
    JsonNode sidecar = Json.parse(Files.readString(folder.resolve("synthetic.csv.json")));
    assertThat(sidecar.get("synthetic").booleanValue()).isTrue();
    assertThat(sidecar.get("rows").intValue()).isEqualTo(920);
    assertThat(sidecar.get("seed").intValue()).isEqualTo(1);
  }

  @Test
  void synthesizeTakesRowsColumnsAndShare() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("synthesized"));
    Files.writeString(folder.resolve("report.html"), "OBSOLETE");
    Outcome outcome =
        Shell.run(
            "synthesize",
            "" + patients,
            "--output",
            "" + folder,
            "--model",
            "independent",
            "--rows",
            "300",
            "--drop",
            "id,dataset",
            "--holdout-share",
            "0.5",
            "--target",
            "num",
            "--seed",
            "3",
            "--json");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    JsonNode result = Json.parse(outcome.out());
    assertThat(result.get("train_rows").intValue()).isEqualTo(460);
    assertThat(result.get("rows").intValue()).isEqualTo(300);
    assertThat(result.get("seed").longValue()).isEqualTo(3);
    assertThat(result.get("measures")).isNotEmpty();
    assertThat(lines(folder.resolve("synthetic.csv")))
        .hasSize(301)
        .first()
        .isEqualTo("age,sex,cp,trestbps,chol,fbs,restecg,thalch,exang,oldpeak,slope,ca,thal,num");
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("<html")
        .doesNotContain("OBSOLETE");
  }

  @Test
  void aSeedIsDrawnAndShownWhenNoneIsGiven() {
    Path file = directory.resolve("drawn.csv");
    String line = Shell.run("sample", "" + model, "--rows", "5", "--output", "" + file).out();

    assertThat(line).matches("Made 5 rows with copula, seed \\d+: .*drawn.csv\n");
  }

  @Test
  void onlyNetworksHaveATemperature() {
    Path file = directory.resolve("cool.csv");
    Outcome outcome =
        Shell.run(
            "sample", "" + model, "--rows", "5", "--output", "" + file, "--temperature", "0.5");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("Models of kind 'copula' have no temperature; fit one with --model");
    assertThat(file).doesNotExist();
  }

  @Test
  void sampleMeetsConditions() throws IOException {
    Path file = directory.resolve("women.csv");
    Outcome outcome =
        Shell.run(
            "sample",
            "" + model,
            "--rows",
            "40",
            "--output",
            "" + file,
            "--seed",
            "5",
            "--where",
            "sex=Female",
            "--where",
            "age>=60",
            "--where",
            "cp=asymptomatic|non-anginal");

    assertThat(outcome.err()).isEmpty();
    List<String> rows = lines(file);
    assertThat(rows).hasSize(41);
    assertThat(rows.subList(1, 41))
        .allSatisfy(row -> {
          String[] cells = row.split(",", -1);
          assertThat(Integer.parseInt(cells[1])).isGreaterThanOrEqualTo(60);
          assertThat(cells[2]).isEqualTo("Female");
          assertThat(cells[4]).isIn("asymptomatic", "non-anginal");
        });
    assertThat(file.resolveSibling("women.csv.json"))
        .content()
        .contains("\"synthetic\" : true", "\"age>=60\"");
  }

  @Test
  void doctorFindsWhatIsWrongWithThePatients() {
    Outcome outcome = Shell.run("doctor", "" + patients);

    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("heart_disease_uci.csv: 920 rows, 16 columns\n")
        .contains("172 rows", "'chol'", "WARNING", "NOTE", "What is done:", "To overrule:")
        .contains("Proposed schema")
        .containsPattern("\n  id +id ")
        .doesNotContain("\u001B");
    assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void doctorUsesColoursOnATerminalOnly() {
    assertThat(Shell.runInTerminal(Map.of(), "doctor", "" + patients).out()).contains("\u001B[33m");
    assertThat(Shell.runInTerminal(Map.of("NO_COLOR", "1"), "doctor", "" + patients).out())
        .doesNotContain("\u001B");
    assertThat(Shell.runInTerminal(Map.of("TERM", "dumb"), "doctor", "" + patients).out())
        .doesNotContain("\u001B");
  }

  @Test
  void doctorSpeaksJsonAndSavesASchemaThatCanBeGivenBack() throws IOException {
    Path schema = directory.resolve("saved.json");
    Outcome outcome =
        Shell.run("doctor", "" + patients, "--json", "--target", "num", "--output", "" + schema);
    JsonNode json = Json.parse(outcome.out());

    assertThat(json.get("rows").intValue()).isEqualTo(920);
    assertThat(json.get("must_stop").booleanValue()).isFalse();
    assertThat(json.get("findings"))
        .anySatisfy(finding -> assertThat(finding.get("count").intValue()).isEqualTo(172));
    assertThat(json.get("schema")).isEqualTo(Json.parse(Files.readString(schema)));

    String without = Files.readString(schema).replaceAll(",\\s*\"0\"", "");
    Path edited = Files.writeString(directory.resolve("edited.json"), without);
    JsonNode again =
        Json.parse(Shell.run("doctor", "" + patients, "--json", "--schema", "" + edited).out());
    assertThat(again.get("schema")).isEqualTo(Json.parse(without));
  }

  @Test
  void inspectShowsWhatIsInAModel() {
    Outcome text = Shell.run("inspect", "" + model);
    assertThat(text.status()).isZero();
    assertThat(text.out())
        .contains("copula", "920 rows", "574f2fa2b43012fa", "Columns", "Withheld")
        .containsPattern("seed +7\n")
        .containsPattern("num +\\w+ +target");

    JsonNode json = Json.parse(Shell.run("inspect", "" + model, "--json").out());
    assertThat(json.at("/provenance/seed").intValue()).isEqualTo(7);
    assertThat(json.at("/provenance/rows").intValue()).isEqualTo(920);
    assertThat(json.at("/schema/columns")).hasSize(16);
  }

  @Test
  void evaluateJudgesAFileOfAnybody() throws IOException {
    Path train = Patients.some(directory, "train.csv", 0, 2);
    Path holdout = Patients.some(directory, "holdout.csv", 1, 4);
    Path copies = Patients.some(directory, "copies.csv", 0, 2);
    Path folder = directory.resolve("judged");
    Outcome outcome =
        Shell.run(
            "evaluate",
            "--train",
            "" + train,
            "--holdout",
            "" + holdout,
            "--synthetic",
            "" + copies,
            "--target",
            "num",
            "--output",
            "" + folder,
            "--seed",
            "1");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("Judged 460 synthetic rows, seed 1.")
        .containsPattern("exact copies +(0\\.99|1\\.00)");
    assertThat(names(folder)).containsExactly("report.html", "scorecard.json");
  }

  @Test
  void aSecondBuysTheCopulaAndSaysSo() {
    Path file = directory.resolve("quick.understudy");
    Outcome outcome =
        Shell.run(
            "fit",
            "" + patients,
            "--model",
            "auto",
            "--budget",
            "1s",
            "--seed",
            "1",
            "--output",
            "" + file);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("Learned 920 rows of 16 columns with copula, seed 1.\n")
        .contains(
            "Choice: copula was taken without a comparison: a --budget of 1 s leaves no time");
  }

  @Test
  void generatorsAreComparedOnRowsTheyNeverSaw() throws IOException {
    Path folder = directory.resolve("compared");
    Outcome outcome =
        Shell.run(
            "compare",
            "" + Patients.some(directory, "some.csv", 0, 3),
            "--target",
            "num",
            "--models",
            "copula,independent",
            "--seeds",
            "2",
            "--seed",
            "1",
            "--output",
            "" + folder);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("246 rows to learn from, 61 rows kept aside; 2 seeds from 1.")
        .containsPattern("\ncopula +0\\.\\d+")
        .contains("copula is the choice");
    assertThat(names(folder)).containsExactly("leaderboard.csv", "leaderboard.json", "report.html");
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("means of 2 seeds", "understudy compare", "frontier-line");
    JsonNode copula =
        Json.parse(Files.readString(folder.resolve("leaderboard.json"))).get("candidates").get(0);
    assertThat(copula.get("fit_seconds").doubleValue()).isPositive();
    assertThat(copula.get("peak_memory_bytes").longValue()).isPositive();
    assertThat(copula.get("score").get("interval").get("low").doubleValue())
        .isLessThan(copula.get("score").get("value").doubleValue());
  }

  @Test
  void quietCommandsSayNothing() {
    Path file = directory.resolve("quiet.csv");
    Outcome outcome =
        Shell.run("sample", "" + model, "--rows", "5", "--output", "" + file, "--quiet");

    assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    assertThat(file).isRegularFile();
  }

  @Test
  void modelsAreListedOneALine() {
    assertThat(Shell.run("models").out().lines())
        .anySatisfy(line -> assertThat(line).matches("copula +\\S.*"))
        .anySatisfy(line -> assertThat(line).matches("independent +\\S.*"));
    assertThat(Json.parse(Shell.run("models", "--json").out()).get("models")).hasSizeGreaterThan(1);
  }
}
