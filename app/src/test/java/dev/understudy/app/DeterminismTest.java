package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same seed gives the same bytes: in another process, on one thread or two, in another locale
/// and time zone.
class DeterminismTest {

  private static final List<String> RESULTS =
      List.of(
          "synthetic.csv",
          "synthetic.csv.json",
          "model.understudy",
          "schema.json",
          "doctor.json",
          "scorecard.json",
          "attacks.json",
          "verdict.json",
          "leaderboard.json",
          "leaderboard.csv",
          "report.html");

  @TempDir Path directory;

  private SortedMap<String, String> synthesize(String name, String seed, String... options)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    Path folder = Files.createDirectory(directory.resolve(name));
    Patients.all(folder);
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of(options));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of("synthesize", "heart_disease_uci.csv", "--target", "num"));
    words.addAll(List.of("--budget", "6s"));
    words.addAll(List.of("--seed", seed, "--output", "results", "--quiet"));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log, StandardCharsets.UTF_8)).isZero();
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String result : RESULTS) {
      byte[] bytes = Files.readAllBytes(folder.resolve("results").resolve(result));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      hashes.put(result, HexFormat.of().formatHex(hash));
    }
    return hashes;
  }

  @Test
  void everyByteOfEveryResultDependsOnTheSeedAlone() throws Exception {
    SortedMap<String, String> first = synthesize("one", "7", "-XX:ActiveProcessorCount=1");
    SortedMap<String, String> second =
        synthesize(
            "two",
            "7",
            "-XX:ActiveProcessorCount=2",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Pacific/Auckland",
            "-Dfile.encoding=ISO-8859-1");
    SortedMap<String, String> other = synthesize("three", "8", "-XX:ActiveProcessorCount=2");

    assertThat(second).isEqualTo(first);
    for (String result : List.of("synthetic.csv", "model.understudy")) {
      assertThat(other.get(result)).as(result).isNotEqualTo(first.get(result));
    }
  }
}
