package dev.understudy.workflow;

import dev.understudy.connect.CsvWriter;
import dev.understudy.synth.Completed;
import dev.understudy.synth.Completion;
import dev.understudy.synth.Model;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.CellFormat;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Spelling;
import dev.understudy.table.Table;
import dev.understudy.table.TextColumn;
import dev.understudy.table.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Completes rows of which only some cells are given: the rest is drawn from its distribution given
/// those, which stay as they are spelled.
public final class CompleteJob {

  /// What was done in each file.
  ///
  /// @param model the generator
  /// @param rows that were completed
  /// @param drawn how many cells were drawn
  /// @param notes what could not be done as asked, each in a sentence
  public record Result(String model, int rows, int drawn, List<String> notes) {}

  private final CompleteOptions options;
  private final Progress progress;

  private CompleteJob(CompleteOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /// @throws UserError if table, model or rows make no sense
  public static Result run(CompleteOptions options, Progress progress) {
    return new CompleteJob(options, progress).run();
  }

  private Result run() {
    NamedModel named = new NamedModel(options.model());
    named.check();
    List<String> names =
        options.files().stream().map(file -> String.valueOf(file.getFileName())).toList();
    try (OutputFolder folder = OutputFolder.around(options.output(), names)) {
      Path file = options.source().file();
      Examined examined =
          NamedModel.isModelFile(file)
              ? null
              : Examination.examineQuickly(options.source(), progress);
      Table known = examined == null ? null : examined.table();
      Model model = null;
      if (examined == null) {
        model = ModelFile.read(file);
      } else if (named.isFile()) {
        model = named.read();
      }
      Schema schema =
          model != null ? model.schema() : java.util.Objects.requireNonNull(examined).schema();
      // rows are read before anything is learned, so that a slip in them is told at once
      GivenCells given = GivenCells.read(options.rows(), schema, known, progress);
      if (model == null) {
        model = named.learn(java.util.Objects.requireNonNull(examined), options.seed(), progress);
      }
      Completion completion = NamedModel.completion(model);
      Result result = null;
      for (int draw = 0; draw < names.size(); draw++) {
        Completed completed =
            completion.complete(given.rows(), options.seed().child("draw").child(draw), progress);
        write(given, completed, schema, folder.stage(names.get(draw)));
        result = result == null ? result(model, given, completed, known) : result;
      }
      progress.check();
      folder.publish(names);
      return java.util.Objects.requireNonNull(result);
    }
  }

  private static void write(GivenCells given, Completed completed, Schema schema, Path output) {
    Spelling asItStands = Spelling.PLAIN.withMissing(List.of());
    List<ColumnSchema> texts = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < schema.columns().size(); index++) {
      ColumnSchema meaning = schema.columns().get(index);
      texts.add(ColumnSchema.of(meaning.name(), Kind.TEXT).withSpelling(asItStands));
      columns.add(column(given, completed, meaning, index));
    }
    try (CsvWriter writer = CsvWriter.open(output, schema.withColumns(texts))) {
      writer.write(Table.of(columns));
      writer.commit();
    }
  }

  private static Column column(
      GivenCells given, Completed completed, ColumnSchema meaning, int index) {
    boolean[] free = given.rows().free()[index];
    boolean[] drawn = completed.drawn()[index];
    CellFormat format = CellFormat.of(completed.table().column(meaning.name()), meaning);
    Column spelled = given.spelled().find(meaning.name()).orElse(null);
    List<String> missing = meaning.spelling().missing();
    String empty = missing.isEmpty() ? "" : missing.getFirst();
    String[] cells = new String[free.length];
    for (int row = 0; row < cells.length; row++) {
      if (!free[row] && spelled instanceof TextColumn text) {
        cells[row] = text.value(row);
      } else {
        cells[row] = drawn[row] ? format.text(row) : empty;
      }
    }
    return TextColumn.of(meaning.name(), cells, Missing.none(cells.length));
  }

  private static Result result(
      Model model, GivenCells given, Completed completed, @Nullable Table known) {
    List<String> notes = new ArrayList<>();
    int drawn = 0;
    for (int column = 0; column < completed.drawn().length; column++) {
      String name = completed.table().column(column).name();
      int unknown = completed.unknown()[column];
      if (unknown > 0) {
        notes.add(
            cells(unknown)
                + " of '"
                + name
                + (unknown == 1 ? "' holds" : "' hold")
                + " a value that the model does not know (too few persons have it): the rest of"
                + " the row is drawn as if it were not given.");
      }
      int left = 0;
      for (int row = 0; row < given.rows().table().rowCount(); row++) {
        boolean free = given.rows().free()[column][row];
        drawn += completed.drawn()[column][row] ? 1 : 0;
        left += free && !completed.drawn()[column][row] ? 1 : 0;
      }
      if (left > 0) {
        notes.add(
            cells(left) + " of '" + name + "' stay empty: the model knows no value for them.");
      }
      outside(given.rows().table().column(name), known, notes);
    }
    int rows = given.rows().table().rowCount();
    String shares = " of " + String.format(Locale.ROOT, "%,d", rows) + " rows ";
    if (completed.contradicted().length > 0) {
      notes.add(
          completed.contradicted().length
              + shares
              + (completed.contradicted().length == 1 ? "breaks" : "break")
              + " a rule that holds in every row learned from (the first is row "
              + (completed.contradicted()[0] + 1)
              + "): what was drawn breaks as few as possible.");
    }
    if (completed.rare().length > 0) {
      notes.add(
          completed.rare().length
              + shares
              + (completed.rare().length == 1 ? "asks" : "ask")
              + " for a combination that hardly occurs (the first is row "
              + (completed.rare()[0] + 1)
              + "): drawn from few candidates.");
    }
    return new Result(model.provenance().model(), rows, drawn, notes);
  }

  private static String cells(int count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "cell" : "cells");
  }

  /// Notes numbers beyond all that were learned from.
  private static void outside(Column column, @Nullable Table known, List<String> notes) {
    Column other = known == null ? null : known.find(column.name()).orElse(null);
    if (!(column instanceof NumberColumn numbers && other instanceof NumberColumn learned)) {
      return;
    }
    double[] values = learned.sortedPresent();
    int outside = 0;
    for (int row = 0; row < numbers.size() && values.length > 0; row++) {
      boolean within =
          numbers.isMissing(row)
              || numbers.value(row) >= values[0] && numbers.value(row) <= values[values.length - 1];
      outside += within ? 0 : 1;
    }
    if (outside > 0) {
      notes.add(
          cells(outside)
              + " of '"
              + column.name()
              + (outside == 1 ? "' lies" : "' lie")
              + " outside of all values learned from: the rest of the row is drawn as for the"
              + " nearest.");
    }
  }
}
