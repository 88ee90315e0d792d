package dev.understudy.report.internal;

import dev.understudy.judge.Fairness.Group;
import dev.understudy.judge.Fairness.Grouping;
import dev.understudy.judge.Fairness.Rates;
import dev.understudy.judge.Fairness.Sample;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Tone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups of people in each table, and what models do to them.
///
/// @param models whether models were tried on any of them
/// @param headings of the cells
/// @param rows one per group
/// @param notes groups that are too small to be judged
public record GroupTable(
    boolean models, List<String> headings, List<Row> rows, List<String> notes) {

  /// @param lines real, synthetic and, with a holdout, holdout
  public record Row(String group, List<Line> lines) {}

  /// @param table whose rows
  /// @param cssClass colour of its name
  /// @param cells one per heading, empty where there is nothing to say
  public record Line(String table, String cssClass, List<String> cells) {}

  static GroupTable of(Grouping grouping) {
    boolean models = grouping.groups().stream().anyMatch(GroupTable::hasModel);
    List<String> headings = new ArrayList<>(List.of("Persons", "With the event", "Shape"));
    if (models) {
      headings.addAll(
          List.of("Predicted", "True positives", "False positives", "Calibration error"));
    }
    return new GroupTable(
        models,
        headings,
        grouping.groups().stream().map(group -> row(group, models)).toList(),
        notes(grouping, models));
  }

  private static boolean hasModel(Group group) {
    return group.realModel() != null || group.syntheticModel() != null;
  }

  private static Row row(Group group, boolean models) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(Tone.REAL, group.train(), "", models ? cells(group.realModel()) : List.of()));
    lines.add(
        line(
            Tone.SYNTHETIC,
            group.synthetic(),
            shape(group.shape()),
            models ? cells(group.syntheticModel()) : List.of()));
    Sample holdout = group.holdout();
    if (holdout != null) {
      List<String> none = models ? Collections.nCopies(4, "") : List.of();
      lines.add(line(Tone.HOLDOUT, holdout, shape(group.shapeHoldout()), none));
    }
    return new Row(group.name(), lines);
  }

  private static Line line(Tone tone, Sample sample, String shape, List<String> rates) {
    List<String> cells = new ArrayList<>();
    cells.add(Digits.count(sample.persons()));
    cells.add(share(sample.event()));
    cells.add(shape);
    cells.addAll(rates);
    return new Line(
        tone.label(), tone == Tone.HOLDOUT ? "muted" : tone.cssClass() + "-text", cells);
  }

  private static String shape(@Nullable Double shape) {
    return shape == null ? Digits.NONE : Digits.fixed(shape, 3);
  }

  private static List<String> cells(@Nullable Rates rates) {
    return rates == null
        ? Collections.nCopies(4, Digits.NONE)
        : List.of(
            share(rates.predicted()),
            share(rates.truePositive()),
            share(rates.falsePositive()),
            share(rates.calibration()));
  }

  private static String share(@Nullable Double share) {
    return share == null ? Digits.NONE : Digits.percent(share);
  }

  private static List<String> notes(Grouping grouping, boolean models) {
    List<String> notes = new ArrayList<>();
    List<String> without =
        grouping.groups().stream()
            .filter(group -> models && !hasModel(group))
            .map(Group::name)
            .toList();
    if (!without.isEmpty()) {
      notes.add(
          "Too few people in the holdout to judge models on them: "
              + String.join("; ", without)
              + ".");
    }
    List<String> likeness =
        grouping.groups().stream().filter(group -> group.shape() == null).map(Group::name).toList();
    if (!likeness.isEmpty()) {
      notes.add(
          "Too few synthetic people to judge their likeness: " + String.join("; ", likeness) + ".");
    }
    if (grouping.unjudged() > 0) {
      notes.add(
          Digits.count(grouping.unjudged())
              + (grouping.unjudged() == 1 ? " more group is" : " more groups are")
              + " not judged: fewer than 30 training persons, or beyond the 30 largest groups.");
    }
    return notes;
  }
}
