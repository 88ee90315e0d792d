package dev.understudy.workflow;

import dev.understudy.synth.Condition;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.Model;
import dev.understudy.synth.Tempered;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import java.util.List;
import java.util.stream.Stream;

/// Makes rows with a model that was learned before.
public final class SampleJob {

  private SampleJob() {}

  /// Writes each CSV file and the sidecar that marks it as synthetic.
  ///
  /// @return the model that made the rows
  /// @throws UserError if model, conditions or output make no sense
  public static Model run(SampleOptions options, Progress progress) {
    List<Condition> conditions = options.where().stream().map(Condition::parse).toList();
    List<String> names =
        options.files().stream().map(file -> String.valueOf(file.getFileName())).toList();
    List<String> all =
        names.stream()
            .flatMap(name ->
                Stream.concat(
                    Stream.of(name, name + Sidecar.SUFFIX),
                    options.codes() == null ? Stream.empty() : Sampling.numberNames(name).stream()))
            .toList();
    try (OutputFolder folder = OutputFolder.around(options.output(), all)) {
      Model model = ModelFile.read(options.model());
      Model drawn = at(options.temperature(), model);
      for (int copy = 0; copy < names.size(); copy++) {
        String name = names.get(copy);
        Seed seed = options.seed(copy);
        Sampling.toCsv(
            drawn,
            conditions,
            options.composition(),
            options.rows(),
            seed,
            folder.stage(name),
            new FirstRows(0),
            progress);
        if (options.codes() != null) {
          List<String> numbers = Sampling.numberNames(name);
          Sampling.toNumbers(
              model,
              conditions,
              options.composition(),
              options.rows(),
              seed,
              options.codes(),
              folder.stage(numbers.getFirst()),
              folder.stage(numbers.getLast()),
              progress);
        }
        Sidecar.write(
            folder.stage(name + Sidecar.SUFFIX),
            name,
            options.rows(),
            model.provenance(),
            seed,
            options.where(),
            options.composition(),
            options.temperature());
      }
      folder.publish(all);
      return model;
    }
  }

  private static Model at(double temperature, Model model) {
    if (temperature == 1) {
      return model;
    }
    if (model instanceof Tempered tempered) {
      return tempered.at(temperature);
    }
    throw new UserError(
        "Models of kind '"
            + model.provenance().model()
            + "' have no temperature; fit one with --model autoregressive.");
  }
}
