package dev.understudy.app.line;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// [Options] of what is promised to the people in a table.
public final class PrivacyOptions {

  private PrivacyOptions() {}

  /// All of them, `--person` apart, which means more than privacy.
  public static List<OptionSpec> all() {
    return List.of(epsilon(), delta(), unit(), personRows(), declaredRows(), ledger(), source());
  }

  /// Those that matter where nothing is released.
  public static List<OptionSpec> ofCompared() {
    return List.of(delta(), unit(), personRows(), declaredRows());
  }

  public static OptionSpec epsilons() {
    return OptionSpec.builder("--epsilons")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("E,..")
        .description(
            "Private generators learn under each of these epsilons, such as 0.1,1,10, beside the"
                + " others. Needs --delta, and --person or --unit row. Nothing is released or charged.")
        .build();
  }

  private static OptionSpec epsilon() {
    return number(
        "--epsilon",
        "E",
        "Learn under differential privacy: the most that all releases of the source may lose"
            + " together, such as 1. Needs --delta, and --person or --unit row.");
  }

  private static OptionSpec delta() {
    return number(
        "--delta",
        "D",
        "With --epsilon: the probability that nothing is promised, far below 1 / rows, such as"
            + " 1e-5.");
  }

  private static OptionSpec unit() {
    return Options.text(
            "--unit",
            "WHOM",
            "With --epsilon: who is protected: person (all rows of one, by --person) or row, said on"
                + " purpose.")
        .build();
  }

  private static OptionSpec personRows() {
    return whole(
        "--person-rows",
        "With --epsilon: the most rows of a person that count; others are left out, and noise grows"
            + " with it.");
  }

  private static OptionSpec declaredRows() {
    return whole(
        "--declared-rows",
        "With --epsilon: about how many rows the table has, where that is public; delta is then a"
            + " tenth of 1 / N, rounded down, if not given.");
  }

  private static OptionSpec ledger() {
    return Options.text(
            "--ledger",
            "FILE",
            "With --epsilon: adds up what all runs spend on a source; it is made if it does not"
                + " exist.")
        .build();
  }

  private static OptionSpec source() {
    return Options.text(
            "--source",
            "NAME",
            "With --epsilon: the name of the people in the ledger, the same for all tables about"
                + " them; the file's name if not given.")
        .build();
  }

  /// Only what would be spent is told.
  public static OptionSpec plan() {
    return OptionSpec.builder("--plan")
        .arity("0")
        .type(boolean.class)
        .description(
            "With --epsilon: only show what would be spent on what, and how exact counts could be;"
                + " with --schema no row is read.")
        .build();
  }

  private static OptionSpec number(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(double.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec whole(String name, String description) {
    return OptionSpec.builder(name)
        .type(long.class)
        .paramLabel("N")
        .description(description)
        .build();
  }
}
