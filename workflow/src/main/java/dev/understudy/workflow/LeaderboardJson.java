package dev.understudy.workflow;

import dev.understudy.judge.Interval;
import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.judge.appraisal.NearCopies;
import dev.understudy.judge.appraisal.Usefulness;
import dev.understudy.workflow.selection.Effort;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.Standing;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Leaderboards as JSON, one object per candidate with every figure and interval.
final class LeaderboardJson {

  static final String FILE = "leaderboard.json";

  private static final int VERSION = 1;

  private LeaderboardJson() {}

  static ObjectNode of(Leaderboard board) {
    ObjectNode root = Json.object();
    root.put("schema_version", VERSION);
    root.put("chosen", board.chosen().map(Standing::name).orElse(null));
    root.put("sentence", board.sentence());
    root.put("reproducible", board.reproducible());
    root.put("learned_rows", board.learnedRows());
    root.put("fresh_rows", board.freshRows());
    root.put("repeats", board.repeats());
    ArrayNode candidates = root.putArray("candidates");
    for (Standing standing : board.standings()) {
      ObjectNode candidate = candidates.addObject();
      candidate.put("name", standing.name());
      candidate.put("outcome", standing.outcome().name().toLowerCase(Locale.ROOT));
      candidate.put("reason", standing.reason());
      if (standing.score() != null) {
        put(candidate.putObject("score"), standing.score());
      }
      if (standing.likelihood() != null) {
        put(candidate.putObject("log_likelihood"), standing.likelihood());
      }
      if (standing.appraisal() != null) {
        put(candidate, standing.appraisal());
      }
      if (!standing.efforts().isEmpty()) {
        put(candidate, standing.efforts());
      }
    }
    return root;
  }

  private static void put(ObjectNode node, Estimate estimate) {
    number(node, "value", estimate.value());
    put(node, estimate.interval());
  }

  private static void put(ObjectNode node, Interval interval) {
    if (Double.isFinite(interval.low()) && Double.isFinite(interval.high())) {
      ObjectNode bounds = node.putObject("interval");
      bounds.put("low", interval.low());
      bounds.put("high", interval.high());
      bounds.put("level", interval.level());
    } else {
      node.putNull("interval");
    }
  }

  private static void put(ObjectNode candidate, Appraisal appraisal) {
    ObjectNode c2st = candidate.putObject("c2st");
    number(c2st, "value", appraisal.indistinguishability());
    put(c2st, appraisal.indistinguishabilityInterval());
    number(candidate, "column_shapes", appraisal.shape());
    number(candidate, "pair_trends", appraisal.trend());
    ArrayNode utility = candidate.putArray("utility");
    for (Usefulness column : appraisal.usefulness()) {
      ObjectNode predicted = utility.addObject();
      predicted.put("column", column.column());
      predicted.put("figure", column.figure());
      put(predicted, column.synthetic());
      number(predicted, "real", column.real().value());
    }
    put(candidate.putObject("membership_auc"), appraisal.membership());
    NearCopies copies = appraisal.nearCopies();
    ObjectNode near = candidate.putObject("near_copies");
    number(near, "value", copies.share());
    number(near, "fresh", copies.freshShare());
    put(near.putObject("excess"), copies.excess());
  }

  private static void put(ObjectNode candidate, List<Effort> efforts) {
    number(candidate, "fit_seconds", mean(efforts, Effort::fitSeconds));
    number(candidate, "sample_seconds", mean(efforts, Effort::sampleSeconds));
    candidate.put(
        "peak_memory_bytes", efforts.stream().mapToLong(Effort::peakBytes).max().orElse(0));
  }

  private static double mean(List<Effort> efforts, ToDoubleFunction<Effort> figure) {
    return efforts.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
