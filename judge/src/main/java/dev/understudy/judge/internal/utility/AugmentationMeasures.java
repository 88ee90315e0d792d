package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Measure;
import dev.understudy.judge.PanelScore;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.Target;
import dev.understudy.judge.internal.utility.Panel.Trained;
import dev.understudy.judge.internal.utility.Scoring.Score;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Whether synthetic rows help as an addition to real ones: all of them added, or those of the
/// rarer classes until the classes are as frequent as the most frequent one. Boosted trees, one
/// training.
///
/// @param measures in the order they are shown
/// @param scores of the two models
record AugmentationMeasures(List<Measure> measures, List<PanelScore> scores) {

  /// A difference of the model trained on more rows from the one trained on real rows.
  ///
  /// @param trainedOn as [PanelScore] has it
  /// @param name of the measure
  /// @param rows what is added to the training rows, given a table in the place of the synthetic
  ///   one
  private record Addition(
      String trainedOn, Definition name, Figure figure, UnaryOperator<CodedRows> rows) {}

  static AugmentationMeasures of(
      Panel panel, Learner learner, List<Trained> real, Scoring scoring, Progress progress) {
    JudgedTables tables = panel.tables();
    Target target = panel.problem().target();
    Seed seed = panel.seed().child("augmentation");
    List<Addition> additions = new ArrayList<>();
    Figure main = Figure.of(target).getFirst();
    additions.add(
        new Addition("real and synthetic", definition("augmentation", main), main, rows -> rows));
    if (!target.isNumber()) {
      additions.add(
          new Addition(
              "real and balanced",
              definition("balancing", Figure.F1),
              Figure.F1,
              rows -> rarer(target, target.known(tables.train()), target.known(rows), seed)));
    }
    List<Measure> measures = new ArrayList<>();
    List<PanelScore> scores = new ArrayList<>();
    List<Trained> first = real.isEmpty() ? real : real.subList(0, 1);
    for (Addition addition : additions) {
      List<Trained> both = train(panel, learner, addition, tables.synthetic(), progress);
      if (first.isEmpty() || both.isEmpty()) {
        measures.add(addition.name().unknown(seed, "No model could be trained."));
        continue;
      }
      Score difference = scoring.difference(both, first, addition.figure());
      double own = scoring.value(first, addition.figure());
      measures.add(
          addition
              .name()
              .measure(
                  difference.value(),
                  difference.interval(),
                  panel.test().rows(),
                  seed,
                  Scores.anchors(
                      Double.NaN,
                      scoring.value(
                              train(panel, learner, addition, tables.independent(), progress),
                              addition.figure())
                          - own,
                      scoring.value(
                              train(panel, learner, addition, tables.copy(), progress),
                              addition.figure())
                          - own),
                  "Boosted trees, one training each. No holdout anchor: the holdout is the test.",
                  panel.notes()));
      for (Figure figure : Figure.of(target)) {
        Score score = scoring.score(both, figure);
        scores.add(
            new PanelScore(
                learner.name(),
                addition.trainedOn(),
                figure.name(),
                Scores.finite(score.value()),
                score.interval(),
                1));
      }
    }
    return new AugmentationMeasures(List.copyOf(measures), List.copyOf(scores));
  }

  private static Definition definition(String what, Figure figure) {
    return new Definition(what + "_" + figure.name() + "_gain", Scores.UTILITY, true);
  }

  private static List<Trained> train(
      Panel panel, Learner learner, Addition addition, CodedRows more, Progress progress) {
    return panel.train(
        learner, CodedRows.stack(panel.tables().train(), addition.rows().apply(more)), progress);
  }

  /// As many rows of each class as the training rows lack to the most frequent class, as far as
  /// `more` has them.
  static CodedRows rarer(Target target, CodedRows train, CodedRows more, Seed seed) {
    int[] counts = new int[target.classes().size()];
    for (float label : target.labels(train)) {
      counts[(int) label]++;
    }
    int most = IntStream.of(counts).max().orElse(0);
    float[] labels = target.labels(more);
    int[] chosen = new int[more.rows()];
    int size = 0;
    for (int row : seed.child("balance").stream().permutation(more.rows())) {
      if (counts[(int) labels[row]] < most) {
        counts[(int) labels[row]]++;
        chosen[size++] = row;
      }
    }
    return more.select(Arrays.copyOf(chosen, size));
  }
}
