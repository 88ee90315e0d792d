package dev.understudy.workflow;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.table.Seed;
import dev.understudy.workflow.confidential.Protection;
import dev.understudy.workflow.numeric.CategoryCodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the main job shall do.
///
/// @param source the real table
/// @param output folder for the results
/// @param model name of the generator, or [Auto#NAME]
/// @param budget of the choice of a generator
/// @param asked what is asked of the generator
/// @param rows how many rows to make, null for as many as the real table has
/// @param composition what the rows shall be made up of, null for what the model draws
/// @param codes what categories become in a file of numbers, null for no such file
/// @param holdoutShare share of rows kept to judge against, in [0, 1); 0 for none
/// @param duplicates what repeated rows are, null while the user has not said it
/// @param judging how the rows are judged
/// @param protection what is promised to the people in the table, null for nothing
/// @param seed root of all chance
/// @param command words of the command that does the same again, seed included
public record MainOptions(
    Source source,
    Path output,
    String model,
    Duration budget,
    GeneratorSettings asked,
    @Nullable Long rows,
    @Nullable Composition composition,
    @Nullable CategoryCodes codes,
    double holdoutShare,
    @Nullable Duplicates duplicates,
    JudgingOptions judging,
    @Nullable Protection protection,
    Seed seed,
    List<String> command) {

  /// The share of rows kept aside unless the user says otherwise: enough to judge with, and most
  /// rows left to learn from.
  public static final double USUAL_HOLDOUT_SHARE = 0.2;

  public MainOptions {
    command = List.copyOf(command);
  }
}
