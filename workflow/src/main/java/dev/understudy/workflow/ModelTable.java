package dev.understudy.workflow;

import dev.understudy.connect.ReadOptions;
import dev.understudy.connect.TableFile;
import dev.understudy.synth.Model;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Progress;
import dev.understudy.table.Recoding;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.nio.file.Path;
import java.util.List;

/// Reads a table as a model knows its columns.
final class ModelTable {

  private ModelTable() {}

  /// The columns of the model, in its order; others are left out.
  ///
  /// @throws UserError if the file cannot be read or lacks a column
  static Table read(Path file, Model model, Progress progress) {
    List<String> names = model.schema().columns().stream().map(ColumnSchema::name).toList();
    Table found =
        TableFile.read(file, ReadOptions.DEFAULT.withSchema(model.schema()), progress).table();
    for (String name : names) {
      if (found.find(name).isEmpty()) {
        throw new UserError(
            "'" + file + "' has no column '" + name + "', which the model was learned from.");
      }
    }
    return Recoding.recode(found.keep(names), model.schema());
  }
}
