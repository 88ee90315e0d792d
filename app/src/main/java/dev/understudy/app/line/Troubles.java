package dev.understudy.app.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one sentence what is wrong with a command line.
public final class Troubles {

  private Troubles() {}

  /// @param exception what picocli says
  /// @param words of the command line
  /// @param commands names of all commands
  public static UsageError usage(
      ParameterException exception, List<String> words, List<String> commands) {
    CommandSpec command = exception.getCommandLine().getCommandSpec();
    boolean inCommand = command.parent() != null;
    String name = inCommand ? command.name() : "";
    return switch (exception) {
      case UnmatchedArgumentException unmatched -> {
        String word = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
          yield new UsageError(unknownOption(word, command), name);
        }
        yield inCommand
            ? new UsageError(tooMuch(word, command), name)
            : noCommand(List.of(word), commands);
      }
      case MissingParameterException missing ->
          // A misspelled option also is a missing one; the misspelling is the better explanation.
          new UsageError(
              misspelled(words, command)
                  .map(word -> unknownOption(word, command))
                  .orElseGet(() -> missing(missing, words)),
              name);
      default -> new UsageError(invalid(exception), name);
    };
  }

  /// No command was named, or one that does not exist.
  public static UsageError noCommand(List<String> unmatched, List<String> commands) {
    if (unmatched.isEmpty()) {
      return new UsageError("Say what to do: " + String.join(", ", commands) + ".", "");
    }
    String word = unmatched.getFirst();
    return new UsageError(
        "There is no command '"
            + word
            + "'; "
            + Suggestion.nearest(word, commands)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("the commands are: " + String.join(", ", commands) + "."),
        "");
  }

  private static Optional<String> misspelled(List<String> words, CommandSpec command) {
    return words.stream()
        .filter(word -> word.startsWith("--"))
        .filter(word -> command.findOption(name(word)) == null)
        .findFirst();
  }

  private static String name(String word) {
    return word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
  }

  private static String unknownOption(String word, CommandSpec command) {
    String typed = name(word);
    List<String> known = new ArrayList<>();
    command.options().forEach(option -> known.add(option.longestName()));
    Optional<String> meant = Suggestion.nearest(typed, known);
    String where =
        command.parent() == null
            ? "There is no option '"
            : "'" + command.name() + "' has no option '";
    return where + typed + "'" + meant.map(name -> "; did you mean '" + name + "'?").orElse(".");
  }

  private static String tooMuch(String word, CommandSpec command) {
    return command.positionalParameters().isEmpty()
        ? "'" + command.name() + "' takes no '" + word + "'."
        : "'" + command.name() + "' takes one " + label(command) + "; '" + word + "' is too much.";
  }

  private static String label(CommandSpec command) {
    return command.positionalParameters().getFirst().paramLabel();
  }

  private static String missing(MissingParameterException exception, List<String> words) {
    List<ArgSpec> missing = exception.getMissing();
    if (missing.size() == 1
        && missing.getFirst() instanceof OptionSpec option
        && words.contains(option.longestName())) {
      return "Say a value after "
          + option.longestName()
          + ": "
          + option.longestName()
          + " "
          + option.paramLabel()
          + ".";
    }
    return "Missing: "
        + missing.stream().map(Troubles::written).collect(Collectors.joining(" and "))
        + ".";
  }

  private static String written(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String invalid(ParameterException exception) {
    String value = exception.getValue();
    if (exception.getArgSpec() instanceof OptionSpec option && value != null) {
      String expected =
          option.type() == double.class
              ? "a number"
              : option.type() == long.class ? "a whole number" : "such a value";
      return "'" + value + "' is not " + expected + " for " + option.longestName() + ".";
    }
    return String.valueOf(exception.getMessage());
  }
}
