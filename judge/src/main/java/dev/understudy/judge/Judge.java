package dev.understudy.judge;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.ColumnScores;
import dev.understudy.judge.internal.Discrimination;
import dev.understudy.judge.internal.Distributions;
import dev.understudy.judge.internal.ExactCopies;
import dev.understudy.judge.internal.FairnessMeasures;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.KeptRows;
import dev.understudy.judge.internal.Leakage;
import dev.understudy.judge.internal.RobustnessMeasures;
import dev.understudy.judge.internal.fidelity.CosineRisk;
import dev.understudy.judge.internal.fidelity.FidelityMeasures;
import dev.understudy.judge.internal.utility.UtilityMeasures;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges a synthetic table. Knows nothing of generators: anybody's file can be judged.
///
/// Everything is computed on the modelled columns: identifiers, person keys and free text are left
/// out. Each figure stands beside three anchors computed by the same code: a real holdout,
/// independent columns and a copy of the training rows. The same evidence and seed give the same
/// figures on any machine.
public final class Judge {

  /// Rows of each table that the quick suite looks at; copies are sought among all.
  private static final int MOST_QUICK_ROWS = 6_000;

  private static final String PHASE = "judging";

  /// Shares of the work, in order: reading, distributions, discrimination, utility, fairness,
  /// robustness, leakage.
  private static final int STEPS = 7;

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
    return scorecard(evidence, List.of(), suite, seed, threads, progress);
  }

  /// All measures of the first of several synthetic copies, and the regressions of all of them
  /// combined.
  ///
  /// @param evidence with the first copy
  /// @param further the other copies, with the schema's columns
  public static Scorecard scorecard(
      Evidence evidence,
      List<Table> further,
      Suite suite,
      Seed seed,
      int threads,
      Progress progress) {
    step(progress, 0);
    KeptRows kept = KeptRows.of(evidence, KeptRows.MEASURED_CELLS, seed.child("kept rows"));
    JudgedTables tables = tables(kept, suite, further.size() + 1, seed.child("judge"));
    step(progress, 1);
    Distributions distributions = new Distributions(tables);
    List<Measure> measures = new ArrayList<>();
    measures.add(distributions.columnShapes());
    progress.check();
    measures.addAll(distributions.columnPairs());
    progress.check();
    measures.addAll(FidelityMeasures.of(tables, kept.evidence(), suite, progress));
    step(progress, 2);
    Discrimination discrimination = Discrimination.of(tables, suite, threads, progress);
    measures.addAll(discrimination.measures());
    step(progress, 3);
    UtilityMeasures utility =
        UtilityMeasures.of(tables, evidence.schema(), suite, threads, progress);
    measures.addAll(utility.measures());
    step(progress, 4);
    FairnessMeasures fairness =
        suite == Suite.QUICK
            ? FairnessMeasures.NONE
            : FairnessMeasures.of(tables, evidence.schema(), utility.models(), threads, progress);
    measures.addAll(fairness.measures());
    step(progress, 5);
    RobustnessMeasures robustness =
        suite == Suite.FULL
            ? RobustnessMeasures.of(tables, evidence.schema(), threads, progress)
            : RobustnessMeasures.NONE;
    measures.addAll(robustness.measures());
    step(progress, 6);
    measures.add(discrimination.exchangeability());
    measures.addAll(new Leakage(tables, discrimination.exchangeable(), suite, progress).measures());
    measures.add(ExactCopies.measure(evidence, tables));
    if (suite != Suite.QUICK) {
      measures.add(CosineRisk.of(tables, progress));
    }
    List<ColumnScore> columns =
        ColumnScores.of(
            tables, kept.evidence().train(), kept.evidence().synthetic(), evidence.schema());
    step(progress, STEPS);
    return new Scorecard(
        Scorecard.VERSION,
        measures,
        columns,
        utility.classification(),
        details(utility, evidence, further, seed),
        fairness.fairness().orElse(null),
        robustness.curves());
  }

  private static UtilityDetails details(
      UtilityMeasures utility, Evidence evidence, List<Table> further, Seed seed) {
    if (further.isEmpty()) {
      return utility.details();
    }
    List<Table> copies = new ArrayList<>(List.of(evidence.synthetic()));
    copies.addAll(further);
    return utility.details().withCopies(UtilityMeasures.combined(evidence, copies, seed));
  }

  private static void step(Progress progress, int done) {
    progress.at(PHASE, done, STEPS);
    progress.check();
  }

  private static JudgedTables tables(KeptRows kept, Suite suite, int copies, Seed seed) {
    List<CodedRows> coded =
        suite == Suite.QUICK
            ? kept.coded().stream().map(rows -> part(rows, seed.child("quick rows"))).toList()
            : kept.coded();
    return JudgedTables.of(
        coded.get(0),
        coded.size() > 2 ? Optional.of(coded.get(2)) : Optional.empty(),
        coded.get(1),
        seed,
        Stream.of(
                copies == 1 ? "" : "The first of " + copies + " copies.",
                kept.note(),
                quickNote(kept.evidence(), suite))
            .filter(note -> !note.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  private static CodedRows part(CodedRows rows, Seed seed) {
    return rows.rows() <= MOST_QUICK_ROWS ? rows : rows.sample(MOST_QUICK_ROWS, seed);
  }

  private static String quickNote(Evidence evidence, Suite suite) {
    int most = Math.max(evidence.train().rowCount(), evidence.synthetic().rowCount());
    return suite == Suite.QUICK && most > MOST_QUICK_ROWS
        ? String.format(
            Locale.ROOT, "Quick: on at most %d random rows of each table.", MOST_QUICK_ROWS)
        : "";
  }
}
