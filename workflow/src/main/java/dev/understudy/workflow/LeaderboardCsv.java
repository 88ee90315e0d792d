package dev.understudy.workflow;

import dev.understudy.judge.Interval;
import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.judge.appraisal.Usefulness;
import dev.understudy.workflow.selection.Effort;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Leaderboards as a table, one line per candidate, for spreadsheets and notebooks. Unknown figures
/// are empty; `utility` and `utility_real` are means over the predicted columns.
final class LeaderboardCsv {

  static final String FILE = "leaderboard.csv";

  private static final String HEADER =
      "candidate,outcome,score,score_low,score_high,log_likelihood,log_likelihood_low,"
          + "log_likelihood_high,c2st,c2st_low,c2st_high,column_shapes,"
          + "pair_trends,predicted,utility,utility_real,membership_auc,membership_auc_low,"
          + "membership_auc_high,near_copies,near_copies_fresh,near_copies_excess_low,"
          + "near_copies_excess_high";
  private static final String EFFORT = ",fit_seconds,sample_seconds,peak_memory_bytes";

  private LeaderboardCsv() {}

  static void write(Leaderboard board, Path file) {
    boolean efforts =
        board.standings().stream().anyMatch(standing -> !standing.efforts().isEmpty());
    StringBuilder text = new StringBuilder(HEADER).append(efforts ? EFFORT : "").append('\n');
    for (Standing standing : board.standings()) {
      List<String> cells = new ArrayList<>();
      cells.add(quoted(standing.name()));
      cells.add(standing.outcome().name().toLowerCase(Locale.ROOT));
      figures(standing, cells);
      if (efforts) {
        efforts(standing.efforts(), cells);
      }
      text.append(String.join(",", cells)).append('\n');
    }
    try {
      Files.writeString(file, text);
    } catch (IOException exception) {
      throw WriteTrouble.sentence(file, exception);
    }
  }

  private static void figures(Standing standing, List<String> cells) {
    Estimate score = standing.score() == null ? Estimate.UNKNOWN : standing.score();
    cells.add(number(score.value()));
    interval(score.interval(), cells);
    Estimate likelihood = standing.likelihood() == null ? Estimate.UNKNOWN : standing.likelihood();
    cells.add(number(likelihood.value()));
    interval(likelihood.interval(), cells);
    Appraisal appraisal = standing.appraisal();
    if (appraisal == null) {
      int left = HEADER.split(",").length - cells.size();
      for (int i = 0; i < left; i++) {
        cells.add("");
      }
      return;
    }
    cells.add(number(appraisal.indistinguishability()));
    interval(appraisal.indistinguishabilityInterval(), cells);
    cells.add(number(appraisal.shape()));
    cells.add(number(appraisal.trend()));
    List<Usefulness> predicted = appraisal.usefulness();
    cells.add(quoted(predicted.stream().map(Usefulness::column).collect(Collectors.joining(";"))));
    cells.add(
        number(
            predicted.stream()
                .mapToDouble(column -> column.synthetic().value())
                .average()
                .orElse(Double.NaN)));
    cells.add(
        number(
            predicted.stream()
                .mapToDouble(column -> column.real().value())
                .average()
                .orElse(Double.NaN)));
    cells.add(number(appraisal.membership().value()));
    interval(appraisal.membership().interval(), cells);
    cells.add(number(appraisal.nearCopies().share()));
    cells.add(number(appraisal.nearCopies().freshShare()));
    interval(appraisal.nearCopies().excess(), cells);
  }

  private static void efforts(List<Effort> efforts, List<String> cells) {
    cells.add(
        number(efforts.stream().mapToDouble(Effort::fitSeconds).average().orElse(Double.NaN)));
    cells.add(
        number(efforts.stream().mapToDouble(Effort::sampleSeconds).average().orElse(Double.NaN)));
    cells.add(
        efforts.isEmpty()
            ? ""
            : Long.toString(efforts.stream().mapToLong(Effort::peakBytes).max().orElse(0)));
  }

  private static void interval(Interval interval, List<String> cells) {
    cells.add(number(interval.low()));
    cells.add(number(interval.high()));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5f", value) : "";
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
