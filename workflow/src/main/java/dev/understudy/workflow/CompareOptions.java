package dev.understudy.workflow;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.table.Seed;
import dev.understudy.workflow.confidential.Protection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which generators shall be compared on which table.
///
/// @param source the real table
/// @param output folder for the results
/// @param models names of generators, [Auto#NAME] among them if wanted; all but that if empty
/// @param budget of [Auto#NAME]
/// @param asked what is asked of the generator
/// @param seeds how often each is fitted, on another split each time
/// @param holdoutShare share of the rows no generator sees, strictly between 0 and 1
/// @param duplicates what repeated rows are, null while the user has not said it
/// @param protections under each of which private generators learn, none for no private generator
/// @param seed root of all chance
/// @param command words of the command that does the same again, seed included
public record CompareOptions(
    Source source,
    Path output,
    List<String> models,
    Duration budget,
    GeneratorSettings asked,
    int seeds,
    double holdoutShare,
    @Nullable Duplicates duplicates,
    List<Protection> protections,
    Seed seed,
    List<String> command) {

  /// Fits of each generator unless the user says otherwise: the fewest whose spread says something.
  public static final int USUAL_SEEDS = 3;

  public CompareOptions {
    models = List.copyOf(models);
    protections = List.copyOf(protections);
    command = List.copyOf(command);
  }
}
