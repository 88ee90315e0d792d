package dev.understudy.app;

import dev.understudy.app.terminal.Interruption;
import dev.understudy.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Types commands as a user does, within this JVM, and catches what comes back.
final class Shell {

  private final Map<String, String> environment;
  private final boolean terminals;
  private final Interruption interruption;

  private Shell(Map<String, String> environment, boolean terminals, Interruption interruption) {
    this.environment = environment;
    this.terminals = terminals;
    this.interruption = interruption;
  }

  /// What came back.
  record Outcome(int status, String out, String err) {

    /// What the user read on standard error, without the line that points to the help.
    String sentence() {
      return err.lines()
          .filter(line -> !line.startsWith("Help: "))
          .reduce("", (a, b) -> a.isEmpty() ? b : a + "\n" + b);
    }
  }

  /// Output goes into a pipe, as in scripts.
  static Outcome run(String... words) {
    return new Shell(Map.of(), false, new Interruption()).type(words);
  }

  /// Output goes to a terminal with these environment variables.
  static Outcome runInTerminal(Map<String, String> environment, String... words) {
    return new Shell(environment, true, new Interruption()).type(words);
  }

  /// The user has already pressed Ctrl-C when the work begins.
  static Outcome runInterrupted(String... words) {
    Interruption interruption = new Interruption();
    interruption.request();
    return new Shell(Map.of(), false, interruption).type(words);
  }

  private Outcome type(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminals,
            terminals,
            true,
            name -> environment.getOrDefault(name, name.equals("COLUMNS") ? "80" : null));
    int status = Main.run(List.of(words), terminal, interruption);
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
