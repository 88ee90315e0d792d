package dev.understudy.judge.internal;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.Measure;
import dev.understudy.judge.internal.Scores.Definition;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Table;
import java.util.Locale;

/// Share of synthetic rows that equal a training row in all modelled columns, beyond the share of
/// holdout rows that do so by chance. Always on all rows.
public final class ExactCopies {

  private static final Definition COPIES = new Definition("exact_copies", Scores.PRIVACY, false);

  private ExactCopies() {}

  /// @param tables for the anchors
  public static Measure measure(Evidence evidence, JudgedTables tables) {
    Table holdout = evidence.holdout();
    if (holdout == null || holdout.rowCount() == 0) {
      return COPIES.unknown(tables.seed(), Scores.NO_HOLDOUT);
    }
    long[] train = RowHashes.of(evidence.train(), evidence.schema());
    long rows = evidence.synthetic().rowCount();
    long copies = RowHashes.found(RowHashes.of(evidence.synthetic(), evidence.schema()), train);
    long holdoutCopies = RowHashes.found(RowHashes.of(holdout, evidence.schema()), train);
    double chance = (double) holdoutCopies / holdout.rowCount();
    return COPIES.measure(
        (double) copies / rows - chance,
        Scores.interval(
            Intervals.newcombe(copies, rows, holdoutCopies, holdout.rowCount(), Intervals.LEVEL)),
        rows,
        tables.seed(),
        Scores.anchors(0, share(tables.train(), tables.independent()) - chance, 1 - chance),
        String.format(
            Locale.ROOT,
            "%d of %d synthetic rows equal a training row, and %d of %d holdout rows do.",
            copies,
            rows,
            holdoutCopies,
            holdout.rowCount()));
  }

  /// Share of rows that equal a training row in all codes.
  private static double share(CodedRows train, CodedRows judged) {
    return (double) RowHashes.found(RowHashes.of(judged), RowHashes.of(train)) / judged.rows();
  }
}
