package dev.understudy.workflow;

import dev.understudy.connect.SchemaJson;
import dev.understudy.connect.TableFile;
import dev.understudy.synth.Completed;
import dev.understudy.synth.Completion;
import dev.understudy.synth.Model;
import dev.understudy.synth.PartialRows;
import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Fills the missing cells of a table with draws from their distribution given the row's other
/// cells. All else of the file stays as it is, byte for byte.
public final class ImputeJob {

  /// A column and what became of its missing cells.
  ///
  /// @param name of the column
  /// @param filled cells that got a value
  /// @param left cells for which the model knows no value, because none ever stood in such a row
  public record Filled(String name, int filled, int left) {}

  /// What was done in each file.
  ///
  /// @param model the generator
  /// @param columns that were filled
  /// @param skipped columns with missing cells that nothing can be drawn for, each in a sentence
  /// @param rows with a cell that was to be filled
  /// @param rare how many of them hold a combination of cells that hardly occurs
  /// @param contradicted how many break a rule that holds in all rows learned from
  public record Result(
      String model,
      List<Filled> columns,
      List<String> skipped,
      int rows,
      int rare,
      int contradicted) {

    public int filled() {
      return columns.stream().mapToInt(Filled::filled).sum();
    }
  }

  private final ImputeOptions options;
  private final Progress progress;

  private ImputeJob(ImputeOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /// @throws UserError if table, model or columns make no sense, or no cell is missing
  public static Result run(ImputeOptions options, Progress progress) {
    return new ImputeJob(options, progress).run();
  }

  private Result run() {
    NamedModel named = new NamedModel(options.model());
    named.check();
    List<String> names =
        options.files().stream().map(file -> String.valueOf(file.getFileName())).toList();
    try (OutputFolder folder = OutputFolder.around(options.output(), names)) {
      Model model;
      Table table;
      Schema schema;
      @Nullable Schema declared;
      if (named.isFile()) {
        model = named.read();
        table = ModelTable.read(options.source().file(), model, progress);
        schema = model.schema();
        declared = schema;
      } else {
        Examined examined = Examination.examineQuickly(options.source(), progress);
        table = examined.table();
        schema = examined.schema();
        Path given = options.source().schema();
        declared = given == null ? null : SchemaJson.read(given);
        columns(table, schema, new ArrayList<>());
        model = named.learn(examined, options.seed(), progress);
      }
      List<String> skipped = new ArrayList<>();
      List<String> columns = columns(table, schema, skipped);
      Completion completion = NamedModel.completion(model);
      Gaps gaps = Gaps.of(table, columns);
      Result result = null;
      for (int draw = 0; draw < names.size(); draw++) {
        Completed completed =
            completion.complete(gaps.rows(), options.seed().child("draw").child(draw), progress);
        TableFile.copy(
            options.source().file(),
            declared,
            texts(gaps, completed, schema, columns),
            folder.stage(names.get(draw)),
            progress);
        result = result == null ? result(model, gaps, completed, columns, skipped) : result;
      }
      progress.check();
      folder.publish(names);
      return java.util.Objects.requireNonNull(result);
    }
  }

  /// The columns to fill.
  private List<String> columns(Table table, Schema schema, List<String> skipped) {
    String file = String.valueOf(options.source().file().getFileName());
    if (table.columnCount() == 1) {
      throw new UserError(
          file + " has one column only, so there is nothing to draw its missing cells from.");
    }
    boolean named = !options.columns().isEmpty();
    List<String> columns = new ArrayList<>();
    for (String name : named ? options.columns() : table.names()) {
      Column column = table.column(name);
      if (!column.missing().any()) {
        if (named) {
          throw new UserError("Column '" + name + "' of " + file + " lacks no cell; leave it out.");
        }
        continue;
      }
      String obstacle = obstacle(column, schema.column(name));
      if (obstacle == null) {
        columns.add(name);
      } else if (named) {
        throw new UserError("Column '" + name + "' cannot be filled: " + obstacle + ".");
      } else {
        skipped.add(name + ": " + obstacle + ".");
      }
    }
    if (columns.isEmpty()) {
      throw new UserError(
          skipped.isEmpty()
              ? file + " lacks no cell, so there is nothing to fill."
              : "Nothing of " + file + " can be filled; " + String.join(" ", skipped));
    }
    return columns;
  }

  private static @Nullable String obstacle(Column column, ColumnSchema meaning) {
    if (column.missing().count() == column.size()) {
      return "it holds no value to learn from";
    }
    if (meaning.kind() == Kind.ID) {
      return "it holds names of rows";
    }
    return meaning.kind() == Kind.TEXT ? "it holds free text" : null;
  }

  /// The rows that lack something.
  ///
  /// @param place `[row of the table]`, its number among `rows`, -1 for the others
  private record Gaps(PartialRows rows, int[] place) {

    static Gaps of(Table table, List<String> columns) {
      int[] lacking =
          IntStream.range(0, table.rowCount())
              .filter(row -> columns.stream().anyMatch(name -> table.column(name).isMissing(row)))
              .toArray();
      int[] place = new int[table.rowCount()];
      java.util.Arrays.fill(place, -1);
      for (int i = 0; i < lacking.length; i++) {
        place[lacking[i]] = i;
      }
      boolean[][] free = new boolean[table.columnCount()][lacking.length];
      for (String name : columns) {
        Column column = table.column(name);
        for (int i = 0; i < lacking.length; i++) {
          free[table.indexOf(name)][i] = column.isMissing(lacking[i]);
        }
      }
      return new Gaps(new PartialRows(table.select(lacking), free, true), place);
    }
  }

  /// What is written into the file, per column.
  private static Map<String, IntFunction<@Nullable String>> texts(
      Gaps gaps, Completed completed, Schema schema, List<String> columns) {
    Map<String, IntFunction<@Nullable String>> texts = new HashMap<>();
    for (String name : columns) {
      boolean[] drawn = completed.drawn()[completed.table().indexOf(name)];
      CellFormat format = CellFormat.of(completed.table().column(name), schema.column(name));
      texts.put(
          name,
          row -> {
            int place = gaps.place()[row];
            return place >= 0 && drawn[place] ? format.text(place) : null;
          });
    }
    return texts;
  }

  private static Result result(
      Model model, Gaps gaps, Completed completed, List<String> columns, List<String> skipped) {
    List<Filled> filled = new ArrayList<>();
    for (String name : columns) {
      int column = completed.table().indexOf(name);
      int asked = count(gaps.rows().free()[column]);
      int drawn = count(completed.drawn()[column]);
      filled.add(new Filled(name, drawn, asked - drawn));
    }
    return new Result(
        model.provenance().model(),
        filled,
        skipped,
        gaps.rows().table().rowCount(),
        completed.rare().length,
        completed.contradicted().length);
  }

  private static int count(boolean[] cells) {
    return (int) IntStream.range(0, cells.length).filter(row -> cells[row]).count();
  }
}
