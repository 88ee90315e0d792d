package dev.understudy.judge.attack;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.Suite;
import dev.understudy.judge.attack.AttackReport.Distance;
import dev.understudy.judge.attack.AttackReport.People;
import dev.understudy.judge.attack.internal.AttackLimits;
import dev.understudy.judge.attack.internal.AttackRun;
import dev.understudy.judge.attack.internal.DistanceShares;
import dev.understudy.judge.attack.internal.Overlap;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Discrimination;
import dev.understudy.judge.internal.KeptRows;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Attacks a synthetic table. Knows nothing of generators: anybody's file can be attacked.
///
/// Members and non-members are equally many persons of one population: training rows and holdout
/// rows. A third of the holdout is what the attacker knows of that population and is never asked
/// for. Where there is no holdout, or one that differs from the training rows or overlaps them,
/// nothing is concluded and the report says why.
public final class Attacks {

  /// Fewer people on a side support no figure at all.
  private static final int FEWEST = 20;

  /// Rows of each table whose distance shares are told, at least.
  private static final int MOST_DESCRIBED = 50_000;

  private static final int ALL = Integer.MAX_VALUE;

  private Attacks() {}

  /// @param claim of differential privacy made for the table, null for none
  /// @throws UserError if a table is empty, no column can be judged, or the holdout is the training
  ///   table
  public static AttackReport run(
      Evidence evidence, @Nullable Claim claim, Suite suite, Seed seed, Progress progress) {
    return run(evidence, null, AttackOptions.of(suite).withClaim(claim), seed, progress);
  }

  /// @param scorecard of the same evidence, whose test of the holdout need not be done again; null
  ///   for none
  public static AttackReport run(
      Evidence evidence,
      @Nullable Scorecard scorecard,
      AttackOptions options,
      Seed seed,
      Progress progress) {
    Suite suite = options.suite();
    Claim claim = options.claim();
    KeptRows kept = KeptRows.of(evidence, KeptRows.ATTACKED_CELLS, seed.child("kept rows"));
    List<CodedRows> coded = kept.coded();
    if (coded.size() < 3) {
      return inconclusive("no holdout", null, claim, seed, kept.note());
    }
    CodedRows train = coded.get(0);
    CodedRows judged = coded.get(1);
    CodedRows holdout = coded.get(2);
    Overlap overlap = Overlap.of(train, holdout);
    if (overlap.isSameTable()) {
      throw new UserError(
          "The holdout is the training table; give rows that the generator never saw.");
    }
    if (overlap.beyondChance()) {
      return inconclusive(
          "holdout overlaps the training rows", overlap, claim, seed, overlap.sentence());
    }
    if (Math.min(train.personCount(), holdout.personCount()) < FEWEST) {
      return inconclusive("too few rows", overlap, claim, seed, kept.note());
    }
    progress.check();
    if (!exchangeable(train, holdout, scorecard, suite, seed.child("judge"), progress)) {
      return inconclusive(
          "holdout not exchangeable",
          overlap,
          claim,
          seed,
          "Boosted trees can tell training rows from the holdout (another time, another site?), so"
              + " attacks would find that difference.");
    }
    AttackLimits usual = limits(suite);
    AttackLimits limits = usual.within(judged.rows(), judged.columns().size());
    AttackRun run =
        new AttackRun(
            train,
            holdout,
            judged,
            kept,
            limits,
            options.shadows(),
            options.smallCell(),
            seed.child("attacks"),
            progress);
    AttackRun.Result result = run.run();
    List<Distance> distances =
        new ArrayList<>(
            DistanceShares.of(
                described(train, seed.child("described train")),
                described(holdout, seed.child("described holdout")),
                described(judged, seed.child("described synthetic")),
                limits.single(),
                seed.child("distances"),
                progress));
    distances.addAll(run.modelOfRealRows());
    return new AttackReport(
        AttackReport.VERSION,
        AttackReport.DONE,
        Intervals.LEVEL,
        result.criticalValue(),
        new People(
            run.members(),
            run.nonMembers(),
            run.reference(),
            AttackRun.EXPOSED_SHARE,
            overlap.share()),
        result.attacks(),
        result.disclosures(),
        distances,
        claim,
        seed.value(),
        Stream.of(
                kept.note(), run.note(), limits.note(usual, Math.min(train.rows(), run.control())))
            .filter(note -> !note.isEmpty())
            .toList());
  }

  /// Distance shares decide nothing, so a part of large tables will do.
  private static CodedRows described(CodedRows rows, Seed seed) {
    int most = Math.max(MOST_DESCRIBED, KeptRows.MEASURED_CELLS / rows.columns().size() / 2);
    return rows.rows() <= most ? rows : rows.sample(most, seed);
  }

  private static boolean exchangeable(
      CodedRows train,
      CodedRows holdout,
      @Nullable Scorecard scorecard,
      Suite suite,
      Seed seed,
      Progress progress) {
    return scorecard == null
        ? Discrimination.exchangeable(
            Discrimination.trainAgainstHoldout(train, holdout, suite, seed, progress))
        : Discrimination.exchangeable(scorecard);
  }

  private static AttackLimits limits(Suite suite) {
    return switch (suite) {
      case QUICK -> new AttackLimits(3_000, 3_000, 300, 1_500, 200, 10_000, 10, false);
      case DEFAULT -> new AttackLimits(11_000, 11_000, 2_000, 3_000, 1_000, ALL, 100, false);
      case FULL -> new AttackLimits(30_000, 30_000, 5_000, 10_000, 3_000, ALL, 300, true);
    };
  }

  private static AttackReport inconclusive(
      String reason, @Nullable Overlap overlap, @Nullable Claim claim, Seed seed, String note) {
    return new AttackReport(
        AttackReport.VERSION,
        "inconclusive: " + reason,
        Intervals.LEVEL,
        null,
        new People(0, 0, 0, AttackRun.EXPOSED_SHARE, overlap == null ? null : overlap.share()),
        List.of(),
        List.of(),
        List.of(),
        claim,
        seed.value(),
        note.isEmpty() ? List.of() : List.of(note));
  }
}
