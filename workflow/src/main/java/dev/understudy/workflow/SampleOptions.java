package dev.understudy.workflow;

import dev.understudy.table.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// What rows shall be made.
///
/// @param model the model file
/// @param output the CSV file; of several copies, `name.csv` stands for `name-1.csv`, `name-2.csv`
///   ...
/// @param rows how many in each
/// @param copies how many files, each an independent draw
/// @param where conditions such as `"age>=60"` that every row must meet
/// @param temperature of [dev.understudy.synth.Tempered], 1 for rows as they were learned
/// @param seed root of all chance
public record SampleOptions(
    Path model,
    Path output,
    long rows,
    int copies,
    List<String> where,
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
    if (copies == 1) {
      return List.of(output);
    }
    String name = String.valueOf(output.getFileName());
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    return IntStream.rangeClosed(1, copies)
        .mapToObj(copy -> output.resolveSibling(stem + "-" + copy + ending))
        .toList();
  }

  /// The seed of a copy.
  Seed seed(int copy) {
    return copies == 1 ? seed : seed.child("copy").child(copy);
  }
}
