package dev.understudy.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MainJobTest {

  @TempDir Path directory;
  private Path output;

  @BeforeEach
  void nameOutput() {
    output = directory.resolve("results");
  }

  private MainOptions options(Source source, Duplicates duplicates) {
    return options(source, duplicates, "independent");
  }

  private MainOptions options(Source source, Duplicates duplicates, String model) {
    return new MainOptions(
        source,
        output,
        model,
        Auto.USUAL_BUDGET,
        GeneratorSettings.USUAL,
        null,
        null,
        null,
        0.2,
        duplicates,
        JudgingOptions.usual(),
        null,
        new Seed(1),
        List.of("understudy", "synthesize"));
  }

  private static Progress stoppedOnce(BooleanSupplier condition) {
    return new Progress() {
      @Override
      public void at(String phase, long done, long total) {}

      @Override
      public boolean cancelled() {
        return condition.getAsBoolean();
      }
    };
  }

  private List<String> results() throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      return files.map(file -> "" + file.getFileName()).sorted().toList();
    }
  }

  @Test
  void whatWasMadeIsKeptWhenTheUserStopsTheJudging() throws IOException {
    Files.createDirectory(output);
    Files.writeString(output.resolve(MainJob.REPORT), "of other rows");
    Progress progress = stoppedOnce(() -> Files.exists(output.resolve(MainJob.SYNTHETIC)));
    Source source = Source.of(Path.of("../data/demo/heart_disease_uci.csv"));

    assertThatThrownBy(() -> MainJob.run(options(source, null), progress))
        .isInstanceOf(CancellationException.class);
    assertThat(results())
        .containsExactly(
            "doctor.json",
            "model.understudy",
            "schema.json",
            "synthetic.csv",
            "synthetic.csv.json");
  }

  @Test
  void theBestSoFarIsKeptWhenTheUserStopsTheChoice() throws IOException {
    AtomicBoolean trees = new AtomicBoolean();
    Progress progress =
        new Progress() {
          @Override
          public void at(String phase, long done, long total) {
            trees.compareAndSet(false, phase.equals("trying trees"));
          }

          @Override
          public boolean cancelled() {
            return trees.get();
          }
        };
    Source source = Source.of(Path.of("../data/demo/heart_disease_uci.csv")).withTarget("num");

    assertThatThrownBy(() -> MainJob.run(options(source, null, Auto.NAME), progress))
        .isInstanceOf(CancellationException.class);
    assertThat(results())
        .containsExactly(
            "doctor.json",
            "leaderboard.csv",
            "leaderboard.json",
            "model.understudy",
            "schema.json",
            "synthetic.csv",
            "synthetic.csv.json");
    JsonNode board = Json.parse(Files.readString(output.resolve("leaderboard.json")));
    assertThat(board.get("chosen").asString()).isEqualTo("trees-none");
    assertThat(board.get("reproducible").booleanValue()).isFalse();
    assertThat(ModelFile.read(output.resolve(MainJob.MODEL)).provenance().configuration())
        .containsEntry("chosen_by", "auto")
        .containsEntry("reproducible", "no: the search was stopped by the user");
  }

  /// 60 persons, each of them 4 times: far beyond chance.
  private Source repeated() throws IOException {
    StringBuilder csv = new StringBuilder("height,weight,sex\n");
    for (int row = 0; row < 240; row++) {
      int person = row % 60;
      csv.append(150 + person).append(',').append(50 + person * 7 % 41 + 0.25 * person);
      csv.append(person % 3 == 0 ? ",m\n" : ",f\n");
    }
    return Source.of(Files.writeString(directory.resolve("repeated.csv"), csv));
  }

  @Test
  void repeatedRowsStopTheRunUntilTheUserSaysWhatTheyAre() throws IOException {
    Source source = repeated();

    assertThatThrownBy(() -> MainJob.run(options(source, null), Progress.silent()))
        .isInstanceOfSatisfying(
            DecisionNeeded.class,
            decision ->
                assertThat(decision.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.count()).isEqualTo(180)));
    assertThat(output).doesNotExist();
  }

  @Test
  void droppedRepeatsLeaveOneOfEach() throws IOException {
    MainResult result = MainJob.run(options(repeated(), Duplicates.DROP), Progress.silent());

    assertThat(result.rows()).isEqualTo(60);
    assertThat(result.trainRows() + result.holdoutRows()).isEqualTo(60);
  }

  @Test
  void groupedRepeatsAreAllUsedAndNeverSplitApart() throws IOException {
    MainResult result = MainJob.run(options(repeated(), Duplicates.GROUP), Progress.silent());

    assertThat(result.rows()).isEqualTo(240);
    assertThat(result.trainRows()).isEqualTo(192);
    assertThat(result.holdoutRows()).isEqualTo(48);
  }
}
