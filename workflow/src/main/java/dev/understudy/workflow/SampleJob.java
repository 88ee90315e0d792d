package dev.understudy.workflow;

import dev.understudy.synth.Condition;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.Model;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import java.util.List;

/// Makes rows with a model that was learned before.
public final class SampleJob {

  private SampleJob() {}

  /// Writes the CSV file and the sidecar that marks it as synthetic.
  ///
  /// @return the model that made the rows
  /// @throws dev.understudy.table.UserError if model, conditions or output make no sense
  public static Model run(SampleOptions options, Progress progress) {
    List<Condition> conditions = options.where().stream().map(Condition::parse).toList();
    String name = String.valueOf(options.output().getFileName());
    String sidecar = name + Sidecar.SUFFIX;
    try (OutputFolder folder = OutputFolder.around(options.output(), List.of(name, sidecar))) {
      Model model = ModelFile.read(options.model());
      Sampling.toCsv(
          model,
          conditions,
          options.rows(),
          options.seed(),
          folder.stage(name),
          new FirstRows(0),
          progress);
      Sidecar.write(
          folder.stage(sidecar),
          name,
          options.rows(),
          model.provenance(),
          options.seed(),
          options.where());
      folder.publish(List.of(name, sidecar));
      return model;
    }
  }
}
