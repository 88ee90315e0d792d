package dev.understudy.judge.appraisal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.ColumnPairs;
import dev.understudy.judge.internal.ColumnShapes;
import dev.understudy.judge.internal.Discrimination;
import dev.understudy.judge.internal.LeakProbe;
import dev.understudy.judge.internal.PairScores;
import dev.understudy.judge.internal.PredictableColumns;
import dev.understudy.judge.internal.Target;
import dev.understudy.judge.internal.TargetScore;
import dev.understudy.learn.Chunks;
import dev.understudy.learn.Intervals;
import dev.understudy.learn.RocArea;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinTask;

/// Appraises candidates for one table. What is the same for all of them - what is predicted, and
/// how well real rows teach it - is found once; every candidate meets the same chance.
public final class Appraiser {

  /// Fresh and candidate rows that trees tell apart, that are attacked, and that are sought near
  /// training rows: as in the full judgement, where a membership AUC is known to .011.
  private static final int MOST_ROWS = 5_000;

  /// Columns predicted where no target is declared: one alone would be an accident.
  private static final int PANEL = 3;

  private final Table train;
  private final Table fresh;
  private final Schema schema;
  private final Seed seed;
  private final List<Known> predicted;

  /// A column that is predicted, and what real rows teach about it.
  private record Known(int column, TargetScore real) {}

  private Appraiser(Table train, Table fresh, Schema schema, Seed seed, List<Known> predicted) {
    this.train = train;
    this.fresh = fresh;
    this.schema = schema;
    this.seed = seed;
    this.predicted = predicted;
  }

  /// @param train rows the candidates' generators learn from
  /// @param fresh real rows they never see
  /// @throws dev.understudy.table.UserError if a table lacks a column or stores it differently
  public static Appraiser of(
      Table train, Table fresh, Schema schema, Seed seed, Progress progress) {
    List<CodedRows> coded = Coding.of(schema, List.of(train, fresh));
    CodedRows teaching = coded.getFirst();
    List<Integer> columns = new ArrayList<>();
    List<ColumnSchema> modelled = Coding.modelled(schema);
    for (int column = 0; column < modelled.size(); column++) {
      if (modelled.get(column).has(Role.TARGET)) {
        columns.add(column);
      }
    }
    if (columns.isEmpty()) {
      columns.addAll(PredictableColumns.choose(teaching, PANEL, seed.child("panel")));
    }
    List<Known> predicted =
        Chunks.map(
                columns.size(),
                1,
                (index, _) -> {
                  progress.check();
                  Target target = Target.of(teaching, columns.get(index));
                  return new Known(
                      target.column(),
                      TargetScore.of(target, teaching, coded.getLast(), seed.child("real")));
                })
            .stream()
            .filter(known -> Double.isFinite(known.real().value()))
            .toList();
    return new Appraiser(train, fresh, schema, seed, predicted);
  }

  /// @param candidate rows of a generator that learned from the training rows
  /// @throws dev.understudy.table.UserError if they lack a column or store it differently
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public Appraisal appraise(Table candidate, Progress progress) {
    List<CodedRows> coded = Coding.of(schema, List.of(train, fresh, candidate));
    CodedRows teaching = coded.get(0);
    CodedRows unseen = coded.get(1);
    CodedRows rows = coded.get(2);
    progress.check();
    // Trees of one target keep one core busy, the rest is spread over all of them.
    ForkJoinTask<List<Usefulness>> usefulness =
        ForkJoinTask.adapt(() -> usefulness(teaching, unseen, rows)).fork();
    Estimate detection = detection(unseen, rows, progress);
    progress.check();
    LeakProbe leak = LeakProbe.of(teaching, unseen, rows, MOST_ROWS, seed.child("leak"));
    progress.check();
    ColumnPairs pairs =
        ColumnPairs.choose(
            rows.columns().size(), (long) unseen.rows() + rows.rows(), seed.child("pairs"));
    return new Appraisal(
        detection,
        usefulness.join(),
        Arrays.stream(ColumnShapes.of(unseen, rows)).average().orElse(Double.NaN),
        pairs.possible() == 0 ? Double.NaN : PairScores.of(pairs.pairs(), unseen, rows).trend(),
        estimate(leak.membership()),
        NearCopies.of(leak.near(), leak.rows(), leak.freshShare(), leak.freshError()));
  }

  private Estimate detection(CodedRows unseen, CodedRows rows, Progress progress) {
    return Discrimination.candidateAgainstFresh(
            unseen, rows, MOST_ROWS, seed.child("detection"), progress)
        .map(result -> new Estimate(result.auc(), standardError(result.aucInterval())))
        .orElse(Estimate.UNKNOWN);
  }

  private static double standardError(Interval interval) {
    return (interval.high() - interval.low()) / (2 * Intervals.normalQuantile(interval.level()));
  }

  private List<Usefulness> usefulness(CodedRows teaching, CodedRows unseen, CodedRows rows) {
    return predicted.stream()
        .map(known -> {
          Target target = Target.of(teaching, known.column());
          TargetScore score = TargetScore.of(target, rows, unseen, seed.child("synthetic"));
          return new Usefulness(
              teaching.columns().get(known.column()).name(),
              target.isNumber() ? "r2" : "auc",
              // Candidates that hold one class only teach what knowing nothing does.
              Double.isFinite(score.value())
                  ? new Estimate(score.value(), score.standardError())
                  : new Estimate(target.isNumber() ? 0 : 0.5, 0),
              new Estimate(known.real().value(), known.real().standardError()));
        })
        .toList();
  }

  private static Estimate estimate(RocArea area) {
    return new Estimate(area.value(), Math.sqrt(area.variance()));
  }
}
