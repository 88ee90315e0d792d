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
import tools.jackson.databind.JsonNode;

class LikelihoodCommandTest {

  @TempDir private static Path directory;

  private static Path table;
  private static Path model;

  /// Three hundred people whose weight follows their height, and one of 150 cm who weighs 110 kg.
  @BeforeAll
  static void fit() throws IOException {
    table = directory.resolve("people.csv");
    List<String> lines = new ArrayList<>(List.of("height,weight,sex"));
    for (int i = 0; i < 300; i++) {
      int height = 150 + i % 50;
      lines.add(height + "," + (height - 100 + i % 7) + "," + (i % 3 == 0 ? "f" : "m"));
    }
    lines.add("151,105,m");
    Files.write(table, lines);
    model = directory.resolve("people.understudy");
    assertThat(
            Shell.run("fit", "" + table, "--model", "trees", "--seed", "1", "--output", "" + model)
                .status())
        .isZero();
  }

  @Test
  void theOutlierIsTheLeastProbableRow() throws IOException {
    Path output = directory.resolve("likelihood.csv");
    Outcome outcome =
        Shell.run(
            "likelihood", "" + table, "--model", "" + model, "--output", "" + output, "--json");
    assertThat(outcome.status()).isZero();
    JsonNode json = Json.parse(outcome.out());
    assertThat(json.get("rows").intValue()).isEqualTo(301);
    assertThat(json.get("least_probable").get(0).get("row").intValue()).isEqualTo(301);
    List<String> lines = Files.readAllLines(output);
    assertThat(lines).hasSize(302);
    assertThat(lines.getFirst()).isEqualTo("row,log_probability,rank");
    assertThat(lines.getLast()).startsWith("301,-").endsWith(",1");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path narrow = directory.resolve("narrow.csv");
    Files.writeString(narrow, "height,sex\n170,f\n171,m\n");
    Outcome without = Shell.run("likelihood", "" + narrow, "--model", "" + model);
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.err()).contains("no column 'weight'").doesNotContain("\tat ");
    Path copula = directory.resolve("copula.understudy");
    Shell.run("fit", "" + table, "--model", "copula", "--output", "" + copula);
    Outcome unable = Shell.run("likelihood", "" + table, "--model", "" + copula);
    assertThat(unable.status()).isEqualTo(2);
    assertThat(unable.err()).contains("know no probabilities").contains("--model trees");
  }

  @Test
  void copiesAreIndependentDraws() throws IOException {
    Path output = directory.resolve("draw.csv");
    Outcome outcome =
        Shell.run(
            "sample",
            "" + model,
            "--rows",
            "200",
            "--copies",
            "3",
            "--seed",
            "5",
            "--output",
            "" + output);
    assertThat(outcome.status()).isZero();
    List<String> first = Files.readAllLines(directory.resolve("draw-1.csv"));
    assertThat(first).hasSize(201);
    assertThat(Files.readAllLines(directory.resolve("draw-2.csv"))).isNotEqualTo(first);
    assertThat(directory.resolve("draw-3.csv.json")).exists();
    assertThat(output).doesNotExist();
    assertThat(
            Shell.run("sample", "" + model, "--rows", "5", "--copies", "0", "--output", "" + output)
                .err())
        .contains("--copies must be from 1");
  }

  @Test
  void inspectSaysWhatDrivesWhat() {
    assertThat(Shell.run("inspect", "" + model).out())
        .contains("What drives what")
        .containsPattern("height +nothing before it")
        .containsPattern("weight +height 100 %");
  }
}
