package dev.understudy.app.text;

import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import dev.understudy.workflow.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The few figures that a person looks at first, each beside its anchors.
public final class ScorecardText {

  /// One measure for each question: like the real data, useful in its place, giving away.
  private static final List<String> HEADLINES =
      List.of(
          "column_shapes",
          "pair_trends",
          "c2st_holdout",
          "tstr_auc",
          "tstr_r2",
          "exact_copies",
          "membership_auc");

  private static final String LEGEND =
      """
        An AUC of 0.5 is guessing; 'not told from real' is 1 where boosted trees guess. Beside the synthetic rows the same figures for an unseen
        real holdout, for columns independent of each other, and for a copy of the real rows.
      """;

  private ScorecardText() {}

  /// A table of the headline measures, empty if none of them could be computed.
  public static String headlines(Scorecard scorecard) {
    Columns columns =
        new Columns().row("", "synthetic", "interval", "holdout", "independent", "copy");
    List<Measure> measures = headlineMeasures(scorecard);
    for (Measure measure : measures) {
      columns.row(
          label(measure),
          figure(measure.value()),
          interval(measure.interval()),
          figure(measure.anchors().holdout()),
          figure(measure.anchors().independent()),
          figure(measure.anchors().copy()));
    }
    return measures.isEmpty() ? "" : columns.text(2, 1) + LEGEND;
  }

  /// The same figures for programs.
  public static ArrayNode json(Scorecard scorecard) {
    ArrayNode array = Json.object().arrayNode();
    for (Measure measure : headlineMeasures(scorecard)) {
      ObjectNode node = array.addObject();
      node.put("name", measure.name());
      node.put("value", measure.value());
      if (measure.interval() != null) {
        node.putObject("interval")
            .put("low", measure.interval().low())
            .put("high", measure.interval().high())
            .put("level", measure.interval().level());
      }
    }
    return array;
  }

  private static List<Measure> headlineMeasures(Scorecard scorecard) {
    return HEADLINES.stream()
        .flatMap(name -> scorecard.measures().stream().filter(m -> m.name().equals(name)))
        .filter(measure -> measure.value() != null)
        .toList();
  }

  private static String label(Measure measure) {
    return switch (measure.name()) {
      case "column_shapes" -> "column shapes";
      case "pair_trends" -> "pair trends";
      case "c2st_holdout" -> "not told from real";
      case "tstr_auc" -> "AUC trained on it";
      case "tstr_r2" -> "R2 trained on it";
      case "exact_copies" -> "exact copies";
      case "membership_auc" -> "AUC membership attack";
      default -> measure.name().replace('_', ' ');
    };
  }

  private static String figure(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null ? "-" : figure(interval.low()) + "-" + figure(interval.high());
  }
}
