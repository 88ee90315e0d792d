package dev.understudy.app;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.ConfigurationFile;
import dev.understudy.app.line.Help;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Troubles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Reads a command line with picocli. Only the commands whose names are on the line are described
/// to it; all of them where there is none, for the help.
final class Reading {

  private static final String HELP = "help";

  private final List<String> words;
  private final int columns;

  private Reading(List<String> words, int columns) {
    this.words = words;
    this.columns = columns;
  }

  /// @param columns how wide help may be
  /// @throws dev.understudy.app.line.UsageError if the line makes no sense
  /// @throws dev.understudy.table.UserError if a configuration file makes no sense
  static Request read(List<String> words, int columns) {
    return new Reading(withoutHelpCommand(words), columns).request();
  }

  private Request request() {
    CommandLine line = describe();
    if (words.isEmpty()) {
      return new Request.ForHelp(line.getUsageMessage(CommandLine.Help.Ansi.OFF), false);
    }
    List<String> complete = words;
    try {
      complete = withConfiguration(line);
      ParseResult parsed = line.parseArgs(complete.toArray(String[]::new));
      Optional<CommandLine> help =
          parsed.asCommandLineList().stream().filter(CommandLine::isUsageHelpRequested).findFirst();
      if (help.isPresent()) {
        CommandLine asked = parsed.asCommandLineList().getLast();
        return new Request.ForHelp(asked.getUsageMessage(CommandLine.Help.Ansi.OFF), true);
      }
      if (parsed.isVersionHelpRequested()) {
        return new Request.ForVersion();
      }
      if (!parsed.hasSubcommand()) {
        throw Troubles.noCommand(parsed.unmatched(), Catalogue.names());
      }
      ParseResult subcommand = parsed.subcommand();
      Catalogue command = Catalogue.find(subcommand.commandSpec().name()).orElseThrow();
      return new Request.ForCommand(command, new Arguments(subcommand, complete));
    } catch (ParameterException exception) {
      throw Troubles.usage(exception, complete, Catalogue.names());
    }
  }

  private CommandLine describe() {
    CommandSpec root = CommandSpec.create().name("understudy");
    Options.everywhere().forEach(root::addOption);
    root.addOption(Options.version());
    root.usageMessage()
        .header(
            "Understudy: a real table goes in, a synthetic stand-in comes out, with proof of",
            "what it keeps and what it gives away.")
        .footer(
            "Examples:",
            "  understudy demo",
            "  understudy doctor patients.csv",
            "  understudy synthesize patients.csv --target outcome --output results",
            "",
            "Each command explains itself: understudy COMMAND --help",
            "Exit status: 0 done, 2 something to mend in the command or its input,",
            "70 a bug in Understudy, 130 stopped by Ctrl-C.");
    List<Catalogue> named =
        Arrays.stream(Catalogue.values())
            .filter(command -> words.contains(command.commandName()))
            .toList();
    for (Catalogue command : named.isEmpty() ? List.of(Catalogue.values()) : named) {
      CommandSpec specification = command.create().specification();
      specification.usageMessage().header(command.summary());
      root.addSubcommand(command.commandName(), specification);
    }
    CommandLine line =
        new CommandLine(root)
            .setExpandAtFiles(false)
            .setInterpolateVariables(false)
            .setOverwrittenOptionsAllowed(true)
            .setUsageHelpWidth(columns);
    Help.arrange(line);
    return line;
  }

  /// The words with those of a configuration file after the command's name, if one is named.
  private List<String> withConfiguration(CommandLine line) {
    Optional<String> file = configuration();
    int place = 0;
    CommandLine command = null;
    while (place < words.size() && command == null) {
      command = line.getSubcommands().get(words.get(place++));
    }
    if (file.isEmpty() || command == null) {
      return words;
    }
    List<String> complete = new ArrayList<>(words.subList(0, place));
    complete.addAll(ConfigurationFile.words(Path.of(file.get()), command.getCommandSpec(), words));
    complete.addAll(words.subList(place, words.size()));
    return complete;
  }

  private Optional<String> configuration() {
    Optional<String> file = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith("--config=")) {
        file = Optional.of(words.get(i).substring("--config=".length()));
      } else if (words.get(i).equals("--config") && i + 1 < words.size()) {
        file = Optional.of(words.get(i + 1));
      }
    }
    return file;
  }

  /// `help fit` is understood as `fit --help`.
  private static List<String> withoutHelpCommand(List<String> words) {
    if (words.isEmpty() || !words.getFirst().equals(HELP)) {
      return words;
    }
    List<String> changed = new ArrayList<>(words.subList(1, words.size()));
    changed.add("--help");
    return changed;
  }
}
