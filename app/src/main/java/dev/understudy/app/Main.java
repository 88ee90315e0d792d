package dev.understudy.app;

import dev.understudy.app.command.ModelsCommand;
import dev.understudy.app.line.Session;
import dev.understudy.app.terminal.Interruption;
import dev.understudy.app.terminal.Terminal;
import java.util.List;

/// Entry point of the command line.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    Interruption interruption = Interruption.ofProcess();
    int status = run(List.of(arguments), terminal, interruption);
    interruption.finished();
    System.exit(status);
  }

  /// Does what a command line says.
  ///
  /// @param words of the command line, without the program's name
  /// @param terminal where results and troubles go
  /// @param interruption through which the user may stop the work
  /// @return the exit status, one of [ExitStatus]
  public static int run(List<String> words, Terminal terminal, Interruption interruption) {
    try {
      return answered(words, terminal) ? ExitStatus.DONE : obey(words, terminal, interruption);
    } catch (Exception | Error trouble) {
      return Failure.of(trouble).tell(terminal.err(), words.contains("--debug"));
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  /// The two commands that scripts and people ask most often need no options. They are answered
  /// without loading picocli, which alone takes longer than everything else about them.
  private static boolean answered(List<String> words, Terminal terminal) {
    if (words.equals(List.of("models"))) {
      ModelsCommand.print(terminal.out());
      return true;
    }
    if (words.equals(List.of("--version"))) {
      terminal.out().println(Version.line());
      return true;
    }
    return false;
  }

  private static int obey(List<String> words, Terminal terminal, Interruption interruption)
      throws Exception {
    return switch (Reading.read(words, terminal.columns())) {
      case Request.ForHelp help -> {
        (help.asked() ? terminal.out() : terminal.err()).print(help.text());
        yield help.asked() ? ExitStatus.DONE : ExitStatus.TO_MEND;
      }
      case Request.ForVersion() -> {
        terminal.out().println(Version.line());
        yield ExitStatus.DONE;
      }
      case Request.ForCommand request ->
          request.command().create().run(new Session(request.arguments(), terminal, interruption));
    };
  }
}
