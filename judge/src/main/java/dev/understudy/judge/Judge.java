package dev.understudy.judge;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.judge.internal.ColumnScores;
import dev.understudy.judge.internal.Discrimination;
import dev.understudy.judge.internal.Distributions;
import dev.understudy.judge.internal.ExactCopies;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Leakage;
import dev.understudy.judge.internal.UtilityMeasures;
import dev.understudy.judge.internal.fidelity.CosineRisk;
import dev.understudy.judge.internal.fidelity.FidelityMeasures;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Judges a synthetic table. Knows nothing of generators: anybody's file can be judged.
///
/// Everything is computed on the modelled columns: identifiers, person keys and free text are left
/// out. Each figure stands beside three anchors computed by the same code: a real holdout,
/// independent columns and a copy of the training rows. The same evidence and seed give the same
/// figures on any machine.
public final class Judge {

  /// Cells a table kept for the measures: 1.3 million numbers take 20 MB in codes, bins and
  /// doubles.
  private static final int MOST_CELLS = 3_000_000;

  private static final int FEWEST_KEPT_ROWS = 2_000;

  private static final String PHASE = "judging";

  /// Shares of the work, in order: reading, distributions, discrimination, utility, leakage.
  private static final int STEPS = 5;

  private Judge() {}

  /// The measures of the default suite.
  ///
  /// @throws UserError if a table is empty, lacks a column or stores it differently, or if no
  ///   column can be measured
  public static Scorecard scorecard(Evidence evidence, Seed seed, Progress progress) {
    return scorecard(evidence, Suite.DEFAULT, seed, 1, progress);
  }

  /// All measures of the synthetic table.
  ///
  /// @param suite how much is measured
  /// @param threads native threads of one fit of boosted trees; fits run side by side anyway, and
  ///   with more than 1 the figures may differ between machines
  /// @throws UserError if a table is empty, lacks a column or stores it differently, or if no
  ///   column can be measured
  public static Scorecard scorecard(
      Evidence evidence, Suite suite, Seed seed, int threads, Progress progress) {
    step(progress, 0);
    Evidence kept = kept(evidence, seed.child("kept rows"));
    JudgedTables tables = tables(evidence, kept, seed.child("judge"));
    step(progress, 1);
    Distributions distributions = new Distributions(tables);
    List<Measure> measures = new ArrayList<>();
    measures.add(distributions.columnShapes());
    progress.check();
    measures.addAll(distributions.columnPairs());
    progress.check();
    measures.addAll(FidelityMeasures.of(tables, kept, suite, progress));
    step(progress, 2);
    Discrimination discrimination = Discrimination.of(tables, threads, progress);
    measures.addAll(discrimination.measures());
    step(progress, 3);
    UtilityMeasures utility = utility(tables, evidence.schema(), threads, progress);
    measures.addAll(utility.measures());
    step(progress, 4);
    measures.add(discrimination.exchangeability());
    measures.addAll(new Leakage(tables, discrimination.exchangeable(), progress).measures());
    measures.add(ExactCopies.measure(evidence, tables));
    if (suite != Suite.QUICK) {
      measures.add(CosineRisk.of(tables, progress));
    }
    List<ColumnScore> columns =
        ColumnScores.of(tables, kept.train(), kept.synthetic(), evidence.schema());
    step(progress, STEPS);
    return new Scorecard(Scorecard.VERSION, measures, columns, utility.classification());
  }

  private static void step(Progress progress, int done) {
    progress.at(PHASE, done, STEPS);
    progress.check();
  }

  private static UtilityMeasures utility(
      JudgedTables tables, Schema schema, int threads, Progress progress) {
    Optional<ColumnSchema> target = schema.first(Role.TARGET);
    List<ColumnSchema> modelled = Coding.modelled(schema);
    if (target.isEmpty() || !modelled.contains(target.get())) {
      return new UtilityMeasures(List.of(), List.of());
    }
    return UtilityMeasures.of(tables, modelled.indexOf(target.get()), threads, progress);
  }

  private static JudgedTables tables(Evidence all, Evidence kept, Seed seed) {
    Table holdout = kept.holdout();
    boolean hasHoldout = holdout != null && holdout.rowCount() > 0;
    List<Table> compared = new ArrayList<>(List.of(kept.train(), kept.synthetic()));
    if (holdout != null && hasHoldout) {
      compared.add(holdout);
    }
    List<CodedRows> coded = Coding.of(kept.schema(), compared);
    return JudgedTables.of(
        coded.get(0),
        hasHoldout ? Optional.of(coded.get(2)) : Optional.empty(),
        coded.get(1),
        seed,
        keptNote(all, kept));
  }

  /// The evidence with at most as many rows of each table as fit into memory and seconds.
  private static Evidence kept(Evidence evidence, Seed seed) {
    int columns = Coding.modelled(evidence.schema()).size();
    if (columns == 0) {
      throw new UserError(
          "No column can be judged: all are identifiers, keys or free text. Give at least one"
              + " another kind in the schema.");
    }
    requireRows(evidence.train(), "training");
    requireRows(evidence.synthetic(), "synthetic");
    int mostRows = Math.max(FEWEST_KEPT_ROWS, MOST_CELLS / columns);
    Table holdout = evidence.holdout();
    return new Evidence(
        sample(evidence.train(), mostRows, seed.child("train")),
        holdout == null ? null : sample(holdout, mostRows, seed.child("holdout")),
        sample(evidence.synthetic(), mostRows, seed.child("synthetic")),
        evidence.schema());
  }

  private static void requireRows(Table table, String which) {
    if (table.rowCount() == 0) {
      throw new UserError("The " + which + " table has no rows; there is nothing to judge.");
    }
  }

  private static Table sample(Table table, int mostRows, Seed seed) {
    if (table.rowCount() <= mostRows) {
      return table;
    }
    int[] order = seed.stream().permutation(table.rowCount());
    return table.select(IntStream.range(0, mostRows).map(row -> order[row]).sorted().toArray());
  }

  private static String keptNote(Evidence all, Evidence kept) {
    Table allHoldout = all.holdout();
    Table keptHoldout = kept.holdout();
    int heldBack = allHoldout == null ? 0 : allHoldout.rowCount();
    int heldBackKept = keptHoldout == null ? 0 : keptHoldout.rowCount();
    return all.train().rowCount() > kept.train().rowCount()
            || all.synthetic().rowCount() > kept.synthetic().rowCount()
            || heldBack > heldBackKept
        ? String.format(
            Locale.ROOT,
            "On a random part of the rows: %d of %d training, %d of %d holdout and %d of %d"
                + " synthetic rows.",
            kept.train().rowCount(),
            all.train().rowCount(),
            heldBackKept,
            heldBack,
            kept.synthetic().rowCount(),
            all.synthetic().rowCount())
        : "";
  }
}
