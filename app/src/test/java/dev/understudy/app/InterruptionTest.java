package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.app.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C ends a command cleanly.
class InterruptionTest {

  /// Exit status of a process ended by SIGTERM, 128 + 15. The test sends this signal rather than
  /// Ctrl-C's, which shells make background processes ignore; both take the same way.
  private static final int TERMINATED = 143;

  @TempDir Path directory;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> "" + file.getFileName()).sorted().toList();
    }
  }

  @Test
  void aStoppedCommandSaysSoInOneLineAndLeavesNothingHalfDone() throws IOException {
    Path patients = Patients.all(directory);
    Outcome outcome =
        Shell.runInterrupted(
            "synthesize", "" + patients, "--output", "" + directory.resolve("results"));

    assertThat(outcome)
        .isEqualTo(new Outcome(130, "", "Stopped. Files that were complete were kept.\n"));
    assertThat(names()).containsExactly("heart_disease_uci.csv");
  }

  @Test
  void aSignalStopsAProcessTheSameWay() throws IOException, InterruptedException {
    Path model = directory.resolve("m.understudy");
    Outcome fitted =
        Shell.run(
            "fit", "" + Patients.all(directory), "--model", "independent", "--output", "" + model);
    assertThat(fitted.status()).isZero();
    Path log = directory.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "sample",
                model.toString(),
                "--rows",
                "100000000000",
                "--output",
                directory.resolve("endless.csv").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    while (process.isAlive() && names().stream().noneMatch(name -> name.startsWith(".unders"))) {
      Thread.sleep(20);
    }
    process.destroy();

    assertThat(process.waitFor()).as(Files.readString(log)).isEqualTo(TERMINATED);
    assertThat(log).hasContent("Stopped. Files that were complete were kept.\n");
    assertThat(names()).containsExactly("heart_disease_uci.csv", "log.txt", "m.understudy");
  }
}
