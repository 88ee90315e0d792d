package dev.understudy.report.internal;

import dev.understudy.judge.ColumnScore;
import dev.understudy.judge.portrait.Portrait.Overlay;
import dev.understudy.report.chart.BarPairs;
import dev.understudy.report.chart.Chart;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Scale;
import dev.understudy.report.chart.StepOverlay;
import dev.understudy.report.chart.StepOverlay.Histogram;
import dev.understudy.table.Kind;
import dev.understudy.table.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// One column, real beside synthetic.
///
/// @param column name
/// @param kind in words
/// @param order place in the table
/// @param shape score as text, or an en dash
/// @param shapeHoldout of the holdout, likewise
/// @param figure the drawing
public record OverlayCard(
    String column, String kind, int order, String shape, String shapeHoldout, Figure figure) {

  /// At most so many columns are drawn; a browser stays quick and the file below two megabytes.
  static final int MOST = 60;

  private static final String MISSING = "(missing)";

  /// The columns to draw, worst shape first; of wide tables only the worst [#MOST].
  static List<OverlayCard> of(List<Overlay> overlays, List<ColumnScore> scores, Schema schema) {
    Map<String, ColumnScore> byName = new HashMap<>();
    scores.forEach(score -> byName.put(score.name(), score));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < overlays.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> {
          ColumnScore score = byName.get(overlays.get(i).column());
          return score == null ? 2 : score.shape();
        }));
    List<OverlayCard> cards = new ArrayList<>();
    for (int i : order.subList(0, Math.min(MOST, order.size()))) {
      Overlay overlay = overlays.get(i);
      cards.add(of(overlay, i, byName.get(overlay.column()), schema));
    }
    return cards;
  }

  private static OverlayCard of(
      Overlay overlay, int order, @Nullable ColumnScore score, Schema schema) {
    Kind kind = ColumnRow.kindOf(overlay.column(), schema);
    Double holdout = score == null ? null : score.shapeHoldout();
    return new OverlayCard(
        overlay.column(),
        ColumnRow.words(kind),
        order,
        score == null ? Digits.NONE : Digits.fixed(score.shape(), 3),
        holdout == null ? Digits.NONE : Digits.fixed(holdout, 3),
        Figure.of("column-" + (order + 1) + "-" + overlay.column(), chart(overlay, kind)));
  }

  private static Chart chart(Overlay overlay, @Nullable Kind kind) {
    if (overlay.edges().length < 2) {
      return new BarPairs(
          overlay.column(),
          "Share of rows",
          overlay.labels(),
          overlay.real(),
          overlay.holdout(),
          overlay.synthetic());
    }
    int bins = overlay.edges().length - 1;
    return new StepOverlay(
        overlay.column(),
        new StepOverlay.Axis(
            overlay.edges(),
            overlay.labels(),
            writer(kind, overlay.edges()[bins] - overlay.edges()[0])),
        histogram(overlay.labels(), overlay.real(), bins),
        histogram(overlay.labels(), overlay.holdout(), bins),
        histogram(overlay.labels(), overlay.synthetic(), bins));
  }

  private static Histogram histogram(List<String> labels, double[] shares, int bins) {
    if (shares.length == 0) {
      return new Histogram(shares, 0);
    }
    boolean missing = labels.size() > bins && labels.getLast().equals(MISSING);
    return new Histogram(Arrays.copyOf(shares, bins), missing ? shares[shares.length - 1] : 0);
  }

  /// How values are written under the axis; moments are days since 1970, times a share of the day.
  private static DoubleFunction<String> writer(@Nullable Kind kind, double span) {
    if (kind == Kind.TIME) {
      return value -> {
        long minutes = Math.round(value * 24 * 60);
        return twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
      };
    }
    if (kind == Kind.DATE || kind == Kind.DATE_TIME) {
      return value -> {
        String date = LocalDate.ofEpochDay(Math.round(value)).toString();
        return span > 365 * 3 ? date.substring(0, date.length() - 3) : date;
      };
    }
    double step = Scale.niceStep(span, 5);
    return value -> Digits.tick(value, step);
  }

  private static String twoDigits(long value) {
    return value < 10 ? "0" + value : Long.toString(value);
  }
}
