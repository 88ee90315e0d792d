package dev.understudy.app.line;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON file that holds options: `{"target": "num", "holdout_share": 0.25, "drop": ["id"]}`. Its
/// entries become words of the command line, unless the command line says the same option itself.
public final class ConfigurationFile {

  private static final List<String> NOT_IN_A_FILE = List.of("--config", "--help", "--version");

  private final Path file;
  private final String command;
  private final Map<String, OptionSpec> options;

  private ConfigurationFile(Path file, CommandSpec command) {
    this.file = file;
    this.command = command.name();
    this.options = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      String name = option.longestName();
      if (!NOT_IN_A_FILE.contains(name)) {
        options.put(name.substring(2), option);
      }
    }
  }

  /// The words that the file stands for.
  ///
  /// @param command whose options may be in the file
  /// @param said words of the command line; options in it are not taken from the file
  /// @throws UserError if the file cannot be read, an option does not exist or has no such value
  public static List<String> words(Path file, CommandSpec command, List<String> said) {
    return new ConfigurationFile(file, command).words(said);
  }

  private List<String> words(List<String> said) {
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : read().properties()) {
      String key = entry.getKey().replace('_', '-');
      OptionSpec option = options.get(key);
      if (option == null) {
        throw unknown(entry.getKey());
      }
      String name = "--" + key;
      boolean overruled =
          said.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "="));
      if (!overruled) {
        add(name, option, entry.getValue(), words);
      }
    }
    return words;
  }

  private JsonNode read() {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException exception) {
      throw new UserError(
          "The configuration file '"
              + file
              + (Files.exists(file) ? "' cannot be read as UTF-8 text." : "' does not exist."),
          exception);
    } catch (JacksonException exception) {
      throw new UserError(
          "The configuration file '"
              + file
              + "' is not valid JSON at line "
              + exception.getLocation().getLineNr()
              + ", column "
              + exception.getLocation().getColumnNr()
              + ".",
          exception);
    }
    if (!root.isObject()) {
      throw new UserError(
          "The configuration file '" + file + "' must hold one JSON object: {\"option\": value}.");
    }
    return root;
  }

  private void add(String name, OptionSpec option, JsonNode value, List<String> words) {
    if (option.arity().max() == 0) {
      if (!value.isBoolean()) {
        throw wrong(name, "true or false", value);
      }
      if (value.booleanValue()) {
        words.add(name);
      }
    } else if (value.isArray() && option.isMultiValue()) {
      for (JsonNode element : value) {
        if (!element.isValueNode() || element.isNull()) {
          throw wrong(name, "a list of texts", value);
        }
        words.add(name + "=" + word(option, element));
      }
    } else if (value.isValueNode() && !value.isNull()) {
      words.add(name + "=" + value.asString());
    } else {
      throw wrong(name, option.isMultiValue() ? "a text or a list of texts" : "one value", value);
    }
  }

  /// An element of a list is one column name even if it holds a comma; conditions are no names.
  private static String word(OptionSpec option, JsonNode element) {
    boolean names = option.longestName().equals("--keep") || option.longestName().equals("--drop");
    return names ? Names.quote(element.asString()) : element.asString();
  }

  private UserError unknown(String key) {
    Optional<String> meant = Suggestion.nearest(key, options.keySet());
    return new UserError(
        "The configuration file '"
            + file
            + "' holds '"
            + key
            + "', which is no option of '"
            + command
            + "'; "
            + meant
                .map(name -> "did you mean '" + name + "'?")
                .orElse("its options are: " + String.join(", ", options.keySet()) + "."));
  }

  private UserError wrong(String name, String expected, JsonNode value) {
    return new UserError(
        "The configuration file '"
            + file
            + "' gives "
            + value
            + " for '"
            + name.substring(2)
            + "', which must be "
            + expected
            + ".");
  }
}
