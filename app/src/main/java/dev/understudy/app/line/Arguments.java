package dev.understudy.app.line;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// What was said on a command line that picocli has understood, by option name.
public final class Arguments {

  private final ParseResult parsed;
  private final String command;
  private final List<String> words;

  /// @param parsed the subcommand's part
  /// @param words the whole command line, configuration file included
  public Arguments(ParseResult parsed, List<String> words) {
    this.parsed = parsed;
    this.command = parsed.commandSpec().name();
    this.words = List.copyOf(words);
  }

  /// The command's name.
  public String command() {
    return command;
  }

  /// The words as they were understood, a configuration file's included.
  public List<String> words() {
    return words;
  }

  public boolean flag(String option) {
    return Boolean.TRUE.equals(value(option));
  }

  /// Whether an option was given.
  public boolean has(String option) {
    return value(option) != null;
  }

  public @Nullable String text(String option) {
    return (String) value(option);
  }

  /// A text that picocli has made sure is there.
  public String requiredText(String option) {
    String text = text(option);
    if (text == null) {
      throw new IllegalStateException("option " + option + " is not declared as required");
    }
    return text;
  }

  public @Nullable Long wholeNumber(String option) {
    return (Long) value(option);
  }

  public double number(String option, double otherwise) {
    Double number = (Double) value(option);
    return number == null ? otherwise : number;
  }

  public @Nullable Path path(String option) {
    String text = text(option);
    return text == null ? null : asPath(text);
  }

  public Path requiredPath(String option) {
    return asPath(requiredText(option));
  }

  /// The command's operand.
  public Path operand() {
    String text = parsed.matchedPositionalValue(0, null);
    if (text == null) {
      throw new IllegalStateException(command + " has no operand");
    }
    return asPath(text);
  }

  /// Each use of a repeatable option.
  public List<String> texts(String option) {
    List<?> texts = (List<?>) value(option);
    return texts == null ? List.of() : texts.stream().map(Object::toString).toList();
  }

  /// Each use of a repeatable option that names a file.
  public List<Path> paths(String option) {
    return texts(option).stream().map(this::asPath).toList();
  }

  /// Column names, separated by commas or by repeating the option.
  public List<String> names(String option) {
    return texts(option).stream().flatMap(text -> Names.split(text).stream()).distinct().toList();
  }

  /// The parts of a text that commas separate, except inside double quotes.
  public static List<String> parts(String text) {
    return Names.split(text);
  }

  /// One of an enum's constants, written in lower case.
  ///
  /// @throws UsageError naming the choices
  public <E extends Enum<E>> Optional<E> choice(String option, Class<E> type) {
    String text = text(option);
    if (text == null) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(constant);
      }
    }
    List<String> choices =
        List.of(type.getEnumConstants()).stream()
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    throw usageError(
        "'"
            + text
            + "' is no choice for "
            + option
            + "; say "
            + String.join(" or ", choices)
            + ".");
  }

  /// A usage error that points to this command's help.
  public UsageError usageError(String message) {
    return new UsageError(message, command);
  }

  private @Nullable Object value(String option) {
    OptionSpec specification = parsed.commandSpec().findOption(option);
    return specification == null ? null : specification.getValue();
  }

  private Path asPath(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException exception) {
      throw usageError("'" + text + "' is no file name: " + exception.getReason() + ".");
    }
  }
}
