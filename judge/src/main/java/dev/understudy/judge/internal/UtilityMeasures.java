package dev.understudy.judge.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Classification;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Train on synthetic, test on real, beside train on real, test on real. Intervals resample the
/// holdout's persons, the same for both models, so that their difference is a paired one.
///
/// @param measures in the order they are shown
/// @param classification of the two models, empty for a number
/// @param models behind them, empty without a target or a holdout
public record UtilityMeasures(
    List<Measure> measures, List<Classification> classification, Optional<Utility> models) {

  /// Without a target.
  public static final UtilityMeasures NONE =
      new UtilityMeasures(List.of(), List.of(), Optional.empty());

  /// Resamples behind an interval: 200 are enough for 2.5 % quantiles, 50 still show its width
  /// where a large holdout with many classes affords no more.
  private static final int MOST_REPLICATES = 200;

  private static final int FEWEST_REPLICATES = 50;

  /// Numbers looked at in all resamples of one figure of one model, some 0.1 s.
  private static final long MOST_CELLS = 40_000_000;

  private static final String READING =
      "The holdout anchor is trained on the holdout itself, in three folds.";

  /// A figure of predictions under weights of the test rows.
  private interface Figure {
    double of(Predictions predictions, byte[] weights);
  }

  /// @param name `auc`, `accuracy`, `f1` or `r2`
  private record Kind(String name, Figure figure) {}

  private static final List<Kind> OF_CLASSES =
      List.of(
          new Kind("auc", Predictions::area),
          new Kind(
              "accuracy",
              (predictions, weights) -> Predictions.accuracy(predictions.confusion(weights))),
          new Kind(
              "f1", (predictions, weights) -> Predictions.macroF1(predictions.confusion(weights))));

  private static final List<Kind> OF_NUMBERS = List.of(new Kind("r2", Predictions::explained));

  /// Without a holdout every measure is inconclusive.
  ///
  /// @param column index of the target among the modelled columns
  /// @param threads native threads of one fit
  public static UtilityMeasures of(
      JudgedTables tables, int column, int threads, Progress progress) {
    if (tables.holdout().isEmpty()) {
      Target target = Target.of(tables.train(), column);
      List<Measure> unknown = new ArrayList<>();
      for (Kind kind : target.isNumber() ? OF_NUMBERS : OF_CLASSES) {
        for (Definition definition : definitions(kind)) {
          unknown.add(definition.unknown(tables.seed().child("utility"), Scores.NO_HOLDOUT));
        }
      }
      return new UtilityMeasures(List.copyOf(unknown), List.of(), Optional.empty());
    }
    Utility utility = Utility.of(tables, tables.holdout().get(), column, threads, progress);
    return new Calculation(tables, utility).measures();
  }

  private static List<Definition> definitions(Kind kind) {
    return List.of(
        new Definition("tstr_" + kind.name(), Scores.UTILITY, true),
        new Definition("trtr_" + kind.name(), Scores.UTILITY, true),
        new Definition(kind.name() + "_difference", Scores.UTILITY, true));
  }

  /// All figures of one target.
  private static final class Calculation {

    private final JudgedTables tables;
    private final Utility utility;
    private final Seed seed;
    private final byte[] once;
    private final byte[][] replicates;

    Calculation(JudgedTables tables, Utility utility) {
      this.tables = tables;
      this.utility = utility;
      this.seed = tables.seed().child("utility");
      this.once = Weights.once(utility.test().rows())[0];
      this.replicates =
          Bootstrap.weights(utility.test().persons(), replicateCount(), seed.child("resamples"));
    }

    private int replicateCount() {
      long cells = utility.real().or(utility::synthetic).map(Predictions::cells).orElse(1L);
      return Math.clamp(MOST_CELLS / Math.max(1, cells), FEWEST_REPLICATES, MOST_REPLICATES);
    }

    UtilityMeasures measures() {
      List<Measure> measures = new ArrayList<>();
      for (Kind kind : utility.target().isNumber() ? OF_NUMBERS : OF_CLASSES) {
        List<Definition> definitions = definitions(kind);
        measures.add(synthetic(definitions.get(0), kind));
        measures.add(real(definitions.get(1), kind));
        measures.add(difference(definitions.get(2), kind));
      }
      List<Classification> classification = new ArrayList<>();
      if (!utility.target().isNumber()) {
        utility.real().map(model -> model.classification("real")).ifPresent(classification::add);
        utility
            .synthetic()
            .map(model -> model.classification("synthetic"))
            .ifPresent(classification::add);
      }
      return new UtilityMeasures(
          List.copyOf(measures), List.copyOf(classification), Optional.of(utility));
    }

    private double value(Optional<Predictions> model, Kind kind) {
      return model.isEmpty() ? Double.NaN : kind.figure().of(model.get(), once);
    }

    private Measure synthetic(Definition definition, Kind kind) {
      double value = value(utility.synthetic(), kind);
      if (Double.isNaN(value)) {
        return definition.unknown(seed, reason(utility.synthetic(), "synthetic"));
      }
      return definition.measure(
          value,
          interval(utility.synthetic().orElseThrow(), kind),
          utility.test().rows(),
          seed,
          Scores.anchors(
              value(utility.holdout(), kind),
              value(utility.independent(), kind),
              value(utility.copy(), kind)),
          notes());
    }

    private Measure real(Definition definition, Kind kind) {
      double value = value(utility.real(), kind);
      if (Double.isNaN(value)) {
        return definition.unknown(seed, reason(utility.real(), "training"));
      }
      return definition.measure(
          value,
          interval(utility.real().orElseThrow(), kind),
          utility.test().rows(),
          seed,
          Anchors.NONE,
          Scores.sentences(utility.notes().toArray(String[]::new)));
    }

    private Measure difference(Definition definition, Kind kind) {
      double real = value(utility.real(), kind);
      double value = value(utility.synthetic(), kind) - real;
      if (Double.isNaN(value)) {
        return definition.unknown(
            seed,
            Double.isNaN(real)
                ? reason(utility.real(), "training")
                : reason(utility.synthetic(), "synthetic"));
      }
      double[] differences = new double[replicates.length];
      for (int replicate = 0; replicate < replicates.length; replicate++) {
        differences[replicate] =
            kind.figure().of(utility.synthetic().orElseThrow(), replicates[replicate])
                - kind.figure().of(utility.real().orElseThrow(), replicates[replicate]);
      }
      return definition.measure(
          value,
          percentile(differences),
          utility.test().rows(),
          seed,
          Scores.anchors(
              value(utility.holdout(), kind) - real,
              value(utility.independent(), kind) - real,
              value(utility.copy(), kind) - real),
          "Trained on synthetic minus trained on real rows, resampled in pairs.",
          notes());
    }

    private @Nullable Interval interval(Predictions model, Kind kind) {
      if (kind.name().equals("auc") && utility.target().classes().size() == 2) {
        return Scores.interval(model.rocArea(utility.test().persons()).interval(Intervals.LEVEL));
      }
      double[] figures = new double[replicates.length];
      for (int replicate = 0; replicate < replicates.length; replicate++) {
        figures[replicate] = kind.figure().of(model, replicates[replicate]);
      }
      return percentile(figures);
    }

    private static @Nullable Interval percentile(double[] figures) {
      double[] known = Arrays.stream(figures).filter(figure -> !Double.isNaN(figure)).toArray();
      return known.length < figures.length / 2
          ? null
          : Scores.interval(Intervals.percentile(known, Intervals.LEVEL));
    }

    private String notes() {
      List<String> lost = utility.lostClasses(tables.synthetic());
      return Scores.sentences(
          lost.isEmpty() ? "" : "No synthetic row has the class " + String.join(", ", lost) + ".",
          READING,
          String.join(" ", utility.notes()));
    }

    private String reason(Optional<Predictions> model, String rows) {
      return model.isEmpty()
          ? "No model could be trained: the "
              + rows
              + " rows hold fewer than two classes, fewer than 10 known targets or no other column."
          : "The holdout rows do not differ in the target.";
    }
  }
}
