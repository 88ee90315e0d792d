package dev.understudy.workflow;

import dev.understudy.connect.CsvWriter;
import dev.understudy.synth.Condition;
import dev.understudy.synth.Conditional;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.Model;
import dev.understudy.synth.Sink;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import dev.understudy.workflow.numeric.CategoryCodes;
import dev.understudy.workflow.numeric.MappingBuilder;
import dev.understudy.workflow.numeric.NumericMapping;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows from a model to a CSV file, chunk by chunk, so that memory does not limit their number.
final class Sampling {

  private Sampling() {}

  /// @param conditions that all rows must meet, empty for none
  /// @param composition what the rows shall be made up of, null for what the model draws
  /// @param first gets the rows as they pass
  /// @throws UserError if the file cannot be written or the model cannot meet conditions
  static void toCsv(
      Model model,
      List<Condition> conditions,
      @Nullable Composition composition,
      long rows,
      Seed seed,
      Path file,
      FirstRows first,
      Progress progress) {
    try (CsvWriter writer = CsvWriter.open(file, model.schema())) {
      Sink sink =
          chunk -> {
            progress.check();
            writer.write(chunk);
            first.accept(chunk);
          };
      draw(model, conditions, composition, rows, seed, sink, progress);
      writer.commit();
    }
  }

  /// Rows of a model, one chunk after the other.
  ///
  /// @param conditions that all rows must meet, empty for none
  /// @param composition what the rows shall be made up of, null for what the model draws
  /// @throws UserError if the model cannot meet them
  static void draw(
      Model model,
      List<Condition> conditions,
      @Nullable Composition composition,
      long rows,
      Seed seed,
      Sink sink,
      Progress progress) {
    if (composition != null) {
      new ComposedSampling(model, composition.parts(model, seed, progress), conditions, rows)
          .sample(rows, seed, sink, progress);
    } else if (conditions.isEmpty()) {
      model.sample(rows, seed, sink, progress);
    } else if (model instanceof Conditional conditional) {
      conditional.sampleWhere(conditions, rows, seed, sink, progress);
    } else {
      throw unconditional(model);
    }
  }

  /// The same rows as numbers only, and how they became so. They are drawn twice more, as the
  /// mapping must be known before the first row is written and memory must not limit their number.
  ///
  /// @param mapping the JSON file to write
  static void toNumbers(
      Model model,
      List<Condition> conditions,
      @Nullable Composition composition,
      long rows,
      Seed seed,
      CategoryCodes codes,
      Path file,
      Path mapping,
      Progress progress) {
    MappingBuilder builder = new MappingBuilder(model.schema(), codes);
    draw(model, conditions, composition, rows, seed, builder::add, progress);
    NumericMapping numeric = builder.mapping();
    if (numeric.columns().isEmpty()) {
      throw new UserError("All columns hold names or free text, so none becomes numbers.");
    }
    try (CsvWriter writer = CsvWriter.open(file, numeric.schema())) {
      Sink sink =
          chunk -> {
            progress.check();
            writer.write(numeric.encode(chunk));
          };
      draw(model, conditions, composition, rows, seed, sink, progress);
      writer.commit();
    }
    Json.write(NumericMappingJson.of(numeric), mapping);
  }

  /// What the files of numbers beside a CSV file are called: the rows, and how they became numbers.
  static List<String> numberNames(String name) {
    return List.of(
        String.valueOf(CopyNames.with(Path.of(name), "-encoded").getFileName()),
        CopyNames.stem(Path.of(name)) + "-encoding.json");
  }

  static UserError unconditional(Model model) {
    return new UserError(
        "Models of kind '"
            + model.provenance().model()
            + "' cannot make rows that meet conditions; fit one with --model copula.");
  }
}
