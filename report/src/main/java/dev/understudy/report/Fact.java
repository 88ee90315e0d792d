package dev.understudy.report;

/// One line of the provenance, such as `("Seed", "42")`. A fact labelled [#COMMAND] is shown as a
/// command line.
public record Fact(String label, String value) {

  /// Label of the exact command that makes the run again.
  public static final String COMMAND = "Command";
}
