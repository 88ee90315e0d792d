package dev.understudy.report.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Disclosure;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Dumbbell;
import dev.understudy.report.internal.AssociationMaps.Captioned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attacks that succeed or fail row by row: what counts is how much more often on training rows.
///
/// @param drawings copies apart from the others, whose rates are far greater
/// @param rows one per attack
public record DisclosureView(List<Captioned> drawings, List<Row> rows) {

  private static final String COPYING = "copying";

  /// @param label the attack and its secret
  /// @param criterion of the European data protection authorities, or copying, reconstruction
  /// @param rates on training rows, on other real rows, without synthetic rows
  /// @param excess the difference of the first two
  /// @param interval of it, empty without one
  /// @param anchors excess of real holdout, independent columns, exact copy
  /// @param trials on training and on control rows
  /// @param note one sentence
  public record Row(
      String label,
      String criterion,
      List<String> rates,
      String excess,
      String interval,
      List<String> anchors,
      String trials,
      String note) {}

  static DisclosureView of(AttackReport report) {
    List<Disclosure> copies = new ArrayList<>();
    List<Disclosure> others = new ArrayList<>();
    report
        .disclosures()
        .forEach(found -> (found.criterion().equals(COPYING) ? copies : others).add(found));
    List<Captioned> drawings = new ArrayList<>();
    draw(drawings, "Singling out, linking, inferring, reconstructing", "disclosures", others);
    draw(drawings, "Copies", "copies", copies);
    return new DisclosureView(
        drawings, report.disclosures().stream().map(DisclosureView::row).toList());
  }

  private static void draw(
      List<Captioned> drawings, String caption, String file, List<Disclosure> disclosures) {
    if (!disclosures.isEmpty()) {
      Dumbbell drawing =
          new Dumbbell(
              caption + ": successes on training rows and on other real rows",
              disclosures.stream().map(DisclosureView::dots).toList());
      drawings.add(new Captioned(caption, Figure.of(file, drawing)));
    }
  }

  private static Dumbbell.Row dots(Disclosure found) {
    Interval interval = found.interval();
    return new Dumbbell.Row(
        AttackGuide.label(found.name(), found.subject()),
        signed(found.excess()) + (interval == null ? "" : " (" + range(interval) + ")"),
        found.trainRate(),
        found.controlRate(),
        found.baselineRate());
  }

  private static Row row(Disclosure found) {
    Anchors anchors = found.anchors();
    Interval interval = found.interval();
    return new Row(
        AttackGuide.label(found.name(), found.subject()),
        found.criterion(),
        List.of(share(found.trainRate()), share(found.controlRate()), share(found.baselineRate())),
        signed(found.excess()),
        interval == null ? "" : range(interval),
        List.of(signed(anchors.holdout()), signed(anchors.independent()), signed(anchors.copy())),
        Digits.count(found.trials()) + " and " + Digits.count(found.controlTrials()),
        found.note());
  }

  private static String share(@Nullable Double share) {
    return share == null ? Digits.NONE : minus(Digits.percent(share));
  }

  private static String signed(@Nullable Double share) {
    return share == null ? Digits.NONE : (share > 0 ? "+" : "") + minus(Digits.percent(share));
  }

  /// Such as `0.3 to 2.1 %`.
  static String range(Interval interval) {
    String low = minus(Digits.percent(interval.low()));
    String high = minus(Digits.percent(interval.high()));
    return low.substring(0, low.length() - 2) + " to " + high;
  }

  private static String minus(String text) {
    return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
  }
}
