package dev.understudy.workflow;

import dev.understudy.table.Seed;
import java.nio.file.Path;
import java.util.List;

/// Which missing cells shall be filled, and how.
///
/// @param source the table
/// @param model name of a generator that learns the table, or a model file
/// @param columns the columns to fill, all if empty
/// @param output the file to write; of several draws, `name.csv` stands for `name-1.csv`,
///   `name-2.csv` ...
/// @param draws how many files, each filled anew
/// @param seed root of all chance
public record ImputeOptions(
    Source source, String model, List<String> columns, Path output, int draws, Seed seed) {

  /// The generator unless the user names another: the best of those measured (PERFORMANCE.md).
  public static final String USUAL_MODEL = "trees";

  public ImputeOptions {
    columns = List.copyOf(columns);
    if (draws < 1) {
      throw new IllegalArgumentException("there is at least one draw");
    }
  }

  /// Where the filled table goes unless the user says it: beside the table.
  public static Path usualOutput(Path table) {
    return CopyNames.with(table, "-imputed");
  }

  /// The files, one per draw.
  public List<Path> files() {
    return CopyNames.of(output, draws);
  }
}
