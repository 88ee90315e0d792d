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
      writer.commit();
    }
  }

  static UserError unconditional(Model model) {
    return new UserError(
        "Models of kind '"
            + model.provenance().model()
            + "' cannot make rows that meet conditions; fit one with --model copula.");
  }
}
