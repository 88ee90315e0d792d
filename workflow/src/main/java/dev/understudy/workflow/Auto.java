package dev.understudy.workflow;

import java.time.Duration;

/// The choice of a generator by trying several.
///
/// @see dev.understudy.workflow.selection.Search
public final class Auto {

  /// Stands for a generator's name where one shall be chosen.
  public static final String NAME = "auto";

  /// What it is, in one line.
  public static final String SUMMARY =
      "Tries the others on a part of the rows and takes the best that leaks no more than chance";

  /// Seconds of two cores that a choice takes unless the user says otherwise: all candidates on all
  /// rows of a table of 500,000 cells.
  public static final Duration USUAL_BUDGET = Duration.ofSeconds(30);

  private Auto() {}
}
