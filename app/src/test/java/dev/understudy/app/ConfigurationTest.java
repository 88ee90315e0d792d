package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.app.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Options from a JSON file.
class ConfigurationTest {

  @TempDir Path directory;

  private Path file(String json) throws IOException {
    return Files.writeString(directory.resolve("run.json"), json);
  }

  /// A table in which every combination of three columns is held by several persons.
  private Path table() throws IOException {
    StringBuilder csv = new StringBuilder("\"weight, kg\",sex,ill\n");
    for (int row = 0; row < 120; row++) {
      csv.append(60 + row % 7 + row % 11 * 0.5);
      csv.append(row % 2 == 0 ? ",female," : ",male,").append(row % 3 == 0 ? "yes\n" : "no\n");
    }
    return Files.writeString(directory.resolve("patients.csv"), csv);
  }

  @Test
  void theFileMayHoldAnyOption() throws IOException {
    Path model = directory.resolve("m.understudy");
    Path config =
        file(
            "{\"model\": \"independent\", \"output\": \"%s\", \"seed\": 12, \"target\": \"ill\","
                    .formatted(model.toString().replace("\\", "\\\\"))
                + " \"drop\": [\"weight, kg\"], \"json\": true}");

    Outcome fitted = Shell.run("fit", table().toString(), "--config", config.toString());

    assertThat(fitted.err()).isEmpty();
    assertThat(fitted.out()).contains("\"seed\" : 12", "\"columns\" : 2");
    assertThat(model).isRegularFile();
  }

  @Test
  void theCommandLineWins() throws IOException {
    Path model = directory.resolve("m.understudy");
    Path config = file("{\"seed\": 12, \"drop\": \"sex\", \"holdout_share\": 0.2}");
    Outcome wrongCommand =
        Shell.run("fit", table().toString(), "--config=" + config, "--model", "independent");
    assertThat(wrongCommand.sentence()).contains("'holdout_share', which is no option of 'fit'");

    Path fitConfig = file("{\"seed\": 12, \"drop\": [\"sex\"], \"json\": true}");
    Outcome fitted =
        Shell.run(
            "--config=" + fitConfig,
            "fit",
            table().toString(),
            "--model",
            "independent",
            "--output",
            model.toString(),
            "--drop=\"weight, kg\",ill",
            "--seed=13");

    assertThat(fitted.err()).isEmpty();
    assertThat(fitted.out()).contains("\"seed\" : 13", "\"columns\" : 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"jsn": true}             | holds 'jsn', which is no option of 'models'; did you mean 'json'?
          {"zebra": true}           | holds 'zebra', which is no option of 'models'; its options are: debug, json, quiet, seed.
          {"help": true}            | holds 'help', which is no option of 'models'
          {"config": "b.json"}      | holds 'config', which is no option of 'models'
          {"json": "yes"}           | gives "yes" for 'json', which must be true or false.
          {"seed": [1]}             | gives [1] for 'seed', which must be one value.
          {"seed": null}            | gives null for 'seed', which must be one value.
          {"json": true             | is not valid JSON at line 1
          ["json"]                  | must hold one JSON object
          {"seed": "x"}             | 'x' is not a whole number for --seed.
          """)
  void aMistakeInTheFileIsExplained(String json, String sentence) throws IOException {
    Outcome outcome = Shell.run("models", "--config", file(json).toString());

    assertThat(outcome.sentence()).contains(sentence).hasLineCount(1);
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aFileThatDoesNotExistIsNamed() {
    Outcome outcome = Shell.run("models", "--config", "nowhere.json");

    assertThat(outcome.err()).isEqualTo("The configuration file 'nowhere.json' does not exist.\n");
    assertThat(outcome.status()).isEqualTo(2);
  }
}
