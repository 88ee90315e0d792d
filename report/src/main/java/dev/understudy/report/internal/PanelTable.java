package dev.understudy.report.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.PanelScore;
import dev.understudy.report.chart.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How well each kind of model predicts the target, by what it was trained on.
///
/// @param trainedOn headings of the columns
/// @param groups one per metric; empty where nothing was trained
/// @param note on the intervals
public record PanelTable(List<Heading> trainedOn, List<Group> groups, String note) {

  /// @param cssClass colour of its words
  public record Heading(String label, String cssClass) {}

  /// @param metric in words
  /// @param rows one per model
  public record Group(String metric, List<Row> rows) {}

  /// @param cells one per heading
  public record Row(String model, List<Cell> cells) {}

  /// @param interval empty without one
  public record Cell(String value, String interval) {}

  private static final Cell UNKNOWN = new Cell(Digits.NONE, "");

  static PanelTable of(List<PanelScore> panel) {
    List<String> trainedOn = distinct(panel.stream().map(PanelScore::trainedOn).toList());
    List<Group> groups = new ArrayList<>();
    for (String metric : distinct(panel.stream().map(PanelScore::metric).toList())) {
      List<PanelScore> scores =
          panel.stream().filter(score -> score.metric().equals(metric)).toList();
      List<Row> rows = new ArrayList<>();
      for (String model : distinct(scores.stream().map(PanelScore::model).toList())) {
        List<Cell> cells =
            trainedOn.stream()
                .map(rowsOf -> find(scores, model, rowsOf).map(PanelTable::cell).orElse(UNKNOWN))
                .toList();
        rows.add(new Row(model(model), cells));
      }
      groups.add(new Group(MeasureGuide.words(MeasureGuide.metricName(metric)), rows));
    }
    return new PanelTable(
        trainedOn.stream().map(PanelTable::heading).toList(), groups, note(panel));
  }

  private static List<String> distinct(List<String> names) {
    return names.stream().distinct().toList();
  }

  private static Optional<PanelScore> find(
      List<PanelScore> scores, String model, String trainedOn) {
    return scores.stream()
        .filter(score -> score.model().equals(model) && score.trainedOn().equals(trainedOn))
        .findFirst();
  }

  private static Cell cell(PanelScore score) {
    if (score.value() == null) {
      return UNKNOWN;
    }
    Interval interval = score.interval();
    return new Cell(
        figure(score.value()),
        interval == null ? "" : figure(interval.low()) + " to " + figure(interval.high()));
  }

  private static String figure(double value) {
    String text = Digits.fixed(value, 3);
    return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
  }

  private static Heading heading(String trainedOn) {
    return switch (trainedOn) {
      case "real" -> new Heading("Trained on real", "real-text");
      case "synthetic" -> new Heading("Trained on synthetic", "synthetic-text");
      case "real and balanced" -> new Heading("On real, classes balanced", "");
      default -> new Heading("On " + trainedOn, "");
    };
  }

  private static String model(String model) {
    return switch (model) {
      case "boosted" -> "Boosted trees";
      case "forest" -> "Random forest";
      case "regression" -> "Regression";
      case "network" -> "Neural network";
      default -> MeasureGuide.words(model);
    };
  }

  private static String note(List<PanelScore> panel) {
    int most = panel.stream().mapToInt(PanelScore::seeds).max().orElse(0);
    return most > 1
        ? "Values are of one training on all rows; intervals cover the choice of holdout persons and, where"
            + " models were trained again on resampled persons (up to "
            + (most - 1)
            + " times more), the choice of persons to train on."
        : "Each model was trained once: intervals cover the choice of holdout persons, not of persons to"
            + " train on, and are too narrow.";
  }
}
