package dev.understudy.judge.internal.utility;

import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.Target;
import dev.understudy.learn.LinearRegression;
import dev.understudy.learn.LogisticRegression;
import dev.understudy.learn.RegressionRows;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the arms of a trial do to the target against the reference arm: a difference in means, or
/// of two classes a difference in risk of the second one and an odds ratio.
///
/// @param measures in the order they are shown
/// @param pairs one per arm and scale
record TreatmentMeasures(List<Measure> measures, List<EffectPair> pairs) {

  private static final Definition OVERLAP =
      new Definition("treatment_effect_overlap", Scores.UTILITY, true);
  private static final Definition DISTANCE =
      new Definition("treatment_effect_distance", Scores.UTILITY, false);

  private static final int MOST_ARMS = 20;

  /// An arm that has had the outcome never or always still has a finite odds ratio.
  private static final double RIDGE = 0.01;

  /// @param names spelling of the arms, the reference arm first
  /// @param armOfCode arm of each code of the column, -1 for none
  private record Arms(int column, List<String> names, int[] armOfCode) {

    static Arms of(CodedRows train, int column) {
      CodedColumn coded = train.columns().get(column);
      boolean[] held = new boolean[coded.values() + 1];
      for (int code : train.codes()[column]) {
        held[code] = true;
      }
      int[] codes =
          IntStream.range(0, coded.values())
              .filter(code -> held[code])
              .boxed()
              .sorted(
                  Comparator.comparing((Integer code) -> !isReference(coded, code))
                      .thenComparing(code -> coded.numeric() ? code : coded.ordinals()[code]))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] armOfCode = new int[coded.values() + 1];
      Arrays.fill(armOfCode, -1);
      List<String> names = new ArrayList<>();
      for (int code : codes) {
        armOfCode[code] = names.size();
        names.add(name(coded, code));
      }
      return new Arms(column, names, armOfCode);
    }

    private static String name(CodedColumn coded, int code) {
      if (!coded.numeric()) {
        return coded.categories().get(code);
      }
      double number = coded.distinct()[code];
      return number == Math.rint(number)
          ? String.format(Locale.ROOT, "%.0f", number)
          : Double.toString(number);
    }

    /// Whether an arm's name says that nothing was given; else the first arm is the reference.
    private static boolean isReference(CodedColumn coded, int code) {
      String name = name(coded, code).toLowerCase(Locale.ROOT);
      return name.equals("obs")
          || name.equals("none")
          || Stream.of("placebo", "control", "untreated", "observation").anyMatch(name::contains);
    }

    /// Terms of the rows: an intercept, then one per arm but the reference.
    RegressionRows rows(CodedRows rows) {
      int[] terms = Arrays.stream(rows.codes()[column]).map(code -> armOfCode[code]).toArray();
      return new RegressionRows(
          rows.rows(),
          names.size(),
          new int[][] {
            new int[rows.rows()], Arrays.stream(terms).map(arm -> arm == 0 ? -1 : arm).toArray()
          },
          new double[2][0]);
    }

    /// The rows of which arm and target are known.
    CodedRows known(CodedRows rows, Target target) {
      CodedRows some = target.known(rows);
      return some.select(
          IntStream.range(0, some.rows())
              .filter(row -> armOfCode[some.codes()[column][row]] >= 0)
              .toArray());
    }
  }

  /// @param column index of the arm among the modelled columns
  static TreatmentMeasures of(JudgedTables tables, Target target, int column) {
    Seed seed = tables.seed().child("treatment");
    Arms arms = Arms.of(tables.train(), column);
    CodedColumn outcome = tables.train().columns().get(target.column());
    if (arms.names().size() < 2 || arms.names().size() > MOST_ARMS) {
      return unknown(seed, "A treatment has 2 to " + MOST_ARMS + " arms.");
    }
    boolean two = target.classes().size() == 2;
    if (!two && !outcome.numeric()) {
      return unknown(seed, "The effect of a treatment needs a number or two classes as target.");
    }
    EffectComparison differences =
        EffectComparison.of(
            tables, seed, rows -> difference(arms, target, arms.known(rows, target)));
    String note =
        String.format(
            Locale.ROOT,
            "Against arm %s%s, not adjusted for other columns.",
            arms.names().getFirst(),
            two ? ", risk of " + target.classes().get(1) : ", in the target's unit");
    String why = "The training rows do not show the effect of every arm.";
    List<EffectPair> pairs = new ArrayList<>(differences.pairs());
    if (two) {
      pairs.addAll(
          EffectComparison.of(tables, seed, rows -> odds(arms, target, arms.known(rows, target)))
              .pairs());
    }
    return new TreatmentMeasures(
        List.of(
            differences.measure(OVERLAP, Effects::overlap, 0, 1, why, note),
            differences.measure(
                DISTANCE, Effects::distance, 0, Double.POSITIVE_INFINITY, why, note)),
        List.copyOf(pairs));
  }

  private static TreatmentMeasures unknown(Seed seed, String why) {
    return new TreatmentMeasures(
        List.of(OVERLAP.unknown(seed, why), DISTANCE.unknown(seed, why)), List.of());
  }

  /// Differences from the reference arm, their errors without assuming equal variances.
  private static Optional<Effects> difference(Arms arms, Target target, CodedRows rows) {
    boolean two = target.classes().size() == 2;
    CodedColumn column = rows.columns().get(target.column());
    float[] labels = target.labels(rows);
    double[] outcome = new double[rows.rows()];
    for (int row = 0; row < outcome.length; row++) {
      outcome[row] = two ? labels[row] : column.distinct()[rows.codes()[target.column()][row]];
    }
    RegressionRows terms = arms.rows(rows);
    return present(terms)
        .flatMap(kept -> LinearRegression.fit(terms, outcome, 0))
        .map(fit -> fit.clustered(terms, outcome, rows.persons()))
        .map(fit ->
            effects(
                arms,
                two ? "risk difference" : "difference",
                fit.coefficients(),
                fit.covariance(),
                terms));
  }

  private static Optional<Effects> odds(Arms arms, Target target, CodedRows rows) {
    float[] labels = target.labels(rows);
    boolean[] outcome = new boolean[rows.rows()];
    for (int row = 0; row < outcome.length; row++) {
      outcome[row] = labels[row] == 1;
    }
    RegressionRows terms = arms.rows(rows);
    return LogisticRegression.fit(terms, outcome, RIDGE)
        .map(fit ->
            rows.personCount() < rows.rows() ? fit.clustered(terms, outcome, rows.persons()) : fit)
        .map(fit -> effects(arms, "log odds ratio", fit.coefficients(), fit.covariance(), terms));
  }

  /// Present where rows of every arm are there.
  private static Optional<RegressionRows> present(RegressionRows terms) {
    boolean[] varies = terms.varies();
    for (int arm = 1; arm < varies.length; arm++) {
      if (!varies[arm]) {
        return Optional.empty();
      }
    }
    return Optional.of(terms);
  }

  private static Effects effects(
      Arms arms, String scale, double[] values, double[][] covariance, RegressionRows terms) {
    return new Effects(arms.names(), scale, values, covariance, terms.varies()).skip(1);
  }
}
