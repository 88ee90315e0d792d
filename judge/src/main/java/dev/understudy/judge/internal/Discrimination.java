package dev.understudy.judge.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.Suite;
import dev.understudy.judge.internal.BoostedTrees.Settings;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.judge.internal.TwoSampleTest.Comparison;
import dev.understudy.judge.internal.TwoSampleTest.Limits;
import dev.understudy.judge.internal.TwoSampleTest.Result;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Whether boosted trees can tell real rows from synthetic ones, against the holdout and against
/// the training rows, and whether they can tell the training rows from the holdout.
///
/// @param synthetic synthetic rows against the holdout, then against the training rows
/// @param independent likewise
/// @param copy a copy of the training rows against the training rows
/// @param real training rows against the holdout
public record Discrimination(
    List<Optional<Result>> synthetic,
    List<Optional<Result>> independent,
    Optional<Result> copy,
    Optional<Result> real,
    Seed seed,
    boolean hasHoldout,
    String note) {

  private static final Definition HOLDOUT = new Definition("c2st_holdout", Scores.FIDELITY, true);
  private static final Definition HOLDOUT_AUC =
      new Definition("c2st_holdout_auc", Scores.FIDELITY, false);
  private static final Definition TRAIN = new Definition("c2st_train", Scores.FIDELITY, true);
  private static final Definition TRAIN_AUC =
      new Definition("c2st_train_auc", Scores.FIDELITY, false);
  private static final Definition EXCHANGEABILITY =
      new Definition("train_holdout_auc", Scores.PRIVACY, false);

  /// Where even the lower end of the AUC of training rows against the holdout lies above this, the
  /// two differ so much that an attack on membership would find the difference, not the leak.
  private static final double EXCHANGEABLE = 0.55;

  /// The trees of XGBoost's defaults, as everybody who publishes this measure uses them.
  private static final int ROUNDS = 100;

  private static final int DEPTH = 6;
  private static final double LEARNING_RATE = 0.3;
  private static final double MINIMUM_CHILD_WEIGHT = 1;

  /// Rows a side. More rows let trees see more, so figures compare only on equally many: 40,000
  /// take in all of what others publish on the census (32,561), where 20,000 gave .03 more.
  private static int mostRows(Suite suite) {
    return switch (suite) {
      case QUICK -> 4_000;
      case DEFAULT, FULL -> 40_000;
    };
  }

  /// The anchors that everybody knows (0 and 1) need not be known so well.
  private static int mostAnchorRows(Suite suite) {
    return switch (suite) {
      case QUICK -> 1_500;
      case DEFAULT, FULL -> 8_000;
    };
  }

  /// Trees look at every column for every split; 300 keep a test within seconds.
  private static final int MOST_COLUMNS = 300;

  /// @param threads native threads of one fit
  public static Discrimination of(
      JudgedTables tables, Suite suite, int threads, Progress progress) {
    Seed seed = tables.seed().child("discrimination");
    List<CodedRows> references = new ArrayList<>();
    tables.holdout().ifPresent(references::add);
    references.add(tables.train());
    List<Comparison> compared = new ArrayList<>();
    List<Comparison> anchors = new ArrayList<>();
    for (CodedRows reference : references) {
      compared.add(new Comparison(reference, tables.synthetic(), seed.child(compared.size())));
      anchors.add(
          new Comparison(
              reference, tables.independent(), seed.child("independent").child(anchors.size())));
    }
    anchors.add(new Comparison(tables.train(), tables.copy(), seed.child("copy")));
    tables
        .holdout()
        .ifPresent(rows -> compared.add(new Comparison(rows, tables.train(), seed.child("real"))));
    int most = Math.min(mostRows(suite), tables.synthetic().rows());
    int mostAnchors = mostAnchorRows(suite);
    Settings settings = settings(threads);
    List<Optional<Result>> results =
        TwoSampleTest.run(compared, new Limits(settings, most, MOST_COLUMNS), progress);
    List<Optional<Result>> known =
        TwoSampleTest.run(
            anchors, new Limits(settings, Math.min(most, mostAnchors), MOST_COLUMNS), progress);
    boolean hasHoldout = tables.holdout().isPresent();
    List<Optional<Result>> synthetic = new ArrayList<>();
    List<Optional<Result>> independent = new ArrayList<>();
    if (!hasHoldout) {
      synthetic.add(Optional.empty());
      independent.add(Optional.empty());
    }
    for (int reference = 0; reference < references.size(); reference++) {
      synthetic.add(results.get(reference));
      independent.add(known.get(reference));
    }
    int columns = tables.train().columns().size();
    String note =
        columns > MOST_COLUMNS
            ? String.format(
                Locale.ROOT, "On %d of %d columns, drawn at random.", MOST_COLUMNS, columns)
            : "";
    return new Discrimination(
        synthetic,
        independent,
        known.getLast(),
        hasHoldout ? results.getLast() : Optional.empty(),
        seed,
        hasHoldout,
        Scores.sentences(
            note,
            most > mostAnchors
                ? String.format(Locale.ROOT, "Independent and copy on %d rows.", mostAnchors)
                : "",
            tables.note()));
  }

  /// The measures of fidelity, in the order they are shown.
  public List<Measure> measures() {
    String holdoutNote =
        "The copy's rows were seen by nobody who made the holdout: both anchors compare the training"
            + " rows with it.";
    String trainNote =
        "Copying helps here and does not help c2st_holdout; the difference is copying.";
    return List.of(
        against(HOLDOUT, 0, real, real, Result::score, false, holdoutNote),
        against(HOLDOUT_AUC, 0, real, real, Result::auc, true, ""),
        against(TRAIN, 1, real, copy, Result::score, false, trainNote),
        against(
            TRAIN_AUC,
            1,
            real,
            copy,
            Result::auc,
            true,
            "An AUC far below .5 betrays copied rows."));
  }

  private Measure against(
      Definition definition,
      int reference,
      Optional<Result> holdoutAnchor,
      Optional<Result> copyAnchor,
      ToDoubleFunction<Result> figure,
      boolean auc,
      String reading) {
    if (reference == 0 && !hasHoldout) {
      return definition.unknown(seed, Scores.NO_HOLDOUT);
    }
    Optional<Result> result = synthetic.get(reference);
    if (result.isEmpty()) {
      return definition.unknown(seed, "Too few rows to train trees on.");
    }
    return definition.measure(
        figure.applyAsDouble(result.get()),
        auc ? result.get().aucInterval() : result.get().scoreInterval(),
        result.get().rows(),
        seed,
        new Anchors(
            Scores.finite(value(holdoutAnchor, figure)),
            Scores.finite(value(independent.get(reference), figure)),
            Scores.finite(value(copyAnchor, figure))),
        String.format(Locale.ROOT, "%d rows of each table.", result.get().rows()),
        reading,
        note);
  }

  private static double value(Optional<Result> result, ToDoubleFunction<Result> figure) {
    return result.isEmpty() ? Double.NaN : figure.applyAsDouble(result.get());
  }

  /// How well training rows can be told from the holdout: what attacks rest on.
  public Measure exchangeability() {
    if (real.isEmpty()) {
      return EXCHANGEABILITY.unknown(
          seed, hasHoldout ? "Too few rows to train trees on." : Scores.NO_HOLDOUT);
    }
    return EXCHANGEABILITY.measure(
        real.get().auc(),
        real.get().aucInterval(),
        real.get().rows(),
        seed,
        Anchors.NONE,
        exchangeable()
            ? "Training rows and holdout are alike, so attacks measure what the synthetic rows give"
                + " away."
            : "Training rows and holdout differ (another time, another site?), so attacks would find"
                + " that difference.",
        note);
  }

  /// Whether the holdout may serve as the control of an attack.
  public boolean exchangeable() {
    return exchangeable(real);
  }

  /// Whether trees that tried to tell training rows from the holdout found little enough.
  ///
  /// @param real what they found, empty where there were too few rows to train them
  public static boolean exchangeable(Optional<Result> real) {
    return real.isEmpty() || real.get().aucInterval().low() <= EXCHANGEABLE;
  }

  /// The same by a scorecard of the same tables.
  public static boolean exchangeable(Scorecard scorecard) {
    Interval interval = scorecard.measure(EXCHANGEABILITY.name()).interval();
    return interval == null || interval.low() <= EXCHANGEABLE;
  }

  /// Tells training rows from the holdout, as [#of] does.
  ///
  /// @param seed of the judgement
  public static Optional<Result> trainAgainstHoldout(
      CodedRows train, CodedRows holdout, Suite suite, Seed seed, Progress progress) {
    return TwoSampleTest.run(
            List.of(new Comparison(holdout, train, seed.child("discrimination").child("real"))),
            new Limits(settings(1), mostRows(suite), MOST_COLUMNS),
            progress)
        .getFirst();
  }

  /// Tells a candidate's rows from rows its generator never saw.
  ///
  /// @param mostRows of each side
  public static Optional<Result> candidateAgainstFresh(
      CodedRows fresh, CodedRows candidate, int mostRows, Seed seed, Progress progress) {
    return TwoSampleTest.run(
            List.of(new Comparison(fresh, candidate, seed)),
            new Limits(settings(1), mostRows, MOST_COLUMNS),
            progress)
        .getFirst();
  }

  private static Settings settings(int threads) {
    return new Settings(ROUNDS, DEPTH, LEARNING_RATE, MINIMUM_CHILD_WEIGHT, threads);
  }
}
