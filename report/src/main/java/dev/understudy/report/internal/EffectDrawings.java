package dev.understudy.report.internal;

import dev.understudy.judge.EffectEstimate;
import dev.understudy.judge.EffectPair;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Estimate;
import dev.understudy.report.chart.PairedForest;
import dev.understudy.report.internal.AssociationMaps.Captioned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same effects on real and on synthetic rows, drawn beside each other.
///
/// @param drawings one per scale, two where one would be too long
/// @param sentences what was left out or cut
record EffectDrawings(List<Captioned> drawings, List<String> sentences) {

  /// More terms than this are not compared by eye.
  private static final int MOST_TERMS = 25;

  /// Longer drawings are cut in two that stand beside each other.
  private static final int LONG = 8;

  private static final double MARGIN = 0.04;

  /// @param file name of the drawings
  /// @param pairs of any scales
  /// @param sorted whether the greatest effects come first; else the order is kept
  static EffectDrawings of(String file, List<EffectPair> pairs, boolean sorted) {
    List<Captioned> drawings = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (String scale : pairs.stream().map(EffectPair::scale).distinct().toList()) {
      List<EffectPair> all = pairs.stream().filter(pair -> pair.scale().equals(scale)).toList();
      List<EffectPair> shown = shown(all, sorted);
      Ends ends = Ends.of(shown);
      int cut = shown.size() > LONG ? (shown.size() + 1) / 2 : shown.size();
      draw(drawings, file, scale, shown.subList(0, cut), ends, 1);
      draw(drawings, file, scale, shown.subList(cut, shown.size()), ends, cut + 1);
      if (shown.size() < all.size()) {
        sentences.add(
            "Shown are the "
                + shown.size()
                + " of "
                + Digits.count(all.size())
                + " terms with the largest absolute effect on real rows.");
      }
      if (ends.cuts) {
        sentences.add("Intervals that go on beyond the axis end at its edge.");
      }
      List<String> missing =
          shown.stream().filter(pair -> pair.synthetic() == null).map(EffectPair::term).toList();
      if (!missing.isEmpty()) {
        sentences.add("Not found in the synthetic rows: " + String.join("; ", missing) + ".");
      }
    }
    return new EffectDrawings(drawings, sentences.stream().distinct().toList());
  }

  private static List<EffectPair> shown(List<EffectPair> all, boolean sorted) {
    Comparator<EffectPair> greatest =
        Comparator.comparingDouble(pair -> -Math.abs(pair.real().value()));
    return sorted || all.size() > MOST_TERMS
        ? all.stream().sorted(greatest).limit(MOST_TERMS).toList()
        : all;
  }

  private static void draw(
      List<Captioned> drawings,
      String file,
      String scale,
      List<EffectPair> pairs,
      Ends ends,
      int first) {
    if (pairs.isEmpty()) {
      return;
    }
    boolean ratios = scale.startsWith("log ");
    String caption = MeasureGuide.words(ratios ? scale.substring("log ".length()) : scale);
    PairedForest.Axis axis =
        ratios
            ? PairedForest.Axis.ofLogRatios(ends.low, ends.high)
            : PairedForest.Axis.ofDifferences(ends.low, ends.high);
    PairedForest forest =
        new PairedForest(
            caption + " on real and on synthetic rows",
            axis,
            pairs.stream().map(EffectDrawings::row).toList());
    String place = first == 1 ? "" : ", from term " + first + " on";
    drawings.add(
        new Captioned(
            caption + (ratios ? ", 1 is no effect" : ", 0 is no effect") + place,
            Figure.of(file + "-" + caption + "-" + first, forest)));
  }

  private static PairedForest.Row row(EffectPair pair) {
    return new PairedForest.Row(
        pair.term(),
        pair.synthetic() == null ? "not there" : "overlap " + Digits.percent(pair.overlap()),
        estimate(pair.real()),
        estimate(pair.synthetic()));
  }

  private static Estimate estimate(@Nullable EffectEstimate effect) {
    return effect == null
        ? new Estimate(null, null, null)
        : new Estimate(effect.value(), effect.interval().low(), effect.interval().high());
  }

  /// Ends of the axis. All values lie on it; intervals lengthen it by at most the span of the
  /// values on each side, so that one term nothing is known about does not squeeze all others.
  ///
  /// @param cuts whether an interval goes on beyond
  private record Ends(double low, double high, boolean cuts) {

    static Ends of(List<EffectPair> pairs) {
      double least = 0;
      double greatest = 0;
      double from = 0;
      double to = 0;
      for (EffectPair pair : pairs) {
        for (EffectEstimate effect :
            new @Nullable EffectEstimate[] {pair.real(), pair.synthetic()}) {
          if (effect != null) {
            least = Math.min(least, effect.value());
            greatest = Math.max(greatest, effect.value());
            from = Math.min(from, effect.interval().low());
            to = Math.max(to, effect.interval().high());
          }
        }
      }
      double span = greatest > least ? greatest - least : Double.MAX_VALUE / 4;
      double low = Math.max(from, least - span);
      double high = Math.min(to, greatest + span);
      double margin = high > low ? MARGIN * (high - low) : 1;
      return new Ends(low - margin, high + margin, low > from || high < to);
    }
  }
}
