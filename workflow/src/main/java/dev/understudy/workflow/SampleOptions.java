package dev.understudy.workflow;

import dev.understudy.table.Seed;
import java.nio.file.Path;
import java.util.List;

/// What rows shall be made.
///
/// @param model the model file
/// @param output the CSV file
/// @param rows how many
/// @param where conditions such as `"age>=60"` that every row must meet
/// @param seed root of all chance
public record SampleOptions(Path model, Path output, long rows, List<String> where, Seed seed) {

  public SampleOptions {
    where = List.copyOf(where);
  }
}
