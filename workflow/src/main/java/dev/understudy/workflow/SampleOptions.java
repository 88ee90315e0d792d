package dev.understudy.workflow;

import dev.understudy.table.Seed;
import dev.understudy.workflow.numeric.CategoryCodes;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rows shall be made.
///
/// @param model the model file
/// @param output the CSV file; of several copies, `name.csv` stands for `name-1.csv`, `name-2.csv`
///   ...
/// @param rows how many in each
/// @param copies how many files, each an independent draw
/// @param where conditions such as `"age>=60"` that every row must meet
/// @param composition what rows shall be made up of, null for what the model draws
/// @param codes what categories become in a file of numbers beside each, null for no such file
/// @param temperature of [dev.understudy.synth.Tempered], 1 for rows as they were learned
/// @param seed root of all chance
public record SampleOptions(
    Path model,
    Path output,
    long rows,
    int copies,
    List<String> where,
    @Nullable Composition composition,
    @Nullable CategoryCodes codes,
    double temperature,
    Seed seed) {

  public SampleOptions {
    where = List.copyOf(where);
    if (copies < 1) {
      throw new IllegalArgumentException("there is at least one copy");
    }
  }

  /// The files, one per copy.
  public List<Path> files() {
    return CopyNames.of(output, copies);
  }

  /// The seed of a copy.
  Seed seed(int copy) {
    return copies == 1 ? seed : seed.child("copy").child(copy);
  }
}
