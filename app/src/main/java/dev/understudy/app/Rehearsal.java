package dev.understudy.app;

import dev.understudy.app.terminal.Interruption;
import dev.understudy.app.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Runs a few typical commands in one process while the JVM takes notes for its start-up cache. The
/// launcher starts it once after a build; users never do.
final class Rehearsal {
  private Rehearsal() {}

  /// @param arguments the file of command lines (`#` starts a comment, `{folder}` stands for the
  ///   scratch folder, which holds the demo table as `demo.csv`) and the scratch folder
  public static void main(String[] arguments) throws IOException {
    try (InputStream demo = Rehearsal.class.getResourceAsStream("/demo/heart_disease_uci.csv")) {
      Files.copy(Objects.requireNonNull(demo), Path.of(arguments[1], "demo.csv"));
    }
    PrintStream log = System.err;
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words =
          Stream.of(line.strip().split("\\s+"))
              .map(word -> word.replace("{folder}", arguments[1]))
              .toArray(String[]::new);
      long start = System.nanoTime();
      int code = Main.run(List.of(words), Terminal.ofProcess(), new Interruption());
      log.printf("%d  %4d ms  %s%n", code, (System.nanoTime() - start) / 1_000_000, List.of(words));
    }
  }
}
