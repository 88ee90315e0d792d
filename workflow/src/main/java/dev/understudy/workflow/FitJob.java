package dev.understudy.workflow;

import dev.understudy.synth.Model;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import dev.understudy.workflow.Learning.Learned;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.Selection;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Learns a generator from all rows of a table and writes it into a file.
public final class FitJob {

  private FitJob() {}

  /// What was learned from what.
  ///
  /// @param leaderboard how the generator was chosen, null where the user named it
  public record Result(Examined examined, Model model, @Nullable Leaderboard leaderboard) {}

  /// @throws dev.understudy.table.UserError if something about input or output must be mended
  /// @throws DecisionNeeded if the table repeats rows and the user has not said what they are
  public static Result run(FitOptions options, Progress progress) {
    Learning learning =
        new Learning(options.model(), options.asked(), options.budget(), options.seed());
    learning.check();
    Path file = options.output();
    String name = String.valueOf(file.getFileName());
    try (OutputFolder folder = OutputFolder.around(file, List.of(name))) {
      Examined examined =
          Repeats.settle(
              Examination.examineQuickly(options.source(), progress), options.duplicates());
      Learned learned =
          learning.learn(examined.table(), examined.schema(), examined.sha256(), progress);
      ModelFile.write(learned.model(), learned.provenance(), folder.stage(name));
      if (!learned.stoppedByUser()) {
        progress.check();
      }
      folder.publish(List.of(name));
      progress.check();
      return new Result(
          examined, learned.model(), learned.selection().map(Selection::board).orElse(null));
    }
  }
}
