package dev.understudy.app.line;

/// A command line that cannot be understood: one sentence and where help is.
public final class UsageError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String command;

  /// @param command whose help would explain it, empty for the help of the program
  public UsageError(String message, String command) {
    super(message);
    this.command = command;
  }

  /// Such as `"understudy fit --help"`.
  public String helpCommand() {
    return command.isEmpty() ? "understudy --help" : "understudy " + command + " --help";
  }
}
