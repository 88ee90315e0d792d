package dev.understudy.connect;

import dev.understudy.connect.internal.EditedCopy;
import dev.understudy.connect.internal.TextTable;
import dev.understudy.table.Finding;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.table.inference.Columns;
import dev.understudy.table.inference.Inference;
import dev.understudy.table.inference.Inferred;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Reads a table from a file: delimited text in any usual form, plain or gzipped. Delimiter,
/// quotes, encoding, decimal mark, header and the meaning of every column are found out.
public final class TableFile {

  private TableFile() {}

  /// Reads all rows of `path` into memory.
  ///
  /// @throws UserError if the file is missing, unreadable, damaged, no table, or contradicts the
  ///   declared schema; the sentence names file, line and column
  public static Loaded read(Path path, ReadOptions options, Progress progress) {
    TextTable text =
        TextTable.read(path, options.schema(), options.keep(), options.drop(), progress);
    Inferred inferred = Inference.infer(text.raw(), options.schema());
    List<Finding> findings = new ArrayList<>(text.findings());
    findings.addAll(inferred.findings());
    if (options.literal() && options.schema() != null) {
      Schema schema = Inference.literally(inferred.schema(), options.schema());
      Columns.Tolerant read = Columns.tolerant(text.raw(), schema);
      read.contradicting().forEach((column, cells) -> findings.add(contradicting(column, cells)));
      return new Loaded(read.table(), schema, findings, text.sha256());
    }
    Table table = Columns.table(text.raw(), inferred.schema());
    return new Loaded(table, inferred.schema(), findings, text.sha256());
  }

  private static Finding contradicting(String column, int cells) {
    return new Finding(
        "contradicting-cells",
        Finding.Severity.WARNING,
        List.of(column),
        cells,
        cells
            + (cells == 1 ? " cell of column '" : " cells of column '")
            + column
            + (cells == 1 ? "' contradicts" : "' contradict")
            + " the schema.",
        "They count as missing.",
        "Correct the schema, or the cells.");
  }

  /// Copies a table's file byte for byte but for some cells (in UTF-8, if it is written otherwise).
  ///
  /// @param schema with which the file was read, null if none
  /// @param texts per column name the new text of a row's cell, null where the cell stays
  /// @throws UserError if the file cannot be read or the copy cannot be written
  public static void copy(
      Path path,
      @Nullable Schema schema,
      Map<String, IntFunction<@Nullable String>> texts,
      Path output,
      Progress progress) {
    EditedCopy.write(path, schema, texts, output, progress);
  }
}
