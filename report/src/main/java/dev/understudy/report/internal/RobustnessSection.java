package dev.understudy.report.internal;

import dev.understudy.judge.Robustness;
import dev.understudy.judge.Robustness.Point;
import dev.understudy.judge.Scorecard;
import dev.understudy.report.chart.CurvePlot;
import dev.understudy.report.chart.CurvePlot.Axis;
import dev.understudy.report.chart.CurvePlot.Band;
import dev.understudy.report.chart.CurvePlot.Curve;
import dev.understudy.report.chart.CurvePlot.Form;
import dev.understudy.report.chart.CurvePlot.Frame;
import dev.understudy.report.chart.Tone;
import dev.understudy.report.internal.AssociationMaps.Captioned;
import dev.understudy.report.internal.Illustration.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Accuracy of models on rows that attackers have changed, one drawing per attack.
///
/// @param illustration all attacks, on the same axes
public record RobustnessSection(Illustration illustration) {

  private static final double TENTH = 0.1;

  private record Attacked(String attack, String model) {}

  /// Null where there is nothing to show.
  static @Nullable RobustnessSection of(Scorecard scorecard) {
    Map<Attacked, List<Robustness>> attacks = new LinkedHashMap<>();
    List<Point> points = new ArrayList<>();
    for (Robustness curve : scorecard.robustness()) {
      if (!curve.points().isEmpty()) {
        attacks
            .computeIfAbsent(new Attacked(curve.attack(), curve.model()), key -> new ArrayList<>())
            .add(curve);
        points.addAll(curve.points());
      }
    }
    if (attacks.isEmpty()) {
      return null;
    }
    Frame frame = frame(points);
    List<Captioned> drawings = new ArrayList<>();
    attacks.forEach((attacked, curves) -> drawings.add(drawing(attacked, curves, frame)));
    return new RobustnessSection(
        new Illustration(
            "",
            "",
            List.of(
                Key.REAL_MODEL,
                Key.SYNTHETIC_MODEL,
                new Key("swatch s-band", "95\u00a0% interval of each accuracy")),
            drawings,
            sentences(
                scorecard, attacks.keySet().stream().map(Attacked::attack).distinct().toList())));
  }

  private static List<String> sentences(Scorecard scorecard, List<String> attacks) {
    List<String> sentences = new ArrayList<>();
    if (attacks.contains("pgd_categories")) {
      sentences.add(
          "With switches, up to two categories are changed at every strength but 0, so accuracy falls at"
              + " once.");
    }
    List<String> changes =
        MeasureSentence.of(
            scorecard,
            attacks.stream().map(attack -> attack + "_accuracy_change").toArray(String[]::new));
    if (!changes.isEmpty()) {
      sentences.add("Accuracy at strength 0.2, trained on synthetic minus trained on real rows:");
      sentences.addAll(changes);
    }
    return sentences;
  }

  /// The same axes for all attacks, from the tenth below all intervals to the tenth above.
  private static Frame frame(List<Point> points) {
    double strongest = points.stream().mapToDouble(Point::strength).max().orElse(1);
    double low = points.stream().mapToDouble(Point::low).min().orElse(0);
    double high = points.stream().mapToDouble(Point::high).max().orElse(1);
    return new Frame(
        new Axis("strength, in standard deviations", 0, strongest > 0 ? strongest : 1, false),
        new Axis(
            "accuracy",
            Math.max(0, Math.floor(low / TENTH) * TENTH),
            Math.min(1, Math.ceil(high / TENTH) * TENTH),
            true),
        false);
  }

  private static Captioned drawing(Attacked attacked, List<Robustness> curves, Frame frame) {
    String caption = ChangeGuide.attack(attacked.attack) + ": " + model(attacked.model);
    return new Captioned(
        caption,
        Figure.of(
            "robustness-" + attacked.attack,
            new CurvePlot(
                caption + ", accuracy against strength",
                frame,
                curves.stream().map(RobustnessSection::curve).toList())));
  }

  private static String model(String model) {
    return switch (model) {
      case "network" -> "a neural network";
      case "trees" -> "boosted trees";
      default -> model;
    };
  }

  private static Curve curve(Robustness curve) {
    List<Point> points = curve.points();
    return new Curve(
        "Trained on " + curve.trainedOn() + " rows",
        curve.trainedOn().equals("synthetic") ? Tone.SYNTHETIC : Tone.REAL,
        Form.LINES,
        points.stream().mapToDouble(Point::strength).toArray(),
        points.stream().mapToDouble(Point::accuracy).toArray(),
        new Band(
            points.stream().mapToDouble(Point::low).toArray(),
            points.stream().mapToDouble(Point::high).toArray()));
  }
}
