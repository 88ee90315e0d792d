package dev.understudy.workflow;

import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.Progress;
import java.nio.file.Path;
import java.util.List;

/// Learns a generator from all rows of a table and writes it into a file.
public final class FitJob {

  private FitJob() {}

  /// What was learned from what.
  public record Result(Examined examined, Model model) {}

  /// @throws dev.understudy.table.UserError if something about input or output must be mended
  /// @throws DecisionNeeded if the table repeats rows and the user has not said what they are
  public static Result run(FitOptions options, Progress progress) {
    Synthesizer synthesizer = Synthesizers.named(options.model(), options.rare());
    Path file = options.output();
    String name = String.valueOf(file.getFileName());
    try (OutputFolder folder = OutputFolder.around(file, List.of(name))) {
      Examined examined =
          Repeats.settle(
              Examination.examineQuickly(options.source(), progress), options.duplicates());
      Model model =
          synthesizer.fit(
              examined.table(),
              examined.schema(),
              new Run(options.seed(), progress, examined.sha256()));
      progress.check();
      ModelFile.write(model, folder.stage(name));
      folder.publish(List.of(name));
      return new Result(examined, model);
    }
  }
}
