package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Measure;
import dev.understudy.judge.SurvivalCurve;
import dev.understudy.judge.UtilityDetails.Survival;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Bootstrap;
import dev.understudy.learn.CoxRegression;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.KaplanMeier;
import dev.understudy.learn.RegressionRows;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What an analyst of survival would find: the curve of Kaplan and Meier, the hazard ratios of Cox,
/// and how well the risks of Cox order the holdout's persons.
///
/// @param measures in the order they are shown
/// @param details for pictures and tables
record SurvivalMeasures(List<Measure> measures, Survival details) {

  private static final Definition DISTANCE =
      new Definition("kaplan_meier_distance", Scores.UTILITY, false);
  private static final Definition HAZARDS =
      new Definition("hazard_ratio_overlap", Scores.UTILITY, true);

  private static final int REPLICATES = 50;

  /// Risk sets grow with every row and every event looks at all terms of it.
  static final int MOST_ROWS = 20_000;

  private static final int CURVE_POINTS = 200;

  /// Keeps the coefficients of separated terms finite and moves no other's third digit.
  private static final double RIDGE = 0.01;

  /// @param left columns that are not explained by: the target
  static SurvivalMeasures of(
      JudgedTables tables, int time, int event, int[] left, Progress progress) {
    Seed seed = tables.seed().child("survival");
    if (!tables.train().columns().get(time).numeric()) {
      return unknown(seed, "The column of times holds no numbers.");
    }
    SurvivalTimes survival = SurvivalTimes.of(tables.train(), time, event);
    CodedRows train = survival.known(tables.train());
    if (survival.eventCount(train) == 0) {
      return unknown(seed, "No training row has an event whose time is known.");
    }
    String note = "No event means '" + survival.censoredName() + "'.";
    List<Measure> measures = new ArrayList<>();
    measures.add(distance(tables, survival, seed.child("curves"), note));
    progress.check();
    RegressionDesign design = design(survival, train, time, event, left, seed);
    EffectComparison hazards =
        EffectComparison.of(
            tables,
            seed.child("hazards"),
            rows -> hazards(survival, design, survival.known(rows), seed));
    measures.add(
        hazards.measure(
            HAZARDS,
            Effects::overlap,
            0,
            1,
            "The training rows have too few events for any term.",
            String.format(
                Locale.ROOT,
                "Proportional hazards on %d terms%s.",
                design.kept().length,
                train.rows() > MOST_ROWS ? ", on " + MOST_ROWS + " random rows" : ""),
            note));
    progress.check();
    measures.addAll(
        new ConcordanceMeasures(tables, survival, design, seed.child("concordance"))
            .measures(rows -> fit(survival, design, rows, seed)));
    return new SurvivalMeasures(
        List.copyOf(measures), new Survival(curves(tables, survival), hazards.pairs()));
  }

  private static RegressionDesign design(
      SurvivalTimes survival, CodedRows known, int time, int event, int[] left, Seed seed) {
    int[] covariates =
        IntStream.range(0, known.columns().size())
            .filter(index -> index != time && index != event)
            .filter(index -> Arrays.stream(left).noneMatch(each -> each == index))
            .toArray();
    return RegressionDesign.of(
        known, covariates, false, survival.eventCount(known), seed.child("columns"));
  }

  /// What estimates log hazard ratios on any table in the training rows' codes; empty where there
  /// is no such regression.
  ///
  /// @param judge seed of the judgement
  static Optional<Function<CodedRows, Optional<Effects>>> estimator(
      CodedRows train, int time, int event, int[] left, Seed judge) {
    if (!train.columns().get(time).numeric()) {
      return Optional.empty();
    }
    SurvivalTimes survival = SurvivalTimes.of(train, time, event);
    CodedRows known = survival.known(train);
    if (survival.eventCount(known) == 0) {
      return Optional.empty();
    }
    Seed seed = judge.child("survival");
    RegressionDesign design = design(survival, known, time, event, left, seed);
    return Optional.of(rows -> hazards(survival, design, survival.known(rows), seed));
  }

  private static SurvivalMeasures unknown(Seed seed, String why) {
    List<Measure> measures = new ArrayList<>();
    measures.add(DISTANCE.unknown(seed, why));
    measures.add(HAZARDS.unknown(seed, why));
    measures.addAll(ConcordanceMeasures.unknown(seed, why));
    return new SurvivalMeasures(List.copyOf(measures), Survival.NONE);
  }

  /// Times and events of one table, for curves under weights.
  private record Observed(double[] times, boolean[] events, int[] order, int[] persons) {

    static Observed of(SurvivalTimes survival, CodedRows rows) {
      CodedRows known = survival.known(rows);
      double[] times = survival.times(known);
      return new Observed(
          times, survival.events(known), KaplanMeier.ascending(times), known.persons());
    }

    KaplanMeier curve() {
      return KaplanMeier.of(times, events);
    }

    KaplanMeier curve(byte[] weights) {
      return KaplanMeier.of(times, events, order, weights);
    }
  }

  private static Measure distance(
      JudgedTables tables, SurvivalTimes survival, Seed seed, String note) {
    Observed train = Observed.of(survival, tables.train());
    Observed synthetic = Observed.of(survival, tables.synthetic());
    double horizon = Arrays.stream(train.times()).max().orElse(0);
    if (synthetic.times().length == 0 || horizon == 0) {
      return DISTANCE.unknown(seed, "No synthetic row has a known time and event.");
    }
    KaplanMeier real = train.curve();
    byte[][] trainWeights = Bootstrap.weights(train.persons(), REPLICATES, seed.child("train"));
    byte[][] syntheticWeights =
        Bootstrap.weights(synthetic.persons(), REPLICATES, seed.child("synthetic"));
    double[] replicates = new double[REPLICATES];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      replicates[replicate] =
          train
              .curve(trainWeights[replicate])
              .distance(synthetic.curve(syntheticWeights[replicate]), horizon);
    }
    double value = real.distance(synthetic.curve(), horizon);
    return DISTANCE.measure(
        value,
        Scores.normal(value, Intervals.standardError(replicates), 0, 1),
        train.times().length,
        seed,
        Scores.anchors(
            tables
                .holdoutAnchor()
                .map(rows -> real.distance(Observed.of(survival, rows).curve(), horizon))
                .orElse(Double.NaN),
            real.distance(Observed.of(survival, tables.independent()).curve(), horizon),
            real.distance(Observed.of(survival, tables.copy()).curve(), horizon)),
        String.format(Locale.ROOT, "Over times 0 to %.6g.", horizon),
        note);
  }

  private static Optional<CoxRegression> fit(
      SurvivalTimes survival, RegressionDesign design, CodedRows known, Seed seed) {
    CodedRows rows = most(known, seed);
    return CoxRegression.fit(design.rows(rows), survival.times(rows), survival.events(rows), RIDGE);
  }

  private static CodedRows most(CodedRows known, Seed seed) {
    return known.rows() <= MOST_ROWS ? known : known.sample(MOST_ROWS, seed.child("rows"));
  }

  private static Optional<Effects> hazards(
      SurvivalTimes survival, RegressionDesign design, CodedRows known, Seed seed) {
    CodedRows rows = most(known, seed);
    RegressionRows terms = design.rows(rows);
    List<String> names = IntStream.range(0, design.kept().length).mapToObj(design::name).toList();
    double[] times = survival.times(rows);
    boolean[] events = survival.events(rows);
    boolean clustered = rows.personCount() < rows.rows();
    return CoxRegression.fit(terms, times, events, RIDGE)
        .map(fit -> clustered ? fit.clustered(terms, times, events, rows.persons()) : fit)
        .map(fit ->
            new Effects(
                names, "log hazard ratio", fit.coefficients(), fit.covariance(), terms.varies()));
  }

  private static List<SurvivalCurve> curves(JudgedTables tables, SurvivalTimes survival) {
    List<SurvivalCurve> curves = new ArrayList<>();
    curves.add(curve("real", Observed.of(survival, tables.train())));
    curves.add(curve("synthetic", Observed.of(survival, tables.synthetic())));
    tables.holdout().ifPresent(rows -> curves.add(curve("holdout", Observed.of(survival, rows))));
    return List.copyOf(curves);
  }

  /// The staircase at evenly spaced times up to the last one seen.
  private static SurvivalCurve curve(String rows, Observed observed) {
    KaplanMeier exact = observed.curve();
    double last = Arrays.stream(observed.times()).max().orElse(0);
    double[] times = new double[CURVE_POINTS];
    double[] survival = new double[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
      times[i] = last * i / (CURVE_POINTS - 1);
      survival[i] = exact.at(times[i]);
    }
    return new SurvivalCurve(rows, times, survival);
  }
}
