package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Calibration;
import dev.understudy.judge.Classification;
import dev.understudy.judge.Measure;
import dev.understudy.judge.PanelScore;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.Target;
import dev.understudy.judge.internal.utility.Panel.Run;
import dev.understudy.judge.internal.utility.Panel.Trained;
import dev.understudy.judge.internal.utility.Scoring.Score;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one kind of model trained on each table scores on the holdout.
///
/// @param panel what was trained
/// @param scoring of the holdout's rows
/// @param seeds trainings on training rows and on synthetic rows
record TargetMeasures(Panel panel, Scoring scoring, int seeds) {

  private static final String READING =
      "The holdout anchor is trained on the holdout itself, in three folds.";

  private static final List<String> PREFIXES = List.of("tstr_", "trtr_");

  /// Of trained models the first is named by its score alone: `tstr_auc`, not `tstr_auc_boosted`.
  private static String suffix(Learner learner) {
    return learner.name().equals("boosted") ? "" : "_" + learner.name();
  }

  private static Definition difference(Figure figure, Learner learner) {
    return new Definition(
        figure.name() + "_difference" + suffix(learner), Scores.UTILITY, figure.higherIsBetter());
  }

  private static Definition of(String prefix, Figure figure, Learner learner) {
    return new Definition(
        prefix + figure.name() + suffix(learner), Scores.UTILITY, figure.higherIsBetter());
  }

  /// The measures of a model where there is no holdout.
  static List<Measure> unknown(JudgedTables tables, Target target, Learner learner) {
    Seed seed = tables.seed().child("utility");
    List<Measure> unknown = new ArrayList<>();
    for (Figure figure : Figure.of(target)) {
      for (String prefix : PREFIXES) {
        unknown.add(of(prefix, figure, learner).unknown(seed, Scores.NO_HOLDOUT));
      }
      unknown.add(difference(figure, learner).unknown(seed, Scores.NO_HOLDOUT));
    }
    return unknown;
  }

  /// The measures of calibration where there is no holdout.
  static List<Measure> unknownProbabilities(JudgedTables tables, Target target, Learner learner) {
    Seed seed = tables.seed().child("utility");
    List<Measure> unknown = new ArrayList<>();
    for (Figure figure : Figure.ofProbabilities(target)) {
      for (String prefix : PREFIXES) {
        unknown.add(of(prefix, figure, learner).unknown(seed, Scores.NO_HOLDOUT));
      }
    }
    return unknown;
  }

  /// Scores and their differences.
  List<Measure> scores(Run run) {
    List<Measure> measures = new ArrayList<>();
    for (Figure figure : Figure.of(panel.problem().target())) {
      measures.add(synthetic(run, figure));
      measures.add(real(run, figure));
      measures.add(difference(run, figure));
    }
    return measures;
  }

  /// Whether probabilities can be believed.
  List<Measure> probabilities(Run run) {
    List<Measure> measures = new ArrayList<>();
    for (Figure figure : Figure.ofProbabilities(panel.problem().target())) {
      measures.add(synthetic(run, figure));
      measures.add(real(run, figure));
    }
    return measures;
  }

  private Measure synthetic(Run run, Figure figure) {
    Definition definition = of("tstr_", figure, run.learner());
    double value = scoring.value(run.synthetic(), figure);
    if (Double.isNaN(value)) {
      return definition.unknown(panel.seed(), reason(run.synthetic(), "synthetic"));
    }
    Score score = scoring.score(run.synthetic(), figure);
    return definition.measure(
        value,
        score.interval(),
        panel.test().rows(),
        panel.seed(),
        Scores.anchors(
            scoring.value(run.holdout(), figure),
            scoring.value(run.independent(), figure),
            scoring.value(run.copy(), figure)),
        trainings(),
        READING,
        panel.notes());
  }

  private Measure real(Run run, Figure figure) {
    Definition definition = of("trtr_", figure, run.learner());
    double value = scoring.value(run.real(), figure);
    if (Double.isNaN(value)) {
      return definition.unknown(panel.seed(), reason(run.real(), "training"));
    }
    return definition.measure(
        value,
        scoring.score(run.real(), figure).interval(),
        panel.test().rows(),
        panel.seed(),
        Anchors.NONE,
        trainings(),
        panel.notes());
  }

  private Measure difference(Run run, Figure figure) {
    Definition definition = difference(figure, run.learner());
    double real = scoring.value(run.real(), figure);
    double value = scoring.value(run.synthetic(), figure) - real;
    if (Double.isNaN(value)) {
      return definition.unknown(
          panel.seed(),
          Double.isNaN(real)
              ? reason(run.real(), "training")
              : reason(run.synthetic(), "synthetic"));
    }
    return definition.measure(
        value,
        scoring.difference(run.synthetic(), run.real(), figure).interval(),
        panel.test().rows(),
        panel.seed(),
        Scores.anchors(
            scoring.value(run.holdout(), figure) - real,
            scoring.value(run.independent(), figure) - real,
            scoring.value(run.copy(), figure) - real),
        "Trained on synthetic minus trained on real rows, resampled in pairs.",
        trainings(),
        READING,
        panel.notes());
  }

  private String trainings() {
    return seeds == 1
        ? "One training; the interval does not cover training on other persons."
        : String.format(
            Locale.ROOT,
            "Trained on all rows; %d trainings on resampled persons widen the interval.",
            seeds - 1);
  }

  private static String reason(List<Trained> models, String rows) {
    return models.isEmpty()
        ? "No model could be trained: the "
            + rows
            + " rows hold fewer than two classes, fewer than 10 known targets or no other column."
        : "The holdout rows do not differ in the target.";
  }

  /// Every score of both models.
  List<PanelScore> panelScores(Run run) {
    List<PanelScore> scores = new ArrayList<>();
    for (Figure figure : Figure.of(panel.problem().target())) {
      scores.add(panelScore(run.learner(), "real", run.real(), figure));
      scores.add(panelScore(run.learner(), "synthetic", run.synthetic(), figure));
    }
    return scores;
  }

  private PanelScore panelScore(
      Learner learner, String trainedOn, List<Trained> models, Figure figure) {
    Double value = Scores.finite(scoring.value(models, figure));
    return new PanelScore(
        learner.name(),
        trainedOn,
        figure.name(),
        value,
        value == null ? null : scoring.score(models, figure).interval(),
        models.size());
  }

  /// Matrices and per-class scores of the first training on each table, empty for a number.
  List<Classification> classification(Run run) {
    List<Classification> classification = new ArrayList<>();
    if (!panel.problem().target().isNumber()) {
      run.real().stream()
          .limit(1)
          .forEach(model -> classification.add(model.predictions().classification("real")));
      run.synthetic().stream()
          .limit(1)
          .forEach(model -> classification.add(model.predictions().classification("synthetic")));
    }
    return classification;
  }

  /// Calibration curves of the first training on each table, empty for a number.
  List<Calibration> calibration(Run run) {
    List<Calibration> curves = new ArrayList<>();
    Target target = panel.problem().target();
    if (!target.isNumber()) {
      run.real().stream().limit(1).forEach(model -> curves.add(curve(model, target, "real")));
      run.synthetic().stream()
          .limit(1)
          .forEach(model -> curves.add(curve(model, target, "synthetic")));
    }
    return curves;
  }

  private Calibration curve(Trained model, Target target, String trainedOn) {
    return Reliability.curve(model.predictions(), target, trainedOn, scoring.once());
  }

  /// Numbers looked at for one figure of one model.
  static long cells(Target target, CodedRows test) {
    int classes = target.classes().size();
    return (long) test.rows() * (classes > 2 ? classes : 1);
  }
}
