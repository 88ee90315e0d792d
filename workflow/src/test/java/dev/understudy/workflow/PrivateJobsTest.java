package dev.understudy.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import dev.understudy.workflow.confidential.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Jobs under a promise, from the table's file to certificate, ledger and release.
class PrivateJobsTest {
  private static final PrivacyUnit ROW = new PrivacyUnit.Row();

  @TempDir Path folder;
  private Path table;
  private Path schema;

  @BeforeEach
  void writeTable() throws IOException {
    Random random = new Random(1);
    List<String> lines = new ArrayList<>(List.of("patient,age,ward,sick"));
    for (int row = 0; row < 400; row++) {
      int age = 20 + random.nextInt(60);
      lines.add(
          "P%d,%d,%s,%s"
              .formatted(
                  row / 4,
                  age,
                  List.of("north", "south").get(random.nextInt(2)),
                  random.nextInt(80) < age ? "yes" : "no"));
    }
    table = Files.write(folder.resolve("visits.csv"), lines);
    schema =
        Files.writeString(
            folder.resolve("schema.json"),
            """
            {"columns": [
              {"name": "patient", "kind": "id"},
              {"name": "age", "kind": "integer", "domain": {"low": 0, "high": 120}},
              {"name": "ward", "kind": "category", "domain": {"categories": ["north", "south"]}},
              {"name": "sick", "kind": "boolean", "roles": ["target"],
               "domain": {"categories": ["no", "yes"]}}]}
            """);
  }

  private Protection protection(PrivacyUnit unit, double epsilon, @Nullable Path ledger) {
    return new Protection("visits", unit, epsilon, 1e-5, 0, ledger);
  }

  private FitJob.Result fit(@Nullable Path declared, Protection protection, String model) {
    return FitJob.run(
        new FitOptions(
            new Source(table, declared, List.of(), List.of(), "sick", null),
            folder.resolve("visits.understudy"),
            model,
            Auto.USUAL_BUDGET,
            GeneratorSettings.USUAL,
            Duplicates.KEEP,
            protection,
            new Seed(1)),
        Progress.silent());
  }

  @Test
  void theCertificateIsAsPublished() throws IOException {
    for (Protection protection :
        List.of(
            protection(ROW, 1, null),
            protection(new PrivacyUnit.Person("patient", 4), 3, folder.resolve("a.ledger")))) {
      fit(schema, protection, Auto.NAME);
      JsonNode published =
          Json.parse(Files.readString(Path.of("..", "docs", "schemas", "certificate.schema.json")));
      assertFits(Json.parse(Files.readString(folder.resolve(CertificateJson.FILE))), published, "");
    }
  }

  /// The part of JSON Schema that our schemas use.
  private static void assertFits(JsonNode document, JsonNode schema, String place) {
    if (schema.has("const")) {
      assertThat(document).as(place).isEqualTo(schema.get("const"));
    } else if (schema.has("enum")) {
      assertThat(schema.get("enum")).as(place).contains(document);
    } else {
      List<String> types = new ArrayList<>();
      if (schema.get("type").isArray()) {
        schema.get("type").forEach(type -> types.add(type.asString()));
      } else {
        types.add(schema.get("type").asString());
      }
      assertThat(types).as(place).anyMatch(type -> isOf(document, type));
    }
    if (document.isObject()) {
      List<String> names = new ArrayList<>(document.propertyNames());
      schema.get("required").forEach(name -> assertThat(names).as(place).contains(name.asString()));
      for (String name : names) {
        assertThat(schema.get("properties").has(name)).as(place + "/" + name).isTrue();
        assertFits(document.get(name), schema.get("properties").get(name), place + "/" + name);
      }
    } else if (document.isArray()) {
      document.forEach(item -> assertFits(item, schema.get("items"), place + "/*"));
    }
  }

  private static boolean isOf(JsonNode document, String type) {
    return switch (type) {
      case "object" -> document.isObject();
      case "array" -> document.isArray();
      case "string" -> document.isString();
      case "boolean" -> document.isBoolean();
      case "integer" -> document.isIntegralNumber();
      case "number" -> document.isNumber();
      case "null" -> document.isNull();
      default -> throw new AssertionError(type);
    };
  }

  @Test
  void whatRealRowsSayStaysOutOfTheRelease() throws IOException {
    Path output = folder.resolve("results");
    MainResult result =
        MainJob.run(
            new MainOptions(
                new Source(table, schema, List.of(), List.of(), null, null),
                output,
                "histogram",
                Auto.USUAL_BUDGET,
                GeneratorSettings.USUAL,
                null,
                null,
                null,
                0.2,
                Duplicates.KEEP,
                JudgingOptions.usual(),
                protection(ROW, 1, null),
                new Seed(1),
                List.of("understudy", "synthesize")),
            Progress.silent());

    assertThat(names(output))
        .containsExactly(
            "certificate.html",
            "certificate.json",
            "internal",
            "measurements.csv",
            "model.understudy",
            "schema.json",
            "synthetic.csv",
            "synthetic.csv.json");
    assertThat(names(output.resolve(MainJob.INTERNAL)))
        .contains("report.html", "scorecard.json", "attacks.json", "verdict.json", "doctor.json");
    assertThat(result.certificate()).isNotNull();
    assertThat(result.rows()).isEqualTo(result.certificate().made().rows());
    String released =
        Files.readString(output.resolve("certificate.json"))
            + Files.readString(output.resolve("synthetic.csv.json"));
    assertThat(released).doesNotContain(result.examined().sha256());
    assertThat(ModelFile.read(output.resolve("model.understudy")).provenance().dataSha256())
        .isEmpty();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void releasesOfASourceAddUp() {
    Path ledger = folder.resolve("visits.ledger");
    FitJob.Result first = fit(schema, protection(ROW, 1, ledger), "histogram");
    assertThatThrownBy(() -> fit(schema, protection(ROW, 1, ledger), "histogram"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Nothing is left to spend on \"visits\"");
    FitJob.Result second = fit(schema, protection(ROW, 2, ledger), "histogram");

    assertThat(first.certificate().earlierCharges()).isZero();
    assertThat(second.certificate().earlierCharges())
        .isEqualTo(first.certificate().charges().size());
    assertThat(second.certificate().spent().epsilon()).isBetween(1.99, 2.0);
  }

  @Test
  void twoRunsDoNotShareALedger() {
    Protection protection = protection(ROW, 1, folder.resolve("visits.ledger"));
    try (Ledger other = Ledger.open(folder.resolve("visits.ledger"), protection.terms())) {
      assertThatThrownBy(() -> fit(schema, protection, "histogram"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("in use by another run");
      assertThat(other.charges()).isEmpty();
    }
    assertThat(folder.resolve("visits.understudy")).doesNotExist();
  }

  @Test
  void aDryRunChargesNothingAndReadsNoRow() throws IOException {
    Files.delete(table);
    Path ledger = folder.resolve("visits.ledger");
    String plan =
        PlanJob.run(
            new Source(table, schema, List.of(), List.of(), null, null),
            "privbayes",
            protection(ROW, 1, ledger),
            Progress.silent());

    assertThat(plan)
        .contains("number of rows", "bins of age, level 1", "network, step 1", "Expected error");
    assertThat(ledger).doesNotExist();
  }

  @Test
  void whatNobodyDeclaredIsPaidForOrSaid() {
    FitJob.Result result = fit(null, protection(ROW, 5, null), "histogram");

    assertThat(result.certificate().domains())
        .extracting(source -> source.column() + " " + source.origin())
        .containsExactly("patient PUBLIC", "age PAID", "ward PAID", "sick PAID");
    assertThat(String.join(" ", result.certificate().assumed()))
        .contains("Inferred from the rows and taken for public", "age");
  }

  /// One column of names, one of numbers with 10^12 places, one that only names rows.
  @Test
  void anyTableIsLearned() throws IOException {
    for (String column :
        List.of(
            "{\"name\": \"ward\", \"kind\": \"category\"}",
            "{\"name\": \"age\", \"kind\": \"number\", \"spelling\": {\"decimals\": 6},"
                + " \"domain\": {\"low\": 0, \"high\": 1000000}}",
            "{\"name\": \"patient\", \"kind\": \"id\"}")) {
      Path one = Files.writeString(folder.resolve("one.json"), "{\"columns\": [" + column + "]}");
      String name = column.substring(10, column.indexOf('"', 10));
      for (String model : List.of("histogram", "privbayes", "uniform")) {
        FitJob.Result result =
            FitJob.run(
                new FitOptions(
                    new Source(table, one, List.of(name), List.of(), null, null),
                    folder.resolve("one.understudy"),
                    model,
                    Auto.USUAL_BUDGET,
                    GeneratorSettings.USUAL,
                    Duplicates.KEEP,
                    protection(ROW, 1, null),
                    new Seed(1)),
                Progress.silent());
        assertThat(result.model().schema().columns()).hasSize(1);
        assertThat(result.certificate().spent().epsilon()).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void howExactCountsCanBeIsSaidBeforeAnythingIsSpent() {
    var said = new StringBuilder();
    var tiny = new Protection("visits", ROW, 0.01, 1e-6, 400, null);
    FitJob.run(
        new FitOptions(
            new Source(table, schema, List.of(), List.of(), null, null),
            folder.resolve("visits.understudy"),
            "histogram",
            Auto.USUAL_BUDGET,
            GeneratorSettings.USUAL,
            Duplicates.KEEP,
            tiny,
            new Seed(1)),
        Progress.silent(),
        said::append);

    assertThat(said.toString())
        .contains("counts of every column", "Expected error", "too small to learn anything");
  }

  @Test
  void anEpsilonAboveTenPromisesNothing() {
    assertThat(fit(schema, protection(ROW, 20, null), "histogram").certificate().meaning().words())
        .startsWith("No meaningful guarantee");
  }

  @Test
  void promisesThatPromiseNothingAreRefused() {
    for (double epsilon : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatThrownBy(() -> protection(ROW, epsilon, null)).isInstanceOf(UserError.class);
    }
    assertThatThrownBy(() -> new Protection("a", ROW, 1, 1e-2, 0, null))
        .hasMessageContaining("must be below 1 / rows");
    assertThatThrownBy(() -> new Protection("a", ROW, 1, 1e-4, 10_000, null))
        .hasMessageContaining("must be below 1 / rows");
    assertThatThrownBy(() -> new Protection("a", ROW, 1, 0, 0, null)).isInstanceOf(UserError.class);
  }

  @Test
  void deltaOfADeclaredNumberOfRowsIsRoundedDown() {
    assertThat(Protection.deltaOf(10_000)).isEqualTo(1e-5);
    assertThat(Protection.deltaOf(26_000)).isEqualTo(3e-6);
    assertThat(Protection.deltaOf(1)).isEqualTo(0.1);
  }

  @Test
  void anAttackerIsBoundedByWhatIsSpent() {
    var meaning = fit(schema, protection(ROW, 1, null), "histogram").certificate().meaning();

    // mu of (1, 1e-5) is .2680511232: Phi(Phi^-1(.01) + mu) = .0198, Phi(mu / sqrt 2) = .575
    assertThat(meaning.truePositives()).isBetween(0.0195, 0.0198);
    assertThat(meaning.area()).isBetween(0.57, 0.576);
  }
}
