package dev.understudy.app;

import dev.understudy.app.line.UsageError;
import dev.understudy.app.terminal.Style;
import dev.understudy.app.terminal.Terminal;
import dev.understudy.app.terminal.Wrapping;
import dev.understudy.app.text.FindingsText;
import dev.understudy.table.UserError;
import dev.understudy.workflow.DecisionNeeded;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;

/// How a command that did not get through is told about.
///
/// @param cause what was thrown
/// @param message what the user reads
/// @param status exit status
record Failure(Throwable cause, String message, int status) {

  /// Looks for the first thing in the chain of causes that a user can understand: work in several
  /// threads wraps what went wrong in exceptions of its own.
  static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UsageError error -> {
          return toMend(thrown, error.getMessage() + "\nHelp: " + error.helpCommand());
        }
        case UserError error -> {
          return toMend(thrown, String.valueOf(error.getMessage()));
        }
        case DecisionNeeded decision -> {
          return toMend(
              thrown,
              FindingsText.of(decision.findings(), Style.PLAIN, Terminal.USUAL_COLUMNS)
                  + "Nothing was written: "
                  + decision.getMessage());
        }
        case CancellationException _ -> {
          return new Failure(
              thrown, "Stopped. Files that were complete were kept.", ExitStatus.STOPPED);
        }
        case OutOfMemoryError _ -> {
          return toMend(
              thrown,
              "The memory does not suffice for this table: give more with UNDERSTUDY_JAVA_OPTS=-Xmx8g (now "
                  + Runtime.getRuntime().maxMemory() / (1 << 20)
                  + " MiB), or use fewer columns with --keep or fewer rows.");
        }
        case IOException error -> {
          return toMend(thrown, "Reading or writing failed: " + error.getMessage() + ".");
        }
        default -> {}
      }
    }
    return new Failure(
        thrown,
        "This is a bug in Understudy: "
            + thrown
            + "\nPlease run the command again with --debug and report what it prints.",
        ExitStatus.BUG);
  }

  private static Failure toMend(Throwable cause, String message) {
    return new Failure(cause, message, ExitStatus.TO_MEND);
  }

  /// @return the exit status
  int tell(PrintStream err, boolean debug) {
    err.println(Wrapping.harmless(message));
    if (debug) {
      cause.printStackTrace(err);
    }
    return status;
  }
}
