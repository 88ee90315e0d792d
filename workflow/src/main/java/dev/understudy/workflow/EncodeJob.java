package dev.understudy.workflow;

import dev.understudy.connect.CsvWriter;
import dev.understudy.connect.ReadOptions;
import dev.understudy.connect.TableFile;
import dev.understudy.table.Progress;
import dev.understudy.table.Recoding;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.workflow.numeric.NumericColumn;
import dev.understudy.workflow.numeric.NumericMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns a table into numbers as other rows were turned before.
public final class EncodeJob {

  private EncodeJob() {}

  /// @param rows that were written
  /// @param columns of numbers
  /// @param notes what the mapping did not know, each in a sentence
  public record Result(int rows, int columns, List<String> notes) {}

  /// @throws UserError if the mapping or the table cannot be read, or the table lacks a column
  public static Result run(Path file, Path mapping, Path output, Progress progress) {
    NumericMapping numeric = NumericMappingJson.read(mapping);
    String name = String.valueOf(output.getFileName());
    try (OutputFolder folder = OutputFolder.around(output, List.of(name))) {
      Table found =
          TableFile.read(file, ReadOptions.DEFAULT.withSchema(numeric.meaning()), progress).table();
      for (NumericColumn column : numeric.columns()) {
        if (found.find(column.meaning().name()).isEmpty()) {
          throw new UserError(
              "'" + file + "' has no column '" + column.meaning().name() + "' of the mapping.");
        }
      }
      Table table =
          Recoding.recode(
              found.keep(
                  numeric.columns().stream().map(column -> column.meaning().name()).toList()),
              numeric.meaning());
      Table numbers = numeric.encode(table);
      try (CsvWriter writer = CsvWriter.open(folder.stage(name), numeric.schema())) {
        writer.write(numbers);
        writer.commit();
      }
      progress.check();
      folder.publish(List.of(name));
      return new Result(table.rowCount(), numbers.columnCount(), notes(numeric, table));
    }
  }

  private static List<String> notes(NumericMapping numeric, Table table) {
    List<String> notes = new ArrayList<>();
    int[] unknown = numeric.unknown(table);
    for (int k = 0; k < unknown.length; k++) {
      if (unknown[k] > 0) {
        NumericColumn column = numeric.columns().get(k);
        notes.add(
            String.format(
                Locale.ROOT,
                "%,d %s of '%s' %s a category that the mapping does not know: %s.",
                unknown[k],
                unknown[k] == 1 ? "cell" : "cells",
                column.meaning().name(),
                unknown[k] == 1 ? "holds" : "hold",
                column.form() == NumericColumn.Form.ONEHOT
                    ? "all its columns are 0"
                    : "taken like missing ones"));
      }
    }
    return notes;
  }
}
