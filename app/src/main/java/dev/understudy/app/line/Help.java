package dev.understudy.app.line;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The look of help: one line of usage, what the command is told, what every command may be told,
/// examples.
public final class Help {

  private Help() {}

  /// Gives a command line and its subcommands that look.
  public static void arrange(CommandLine line) {
    arrange(line.getCommandSpec());
    line.getSubcommands().values().forEach(command -> arrange(command.getCommandSpec()));
  }

  private static void arrange(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    usage.sortOptions(false);
    usage.synopsisHeading("%nUsage: ");
    usage.customSynopsis(synopsis(command));
    if (!command.positionalParameters().isEmpty()) {
      usage.parameterListHeading("%n");
    }
    usage.commandListHeading("%nCommands:%n");
    usage.footerHeading("%n");
    usage.optionListHeading("");
    usage
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> options(help, command));
  }

  /// Operands and required options are spelled out; the others are listed below.
  private static String synopsis(CommandSpec command) {
    StringBuilder synopsis = new StringBuilder();
    if (command.parent() == null) {
      return synopsis.append(command.name()).append(" COMMAND [options]").toString();
    }
    synopsis.append(command.qualifiedName());
    for (PositionalParamSpec operand : command.positionalParameters()) {
      synopsis.append(' ').append(operand.paramLabel());
    }
    for (OptionSpec option : command.options()) {
      if (option.required()) {
        synopsis.append(' ').append(option.longestName()).append(' ').append(option.paramLabel());
      }
    }
    return synopsis.append(" [options]").toString();
  }

  private static String options(CommandLine.Help help, CommandSpec command) {
    Set<String> common = new TreeSet<>();
    Options.everywhere().forEach(option -> common.add(option.longestName()));
    List<OptionSpec> own =
        command.options().stream().filter(o -> !common.contains(o.longestName())).toList();
    List<OptionSpec> everywhere =
        command.options().stream().filter(o -> common.contains(o.longestName())).toList();
    boolean ofProgram = command.parent() == null;
    String first = own.isEmpty() || ofProgram ? "" : "\n" + list(help, own);
    return first
        + "\nOptions of every command:\n"
        + list(help, ofProgram ? command.options() : everywhere);
  }

  private static String list(CommandLine.Help help, List<OptionSpec> options) {
    Layout layout = help.createDefaultLayout();
    layout.addOptions(options, help.parameterLabelRenderer());
    return layout.toString();
  }
}
