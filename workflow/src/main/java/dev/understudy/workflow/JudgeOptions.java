package dev.understudy.workflow;

import dev.understudy.table.Seed;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What shall be judged, and how.
///
/// @param train the rows the generator learned from, with what the user says about columns
/// @param holdout rows it never saw, null where there are none
/// @param synthetic the rows it made, one file or several copies
/// @param generator name of the generator of ours that made them, or its model file; null where it
///   is not known or not ours
/// @param output folder for the results
/// @param parts what is computed and written
/// @param duplicates what repeated training rows are, null while the user has not said it
/// @param judging how it is judged
/// @param seed root of all chance
/// @param command words of the command that does the same again, seed included
public record JudgeOptions(
    Source train,
    @Nullable Path holdout,
    List<Path> synthetic,
    @Nullable String generator,
    Path output,
    Parts parts,
    @Nullable Duplicates duplicates,
    JudgingOptions judging,
    Seed seed,
    List<String> command) {

  /// Which questions are asked.
  ///
  /// @param scorecard how like the real rows, how useful
  /// @param attacks what is given away
  /// @param verdict may it be released, by the rules that the other two feed
  public record Parts(boolean scorecard, boolean attacks, boolean verdict) {}

  public JudgeOptions {
    if (synthetic.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to judge");
    }
    synthetic = List.copyOf(synthetic);
    command = List.copyOf(command);
  }
}
