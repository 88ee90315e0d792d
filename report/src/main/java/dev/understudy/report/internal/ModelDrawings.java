package dev.understudy.report.internal;

import dev.understudy.judge.Calibration;
import dev.understudy.judge.ImportancePair;
import dev.understudy.judge.Scorecard;
import dev.understudy.report.chart.BarPairs;
import dev.understudy.report.chart.CurvePlot;
import dev.understudy.report.chart.CurvePlot.Axis;
import dev.understudy.report.chart.CurvePlot.Band;
import dev.understudy.report.chart.CurvePlot.Curve;
import dev.understudy.report.chart.CurvePlot.Form;
import dev.understudy.report.chart.CurvePlot.Frame;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.Tone;
import dev.understudy.report.internal.AssociationMaps.Captioned;
import dev.understudy.report.internal.Illustration.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the boosted trees look at, and whether what they find probable happens that often.
final class ModelDrawings {

  /// More bars than this are not compared by eye.
  private static final int MOST_BARS = 15;

  /// Standard errors to each side of an interval that holds in 95 of 100 cases.
  private static final double REACH = 1.96;

  private ModelDrawings() {}

  static Optional<Illustration> importance(Scorecard scorecard) {
    List<ImportancePair> all = scorecard.utility().importance();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<ImportancePair> shown =
        all.stream()
            .sorted(
                Comparator.comparingDouble(
                    (ImportancePair pair) -> -Math.max(pair.real(), pair.synthetic())))
            .limit(MOST_BARS)
            .sorted(Comparator.comparingDouble(pair -> -pair.real()))
            .toList();
    BarPairs bars =
        new BarPairs(
            "Importance of columns for the model trained on real and on synthetic rows",
            "Share of all importance",
            shown.stream().map(ImportancePair::column).toList(),
            shown.stream().mapToDouble(ImportancePair::real).toArray(),
            new double[0],
            shown.stream().mapToDouble(ImportancePair::synthetic).toArray());
    List<String> sentences =
        new ArrayList<>(
            MeasureSentence.of(scorecard, "importance_cosine", "importance_rank_correlation"));
    if (shown.size() < all.size()) {
      sentences.add(
          "Shown are the "
              + shown.size()
              + " of "
              + Digits.count(all.size())
              + " columns that matter most to either model.");
    }
    return Optional.of(
        new Illustration(
            "What the models look at",
            "How much each column moves the predictions for the same real holdout rows: mean absolute SHAP"
                + " value, as a share of all columns'.",
            List.of(Key.REAL_BAR, Key.SYNTHETIC_BAR),
            List.of(new Captioned("Importance of columns", Figure.of("importance", bars))),
            sentences));
  }

  static Optional<Illustration> calibration(Scorecard scorecard) {
    List<Calibration> curves =
        scorecard.utility().calibration().stream()
            .filter(curve -> !curve.bins().isEmpty())
            .toList();
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    String event = curves.getFirst().event();
    boolean predicted = event.equals("(predicted class)");
    CurvePlot plot =
        new CurvePlot(
            "Calibration: observed against predicted probability",
            new Frame(
                new Axis("predicted probability", 0, 1, true),
                new Axis("observed share", 0, 1, true),
                true),
            curves.stream().map(ModelDrawings::curve).toList());
    return Optional.of(
        new Illustration(
            "Do probabilities come true?",
            "Real holdout rows in bins of predicted probability of "
                + (predicted ? "the class that is predicted" : "\u201c" + event + "\u201d")
                + ": on the diagonal it happens as often as was said, below it less often.",
            List.of(
                Key.REAL_MODEL,
                Key.SYNTHETIC_MODEL,
                new Key(
                    "swatch s-band", "95\u00a0% interval of each share, from the rows of its bin"),
                new Key("stroke k-guess", "as often as was said")),
            List.of(
                new Captioned(
                    "Observed share, upwards, against predicted probability",
                    Figure.of("calibration", plot))),
            MeasureSentence.of(
                scorecard,
                "tstr_calibration_error",
                "trtr_calibration_error",
                "tstr_brier",
                "trtr_brier")));
  }

  private static Curve curve(Calibration calibration) {
    return new Curve(
        "Trained on " + calibration.trainedOn() + " rows",
        calibration.trainedOn().equals("synthetic") ? Tone.SYNTHETIC : Tone.REAL,
        Form.LINES,
        calibration.bins().stream().mapToDouble(Calibration.Bin::predicted).toArray(),
        calibration.bins().stream().mapToDouble(Calibration.Bin::observed).toArray(),
        band(calibration.bins()));
  }

  /// Wilson's score interval of each bin's share (JASA 22, 1927), as if each row were another
  /// person.
  private static Band band(List<Calibration.Bin> bins) {
    double[] low = new double[bins.size()];
    double[] high = new double[bins.size()];
    for (int i = 0; i < low.length; i++) {
      double rows = bins.get(i).n();
      double share = bins.get(i).observed();
      double square = REACH * REACH;
      double centre = share + square / (2 * rows);
      double half = REACH * Math.sqrt(share * (1 - share) / rows + square / (4 * rows * rows));
      low[i] = (centre - half) / (1 + square / rows);
      high[i] = (centre + half) / (1 + square / rows);
    }
    return new Band(low, high);
  }
}
