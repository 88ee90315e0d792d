package dev.understudy.workflow;

import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How probable a model finds every row of a table: the least probable ones are its outliers.
public final class LikelihoodJob {

  private LikelihoodJob() {}

  /// @param logProbability `[row]`, natural logarithms
  /// @param order rows, the least probable first
  public record Result(double[] logProbability, int[] order) {

    public double mean() {
      return Arrays.stream(logProbability).average().orElse(0);
    }
  }

  /// @param output a CSV file of row, log_probability and rank; null for none
  /// @throws UserError if the model knows no probabilities or the table lacks one of its columns
  public static Result run(Path file, Path model, @Nullable Path output, Progress progress) {
    Model read = ModelFile.read(model);
    if (!(read instanceof Likelihood likelihood)) {
      throw new UserError(
          "Models of kind '"
              + read.provenance().model()
              + "' know no probabilities of rows; fit one with --model trees.");
    }
    Table table = ModelTable.read(file, read, progress);
    progress.check();
    double[] logs = likelihood.logProbability(table);
    int[] order =
        IntStream.range(0, logs.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> logs[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    Result result = new Result(logs, order);
    if (output != null) {
      write(result, output);
    }
    return result;
  }

  private static void write(Result result, Path output) {
    int[] rank = new int[result.order().length];
    for (int place = 0; place < rank.length; place++) {
      rank[result.order()[place]] = place + 1;
    }
    StringBuilder text = new StringBuilder("row,log_probability,rank\n");
    for (int row = 0; row < rank.length; row++) {
      text.append(row + 1)
          .append(',')
          .append(String.format(Locale.ROOT, "%.6f", result.logProbability()[row]))
          .append(',')
          .append(rank[row])
          .append('\n');
    }
    String name = String.valueOf(output.getFileName());
    try (OutputFolder folder = OutputFolder.around(output, List.of(name))) {
      Files.writeString(folder.stage(name), text);
      folder.publish(List.of(name));
    } catch (IOException failure) {
      throw WriteTrouble.sentence(output, failure);
    }
  }
}
