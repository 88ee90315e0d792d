package dev.understudy.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of the command line.
@Command(
    name = "understudy",
    description = "A real table goes in, a synthetic stand-in comes out.",
    mixinStandardHelpOptions = true,
    version = "0.1.0-SNAPSHOT",
    subcommands = Main.Models.class)
public final class Main implements Callable<Integer> {
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// Runs one command line and returns its exit code.
  static int run(String... arguments) {
    return new CommandLine(new Main()).execute(arguments);
  }

  @Override
  public Integer call() {
    CommandLine.usage(this, System.out);
    return 2;
  }

  /// Lists the generators.
  @Command(name = "models", description = "Lists the generators.")
  static final class Models implements Callable<Integer> {
    @Override
    public Integer call() {
      System.out.println("none yet");
      return 0;
    }
  }
}
