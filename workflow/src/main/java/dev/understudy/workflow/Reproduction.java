package dev.understudy.workflow;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes the command that makes the same results again.
public final class Reproduction {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Reproduction() {}

  /// One line for a POSIX shell, arguments quoted where needed.
  public static String command(List<String> arguments) {
    return arguments.stream().map(Reproduction::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
