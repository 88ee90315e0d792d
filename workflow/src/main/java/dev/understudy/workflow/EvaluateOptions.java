package dev.understudy.workflow;

import dev.understudy.table.Seed;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What shall be judged.
///
/// @param train the rows the generator learned from, with what the user says about columns
/// @param holdout rows it never saw, null where there are none
/// @param synthetic the rows it made
/// @param output folder for scorecard and report
/// @param seed root of all chance
/// @param command words of the command that does the same again, seed included
public record EvaluateOptions(
    Source train,
    @Nullable Path holdout,
    Path synthetic,
    Path output,
    Seed seed,
    List<String> command) {

  public EvaluateOptions {
    command = List.copyOf(command);
  }
}
