package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Folds;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.Weights;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.Concordance;
import dev.understudy.learn.CoxRegression;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.KaplanMeier;
import dev.understudy.learn.RegressionRows;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How well the risks of a proportional-hazards regression, fitted to training or synthetic rows,
/// order the holdout's persons by the time of their event.
///
/// @param tables what is judged
/// @param survival columns of time and event
/// @param design terms of the regression
record ConcordanceMeasures(
    JudgedTables tables, SurvivalTimes survival, RegressionDesign design, Seed seed) {

  private static final Definition SYNTHETIC =
      new Definition("tstr_concordance", Scores.UTILITY, true);
  private static final Definition REAL = new Definition("trtr_concordance", Scores.UTILITY, true);
  private static final Definition DIFFERENCE =
      new Definition("concordance_difference", Scores.UTILITY, true);

  private static final int REPLICATES = 100;
  private static final int FOLDS = 3;

  /// The measures where they cannot be computed.
  static List<Measure> unknown(Seed seed, String why) {
    return List.of(
        SYNTHETIC.unknown(seed, why), REAL.unknown(seed, why), DIFFERENCE.unknown(seed, why));
  }

  /// The holdout under resampling.
  private record Holdout(
      CodedRows rows,
      RegressionRows terms,
      double[] times,
      boolean[] events,
      int[] order,
      byte[] once,
      byte[][] replicates) {

    double concordance(double[] risks, byte[] weights) {
      return Concordance.of(times, events, risks, order, weights);
    }

    double concordance(Optional<double[]> risks) {
      return risks.map(each -> concordance(each, once)).orElse(Double.NaN);
    }
  }

  /// @param fit a regression on rows whose time and event are known
  List<Measure> measures(Function<CodedRows, Optional<CoxRegression>> fit) {
    if (tables.holdout().isEmpty()) {
      return unknown(seed, Scores.NO_HOLDOUT);
    }
    CodedRows rows = survival.known(tables.holdout().get());
    double[] times = survival.times(rows);
    Holdout holdout =
        new Holdout(
            rows,
            design.rows(rows),
            times,
            survival.events(rows),
            KaplanMeier.ascending(times),
            Weights.once(rows.rows())[0],
            Bootstrap.weights(rows.persons(), REPLICATES, seed.child("resamples")));
    Function<CodedRows, Optional<double[]>> risks =
        trained -> fit.apply(survival.known(trained)).map(model -> model.risks(holdout.terms()));
    Optional<double[]> real = risks.apply(tables.train());
    Optional<double[]> synthetic = risks.apply(tables.synthetic());
    double realValue = holdout.concordance(real);
    double value = holdout.concordance(synthetic);
    if (Double.isNaN(realValue) || Double.isNaN(value)) {
      return unknown(
          seed, "Too few events in a table to fit hazards, or none in the holdout to test them.");
    }
    double own = holdout.concordance(folded(holdout, fit));
    double independent = holdout.concordance(risks.apply(tables.independent()));
    double copy = holdout.concordance(risks.apply(tables.copy()));
    double[][] drawn = new double[3][REPLICATES];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      byte[] weights = holdout.replicates()[replicate];
      drawn[0][replicate] = holdout.concordance(synthetic.orElseThrow(), weights);
      drawn[1][replicate] = holdout.concordance(real.orElseThrow(), weights);
      drawn[2][replicate] = drawn[0][replicate] - drawn[1][replicate];
    }
    String reading = "The holdout anchor is fitted to the holdout itself, in three folds.";
    return List.of(
        measure(
            SYNTHETIC, value, drawn[0], 0, rows, Scores.anchors(own, independent, copy), reading),
        measure(REAL, realValue, drawn[1], 0, rows, Anchors.NONE, ""),
        measure(
            DIFFERENCE,
            value - realValue,
            drawn[2],
            -1,
            rows,
            Scores.anchors(own - realValue, independent - realValue, copy - realValue),
            reading));
  }

  private Measure measure(
      Definition definition,
      double value,
      double[] replicates,
      double low,
      CodedRows rows,
      Anchors anchors,
      String note) {
    double[] known = Arrays.stream(replicates).filter(Double::isFinite).toArray();
    return definition.measure(
        value,
        known.length < replicates.length / 2
            ? null
            : Scores.normal(value, Intervals.standardError(known), low, 1),
        rows.rows(),
        seed,
        anchors,
        note);
  }

  /// Risks of each row from a fit to the other folds.
  private Optional<double[]> folded(
      Holdout holdout, Function<CodedRows, Optional<CoxRegression>> fit) {
    CodedRows rows = holdout.rows();
    int[] folds = Folds.deal(rows.persons(), FOLDS, seed.child("folds").stream());
    double[] risks = new double[rows.rows()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] inside = Folds.rows(folds, fold, true);
      Optional<CoxRegression> model = fit.apply(rows.select(Folds.rows(folds, fold, false)));
      if (model.isEmpty()) {
        return Optional.empty();
      }
      double[] part = model.get().risks(holdout.terms().select(inside));
      for (int i = 0; i < inside.length; i++) {
        risks[inside[i]] = part[i];
      }
    }
    return Optional.of(risks);
  }
}
