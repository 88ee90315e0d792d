package dev.understudy.judge.internal.utility;

import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.Target;
import dev.understudy.learn.LinearRegression;
import dev.understudy.learn.LogisticRegression;
import dev.understudy.learn.RegressionRows;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The regression of the target on all other columns, on training rows and on synthetic rows: does
/// an analyst find the same coefficients?
///
/// @param measures in the order they are shown
/// @param pairs one per term
record CoefficientMeasures(List<Measure> measures, List<EffectPair> pairs) {

  private static final Definition OVERLAP =
      new Definition("coefficient_overlap", Scores.UTILITY, true);
  private static final Definition SIGNS = new Definition("sign_agreement", Scores.UTILITY, true);

  /// Keeps the coefficients of separated terms finite and moves no other's third digit.
  private static final double RIDGE = 0.01;

  static CoefficientMeasures of(JudgedTables tables, Target target) {
    Seed seed = tables.seed().child("coefficients");
    boolean logistic = isLogistic(target);
    if (!isPossible(tables.train(), target)) {
      return unknown(seed, "A regression needs a number or two classes as target.");
    }
    RegressionDesign design = design(target.known(tables.train()), target, seed);
    if (design.kept().length < 2) {
      return unknown(seed, "No other column has enough different rows for a coefficient.");
    }
    EffectComparison comparison =
        EffectComparison.of(
            tables,
            seed,
            rows -> effects(target.known(rows), target, design, logistic).map(e -> e.skip(1)));
    String unknown = "No regression can be fitted to the training rows.";
    boolean[] clear = comparison.real().map(Effects::clear).orElse(new boolean[0]);
    int clearCount = (int) IntStream.range(0, clear.length).filter(i -> clear[i]).count();
    String note =
        String.format(
            Locale.ROOT,
            "%s regression on %d terms%s.",
            logistic ? "Logistic" : "Linear",
            design.kept().length - 1,
            design.left() == 0
                ? ""
                : "; " + design.left() + " terms of random columns are left out, rows are too few");
    Measure overlap = comparison.measure(OVERLAP, Effects::overlap, 0, 1, unknown, note);
    Measure signs =
        clearCount == 0 && comparison.real().isPresent()
            ? SIGNS.unknown(seed, "No coefficient of the training rows is clearly not zero.")
            : comparison.measure(
                SIGNS,
                (real, other) -> real.signAgreement(other, clear),
                0,
                1,
                unknown,
                "Of "
                    + clearCount
                    + " coefficients whose interval in the training rows is clear of"
                    + " zero.",
                note);
    return new CoefficientMeasures(List.of(overlap, signs), comparison.pairs());
  }

  private static boolean isLogistic(Target target) {
    return target.classes().size() == 2;
  }

  private static boolean isPossible(CodedRows train, Target target) {
    return isLogistic(target) || train.columns().get(target.column()).numeric();
  }

  private static RegressionDesign design(CodedRows known, Target target, Seed seed) {
    int[] others =
        IntStream.range(0, known.columns().size())
            .filter(index -> index != target.column())
            .toArray();
    return RegressionDesign.of(known, others, true, known.rows(), seed.child("columns"));
  }

  /// What estimates the coefficients on any table in the training rows' codes; empty where there is
  /// no such regression.
  ///
  /// @param judge seed of the judgement
  static Optional<Function<CodedRows, Optional<Effects>>> estimator(
      CodedRows train, Target target, Seed judge) {
    if (!isPossible(train, target)) {
      return Optional.empty();
    }
    RegressionDesign design = design(target.known(train), target, judge.child("coefficients"));
    return design.kept().length < 2
        ? Optional.empty()
        : Optional.of(rows ->
            effects(target.known(rows), target, design, isLogistic(target))
                .map(effects -> effects.skip(1)));
  }

  private static CoefficientMeasures unknown(Seed seed, String why) {
    return new CoefficientMeasures(
        List.of(OVERLAP.unknown(seed, why), SIGNS.unknown(seed, why)), List.of());
  }

  private static Optional<Effects> effects(
      CodedRows known, Target target, RegressionDesign design, boolean logistic) {
    RegressionRows rows = design.rows(known);
    List<String> names = IntStream.range(0, design.kept().length).mapToObj(design::name).toList();
    boolean clustered = known.personCount() < known.rows();
    if (logistic) {
      boolean[] outcome = new boolean[known.rows()];
      float[] labels = target.labels(known);
      for (int row = 0; row < outcome.length; row++) {
        outcome[row] = labels[row] == 1;
      }
      return LogisticRegression.fit(rows, outcome, RIDGE)
          .map(fit -> clustered ? fit.clustered(rows, outcome, known.persons()) : fit)
          .map(fit ->
              new Effects(
                  names, "log odds ratio", fit.coefficients(), fit.covariance(), rows.varies()));
    }
    double[] outcome = known.numbers()[target.column()];
    return LinearRegression.fit(rows, outcome, RIDGE)
        .map(fit -> clustered ? fit.clustered(rows, outcome, known.persons()) : fit)
        .map(fit ->
            new Effects(names, "difference", fit.coefficients(), fit.covariance(), rows.varies()));
  }
}
