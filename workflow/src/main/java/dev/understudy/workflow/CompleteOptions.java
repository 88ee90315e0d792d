package dev.understudy.workflow;

import dev.understudy.table.Seed;
import java.nio.file.Path;
import java.util.List;

/// Which rows shall be completed, and how.
///
/// @param source the table that complete rows are like, or a model file that has learned one
/// @param model name of a generator that learns the table, or a model file
/// @param rows a table of some of the columns; its empty cells are drawn too
/// @param output the file to write; of several draws, `name.csv` stands for `name-1.csv`,
///   `name-2.csv` ...
/// @param draws how many files, each drawn anew
/// @param seed root of all chance
public record CompleteOptions(
    Source source, String model, Path rows, Path output, int draws, Seed seed) {

  public CompleteOptions {
    if (draws < 1) {
      throw new IllegalArgumentException("there is at least one draw");
    }
  }

  /// The files, one per draw.
  public List<Path> files() {
    return CopyNames.of(output, draws);
  }
}
