package dev.understudy.report.internal;

import dev.understudy.judge.SurvivalCurve;
import dev.understudy.report.chart.CurvePlot;
import dev.understudy.report.chart.CurvePlot.Axis;
import dev.understudy.report.chart.CurvePlot.Band;
import dev.understudy.report.chart.CurvePlot.Curve;
import dev.understudy.report.chart.CurvePlot.Form;
import dev.understudy.report.chart.CurvePlot.Frame;
import dev.understudy.report.chart.Tone;
import dev.understudy.report.internal.AssociationMaps.Captioned;
import dev.understudy.report.internal.Illustration.Key;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How long people go on without an event, in each table.
final class SurvivalDrawings {

  private SurvivalDrawings() {}

  /// @param sentences of the measures that go with the curves
  static Optional<Illustration> curves(
      List<SurvivalCurve> curves, Schema schema, List<String> sentences) {
    List<SurvivalCurve> known = curves.stream().filter(curve -> curve.times().length > 0).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    double end =
        known.stream().flatMapToDouble(curve -> Arrays.stream(curve.times())).max().orElse(1);
    String time = schema.first(Role.TIME).map(column -> column.name()).orElse("time");
    List<Curve> drawn = new ArrayList<>();
    List<Key> legend = new ArrayList<>();
    for (Tone tone : Tone.values()) {
      known.stream()
          .filter(curve -> curve.rows().equals(tone.cssClass()))
          .forEach(curve -> {
            drawn.add(
                new Curve(
                    tone.label(), tone, Form.STEPS, curve.times(), curve.survival(), Band.NONE));
            legend.add(
                new Key(
                    "stroke k-" + tone.cssClass(),
                    tone.label().toLowerCase(Locale.ROOT) + " rows"));
          });
    }
    CurvePlot plot =
        new CurvePlot(
            "Survival curves of real and synthetic rows",
            new Frame(
                new Axis(time, 0, end > 0 ? end : 1, false),
                new Axis("share without an event", 0, 1, true),
                false),
            drawn);
    return Optional.of(
        new Illustration(
            "Survival",
            "Kaplan-Meier estimate: the share of people without an event until each time, those who leave"
                + " before counted as long as they were seen. The holdout shows how alike two real samples"
                + " are.",
            legend,
            List.of(new Captioned("Without an event, over time", Figure.of("survival", plot))),
            sentences));
  }
}
