package dev.understudy.workflow;

import dev.understudy.synth.Model;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import dev.understudy.workflow.Learning.Learned;
import dev.understudy.workflow.confidential.Certificate;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Learns a generator from all rows of a table and writes it into a file.
public final class FitJob {

  private FitJob() {}

  /// What was learned from what.
  ///
  /// @param leaderboard how the generator was chosen, null where the user named it
  /// @param certificate of what is promised, null where nothing is
  public record Result(
      Examined examined,
      Model model,
      @Nullable Leaderboard leaderboard,
      @Nullable Certificate certificate) {}

  /// @throws dev.understudy.table.UserError if something about input or output must be mended
  /// @throws DecisionNeeded if the table repeats rows and the user has not said what they are
  public static Result run(FitOptions options, Progress progress) {
    return run(options, progress, _ -> {});
  }

  /// The same with somebody to tell what will be spent before anything is, where something is
  /// promised. The certificate lies beside the model then.
  public static Result run(FitOptions options, Progress progress, Consumer<String> announce) {
    Learning learning =
        new Learning(
            options.model(),
            options.asked(),
            options.budget(),
            options.seed(),
            options.protection());
    learning.check();
    Path file = options.output();
    String name = String.valueOf(file.getFileName());
    List<String> certificate = options.protection() == null ? List.of() : ReleaseFiles.NAMES;
    List<String> names = Stream.concat(Stream.of(name), certificate.stream()).toList();
    try (OutputFolder folder = OutputFolder.around(file, names)) {
      Examined examined =
          Repeats.settle(
              options.protection() == null
                  ? Examination.examineQuickly(options.source(), progress)
                  : Examination.examineAsDeclared(options.source(), false, progress),
              options.duplicates());
      Learned learned =
          options.protection() == null
              ? learning.learn(examined.table(), examined.schema(), examined.sha256(), progress)
              : learning.learnPrivately(
                  examined.table(),
                  examined.schema(),
                  options.source().assumptions(),
                  progress,
                  announce);
      ModelFile.write(learned.model(), learned.provenance(), folder.stage(name));
      if (learned.certificate() != null) {
        ReleaseFiles.write(learned.certificate(), learned.model(), folder);
      }
      if (!learned.stoppedByUser()) {
        progress.check();
      }
      folder.publish(names);
      progress.check();
      return new Result(
          examined,
          learned.model(),
          learned.selection().map(Selection::board).orElse(null),
          learned.certificate());
    }
  }
}
