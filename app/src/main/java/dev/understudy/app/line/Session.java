package dev.understudy.app.line;

import dev.understudy.app.terminal.Interruption;
import dev.understudy.app.terminal.ProgressBar;
import dev.understudy.app.terminal.Terminal;
import dev.understudy.table.Progress;
import java.io.IOException;
import java.io.PrintStream;

/// Everything a command works with.
///
/// @param arguments what it was told
/// @param terminal where it answers
/// @param interruption whether the user has had enough
public record Session(Arguments arguments, Terminal terminal, Interruption interruption) {

  /// Work that tells how far it is.
  @FunctionalInterface
  public interface Work<T> {
    T run(Progress progress) throws IOException;
  }

  public PrintStream out() {
    return terminal.out();
  }

  public boolean json() {
    return arguments.flag("--json");
  }

  public boolean quiet() {
    return arguments.flag("--quiet");
  }

  /// Tells something of importance on standard error while work goes on, unless only results are
  /// wanted.
  public void announce(String text) {
    if (!quiet()) {
      terminal.err().print(text);
    }
  }

  /// Runs work with a progress bar where a person would see it.
  public <T> T work(Work<T> work) throws IOException {
    if (quiet() || !terminal.errIsTerminal()) {
      return work.run(ProgressBar.invisible(interruption::requested));
    }
    ProgressBar bar =
        ProgressBar.on(
            terminal.err(), terminal.unicode(), interruption::requested, System::nanoTime);
    try {
      return work.run(bar);
    } finally {
      bar.close();
    }
  }
}
