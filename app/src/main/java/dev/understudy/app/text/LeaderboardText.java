package dev.understudy.app.text;

import dev.understudy.app.line.Session;
import dev.understudy.app.terminal.Style;
import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.workflow.CompareJob;
import dev.understudy.workflow.CompareOptions;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.MainJob;
import dev.understudy.workflow.selection.Effort;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.Standing;
import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Generators side by side, a line each.
public final class LeaderboardText {

  private LeaderboardText() {}

  /// Prints as the session wants it: for people, for programs, or not at all.
  public static void print(CompareOptions options, CompareJob.Result result, Session session) {
    Leaderboard board = result.leaderboard();
    if (session.json()) {
      session.out().print(Json.text(json(options, board)));
    } else if (!session.quiet()) {
      Style style = session.terminal().style();
      PrintStream out = session.out();
      out.println(
          style.heading(options.source().file().getFileName() + "")
              + ": "
              + Counts.of(board.learnedRows(), "row")
              + " to learn from, "
              + Counts.of(board.freshRows(), "row")
              + " kept aside; "
              + Counts.of(options.seeds(), "seed")
              + " from "
              + options.seed().value()
              + ".");
      out.println();
      table(board, out);
      out.println();
      out.println(board.sentence());
      out.println();
      out.println("Report: " + style.heading(options.output().resolve(MainJob.REPORT).toString()));
    }
  }

  private static void table(Leaderboard board, PrintStream out) {
    int width = "generator".length();
    for (Standing standing : board.standings()) {
      width = Math.max(width, standing.name().length());
    }
    String first = "%-" + width + "s";
    out.println(
        String.format(first, "generator")
            + "  score     interval  C2ST  useful  columns  pairs  member AUC  near copies   fit s"
            + "  sample s");
    for (Standing standing : board.standings()) {
      out.println(
          String.format(first, standing.name())
              + (standing.score() == null || standing.appraisal() == null
                  ? "  " + standing.reason()
                  : figures(standing.score(), standing.appraisal(), standing)));
    }
  }

  private static String figures(Estimate score, Appraisal appraisal, Standing standing) {
    double useful =
        appraisal.usefulness().stream()
            .mapToDouble(column -> column.synthetic().value())
            .average()
            .orElse(Double.NaN);
    return String.format(
            Locale.ROOT,
            "  %5.3f  %5.3f-%5.3f  %4.2f  %s  %7.3f  %5.3f  %10.3f  %11.3f",
            score.value(),
            score.interval().low(),
            score.interval().high(),
            appraisal.indistinguishability(),
            Double.isNaN(useful) ? "     -" : String.format(Locale.ROOT, "%6.3f", useful),
            appraisal.shape(),
            appraisal.trend(),
            appraisal.membership().value(),
            appraisal.nearCopies().share())
        + String.format(
            Locale.ROOT,
            "  %6.2f  %8.2f",
            standing.efforts().stream().mapToDouble(Effort::fitSeconds).average().orElse(0),
            standing.efforts().stream().mapToDouble(Effort::sampleSeconds).average().orElse(0));
  }

  private static ObjectNode json(CompareOptions options, Leaderboard board) {
    ObjectNode root = Json.object();
    root.put("output", options.output().toString());
    root.put("report", options.output().resolve(MainJob.REPORT).toString());
    root.put("seed", options.seed().value());
    root.put("seeds", options.seeds());
    root.put("chosen", board.chosen().map(Standing::name).orElse(null));
    root.put("sentence", board.sentence());
    ArrayNode models = root.putArray("models");
    board.standings().forEach(standing -> models.add(standing.name()));
    return root;
  }
}
