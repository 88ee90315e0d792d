package dev.understudy.report;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Calibration;
import dev.understudy.judge.EffectEstimate;
import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Fairness;
import dev.understudy.judge.Fairness.Gap;
import dev.understudy.judge.Fairness.Group;
import dev.understudy.judge.Fairness.Grouping;
import dev.understudy.judge.Fairness.Rates;
import dev.understudy.judge.Fairness.Sample;
import dev.understudy.judge.ImportancePair;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.PanelScore;
import dev.understudy.judge.Robustness;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.SurvivalCurve;
import dev.understudy.judge.UtilityDetails;
import dev.understudy.judge.UtilityDetails.Copies;
import dev.understudy.judge.UtilityDetails.Survival;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies behind a scorecard's measures, as the judge would hand it over.
final class DetailExamples {

  private static final double LEVEL = 0.95;

  private DetailExamples() {}

  /// Everything is there; names from the data end in `suffix`.
  static ReportContent all(String suffix) {
    return with(Examples.of(8, suffix), details(suffix), fairness(suffix), robustness());
  }

  /// The patients with these details alone.
  static ReportContent patients(
      UtilityDetails details, @Nullable Fairness fairness, List<Robustness> robustness) {
    return with(Examples.patients(), details, fairness, robustness);
  }

  private static ReportContent with(
      ReportContent content,
      UtilityDetails details,
      @Nullable Fairness fairness,
      List<Robustness> robustness) {
    Scorecard card = Examples.scorecard(content);
    List<Measure> measures = new ArrayList<>(card.measures());
    if (details != UtilityDetails.NONE) {
      measures.addAll(measures());
    }
    return new ReportContent(
        content.title(),
        content.schema(),
        content.findings(),
        new Scorecard(
            card.schemaVersion(),
            measures,
            card.columns(),
            card.classification(),
            details,
            fairness,
            robustness),
        content.portrait(),
        content.attacks(),
        content.verdict(),
        content.provenance(),
        content.withheld());
  }

  private static List<Measure> measures() {
    return List.of(
        utility("importance_cosine", 0.972, 0.95, 0.985, new Anchors(0.991, 0.512, 0.999)),
        utility("importance_rank_correlation", 0.881, 0.82, 0.93, new Anchors(0.93, 0.11, 1.0)),
        utility("tstr_calibration_error", 0.061, 0.04, 0.083, new Anchors(0.03, 0.21, 0.031)),
        utility("coefficient_overlap", 0.613, 0.58, 0.65, new Anchors(0.82, 0.31, 1.0)),
        utility("sign_agreement", 0.88, 0.8, 0.95, new Anchors(1.0, 0.5, 1.0)),
        utility("kaplan_meier_distance", 0.021, 0.011, 0.032, new Anchors(0.018, 0.15, 0.0)),
        utility("hazard_ratio_overlap", 0.541, 0.45, 0.63, new Anchors(0.78, 0.28, 1.0)),
        new Measure(
            "fgsm_accuracy_change",
            "robustness",
            -0.031,
            Examples.interval(-0.062, 0.001),
            184,
            42,
            true,
            Anchors.NONE,
            ""));
  }

  private static Measure utility(
      String name, double value, double low, double high, Anchors anchors) {
    return Examples.measure(name, "utility", value, Examples.interval(low, high), anchors);
  }

  static UtilityDetails details(String suffix) {
    return new UtilityDetails(
        panel(),
        List.of(calibration("real", suffix, 0.01), calibration("synthetic", suffix, 0.09)),
        importance(suffix),
        coefficients(suffix),
        List.of(
            pair("drug A" + suffix, "risk difference", -0.12, -0.08, 0.04, 0.61),
            pair("drug B", "risk difference", 0.02, 0.05, 0.04, 0.72),
            pair("drug A" + suffix, "log odds ratio", -0.61, -0.43, 0.21, 0.66),
            pair("drug B", "log odds ratio", 0.09, 0.24, 0.2, 0.7)),
        new Survival(
            List.of(
                survival("real", 0.011), survival("synthetic", 0.012), survival("holdout", 0.0115)),
            List.of(
                pair("age" + suffix, "log hazard ratio", 0.41, 0.36, 0.08, 0.8),
                pair("stage = III", "log hazard ratio", 1.12, 0.71, 0.22, 0.31))),
        new Copies(
            3,
            "mean of the copies",
            coefficients(suffix),
            List.of(pair("stage = III", "log hazard ratio", 1.12, 0.9, 0.22, 0.6))));
  }

  private static List<PanelScore> panel() {
    List<PanelScore> panel = new ArrayList<>();
    for (String metric : List.of("auc", "accuracy", "f1")) {
      double base = metric.equals("auc") ? 0.893 : 0.812;
      for (String model : List.of("boosted", "forest", "regression", "network")) {
        panel.add(score(model, "real", metric, base));
        panel.add(score(model, "synthetic", metric, base - 0.031));
        base -= 0.007;
      }
      panel.add(score("boosted", "real and synthetic", metric, 0.9));
    }
    panel.add(new PanelScore("network", "real and balanced", "f1", null, null, 1));
    return panel;
  }

  private static PanelScore score(String model, String trainedOn, String metric, double value) {
    return new PanelScore(
        model, trainedOn, metric, value, new Interval(value - 0.04, value + 0.038, LEVEL), 3);
  }

  private static Calibration calibration(String trainedOn, String suffix, double bend) {
    List<Calibration.Bin> bins = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double predicted = 0.05 + 0.1 * i;
      double observed = predicted + bend * Math.sin(2 * Math.PI * predicted);
      bins.add(new Calibration.Bin(0.1 * i, 0.1 * i + 0.1, predicted, observed, i == 5 ? 17 : 900));
    }
    return new Calibration(trainedOn, "presence" + suffix, bins);
  }

  private static List<ImportancePair> importance(String suffix) {
    List<ImportancePair> importance = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double share = 0.2 * Math.pow(0.82, i);
      importance.add(
          new ImportancePair("column " + i + suffix, share, share * (i % 3 == 0 ? 0.7 : 1.15)));
    }
    return importance;
  }

  private static List<EffectPair> coefficients(String suffix) {
    List<EffectPair> pairs = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      double value = (i % 2 == 0 ? 1.6 : -1.2) * Math.pow(0.9, i);
      pairs.add(
          pair(
              "occupation = kind " + i + suffix,
              "log odds ratio",
              value,
              0.8 * value + 0.05,
              0.06 + 0.01 * (i % 5),
              0.3 + 0.02 * i));
    }
    EffectPair lost = pairs.get(4);
    pairs.set(4, new EffectPair(lost.term(), lost.scale(), lost.real(), null, 0));
    EffectPair vague = pairs.get(6);
    pairs.set(
        6, new EffectPair(vague.term(), vague.scale(), vague.real(), effect(0.9, 9, true), 0.5));
    return pairs;
  }

  private static EffectPair pair(
      String term, String scale, double real, double synthetic, double error, double overlap) {
    boolean ratio = scale.startsWith("log");
    return new EffectPair(
        term, scale, effect(real, error, ratio), effect(synthetic, 1.1 * error, ratio), overlap);
  }

  private static EffectEstimate effect(double value, double error, boolean ratio) {
    return new EffectEstimate(
        value,
        error,
        new Interval(value - 1.96 * error, value + 1.96 * error, LEVEL),
        ratio ? Math.exp(value) : null);
  }

  private static SurvivalCurve survival(String rows, double rate) {
    double[] times = new double[80];
    double[] survival = new double[80];
    for (int i = 0; i < times.length; i++) {
      times[i] = 2.5 * i;
      survival[i] = Math.exp(-rate * times[i]);
    }
    return new SurvivalCurve(rows, times, survival);
  }

  static Fairness fairness(String suffix) {
    return new Fairness(
        "presence: yes" + suffix,
        List.of(
            new Grouping(
                "sex" + suffix,
                List.of("sex" + suffix),
                List.of(
                    gap("data_parity", "Male" + suffix, "Female", 0.194, 0.171, 0.011),
                    gap("parity", "Male" + suffix, "Female", 0.181, 0.243, 0.021),
                    gap("disparate_impact", "Male" + suffix, "Female", 0.32, 0.29, 0.06),
                    gap("opportunity", "Male" + suffix, "Female", 0.087, 0.101, 0.04),
                    gap("odds", "Male" + suffix, "Female", 0.069, 0.083, 0.03),
                    gap("calibration", "", "", 0.014, 0.031, 0.01)),
                List.of(
                    group("Female", 10_771, 0.109, true, true),
                    group("Male" + suffix, 21_790, 0.305, true, true)),
                0),
            new Grouping(
                "sex and race",
                List.of("sex", "race"),
                List.of(
                    gap("data_parity", "Male, White", "Female, Black", 0.26, 0.25, 0.02),
                    new Gap("opportunity", "", "", null, null, null, null)),
                List.of(
                    group("Male, White", 19_174, 0.318, true, true),
                    group("Female, Black", 1_555, 0.058, true, true),
                    group("Female, Other" + suffix, 41, 0.055, false, false)),
                2)));
  }

  private static Gap gap(
      String name, String upper, String lower, double real, double synthetic, double half) {
    double change = synthetic - real;
    return new Gap(
        name,
        upper,
        lower,
        real,
        synthetic,
        change,
        new Interval(change - half, change + half, LEVEL));
  }

  private static Group group(
      String name, long persons, double event, boolean enoughHoldout, boolean enoughSynthetic) {
    return new Group(
        name,
        new Sample(persons, event),
        new Sample(persons / 2, event + 0.004),
        new Sample(enoughSynthetic ? persons + 12 : 3, event - 0.006),
        enoughSynthetic ? 0.967 : null,
        0.981,
        enoughHoldout ? new Rates(event - 0.01, 0.63, 0.05, 0.013) : null,
        enoughHoldout ? new Rates(event + 0.01, 0.59, 0.07, 0.028) : null);
  }

  static List<Robustness> robustness() {
    List<Robustness> curves = new ArrayList<>();
    for (String attack : List.of("fgsm", "pgd", "pgd_categories", "blackbox")) {
      String model = attack.equals("blackbox") ? "trees" : "network";
      curves.add(curve(model, "real", attack, 0.85, 0.9));
      curves.add(curve(model, "synthetic", attack, 0.83, 1.1));
    }
    return curves;
  }

  private static Robustness curve(
      String model, String trainedOn, String attack, double clean, double fall) {
    List<Robustness.Point> points = new ArrayList<>();
    for (double strength : new double[] {0, 0.05, 0.1, 0.2, 0.4}) {
      double accuracy = clean - fall * strength * (1 - 0.4 * strength);
      points.add(new Robustness.Point(strength, accuracy, accuracy - 0.018, accuracy + 0.017));
    }
    return new Robustness(model, trainedOn, attack, points);
  }
}
