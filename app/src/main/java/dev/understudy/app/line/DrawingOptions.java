package dev.understudy.app.line;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// [Options] of what is drawn: cells that rows lack, shares on purpose, numbers only.
public final class DrawingOptions {

  private DrawingOptions() {}

  /// The table whose rows others are completed like.
  public static PositionalParamSpec completedFile() {
    return PositionalParamSpec.builder()
        .paramLabel("FILE")
        .index("0")
        .arity("1")
        .required(true)
        .type(String.class)
        .description("The table that complete rows are like, or a model file (.understudy) of it.")
        .build();
  }

  /// @param usual the generator that is taken if none is named
  public static OptionSpec completing(String usual) {
    return Options.text(
            "--model",
            "NAME|FILE",
            "The generator that learns the table, or the file of one that was learned before; "
                + usual
                + " if not given.")
        .build();
  }

  public static OptionSpec columns() {
    return Options.names("--columns", "Fill these columns only; all that lack cells if not given.");
  }

  public static OptionSpec draws() {
    return OptionSpec.builder("--draws")
        .type(long.class)
        .paramLabel("M")
        .description(
            "Draw M times, OUT-1.csv to OUT-M.csv, for estimates that combine them (multiple"
                + " imputation).")
        .build();
  }

  public static OptionSpec balance() {
    return OptionSpec.builder("--balance")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("C=V:SHARE,..")
        .description(
            "Give values of a column these shares, such as sex=Female:0.5,Male:0.5; values that are"
                + " not named share the rest.")
        .build();
  }

  public static OptionSpec fair() {
    return Options.text(
            "--fair",
            "COLUMN",
            "Make the target independent of this protected column (statistical parity); tells what"
                + " it costs where rows are judged.")
        .build();
  }

  public static OptionSpec encode() {
    return Options.text(
            "--encode",
            "HOW",
            "Write the rows as numbers too, for tools that take nothing else, with a mapping for"
                + " 'encode': categories as onehot columns or ordinal codes.")
        .build();
  }
}
