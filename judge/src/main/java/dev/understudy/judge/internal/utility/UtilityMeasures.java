package dev.understudy.judge.internal.utility;

import dev.understudy.judge.Calibration;
import dev.understudy.judge.Classification;
import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.ImportancePair;
import dev.understudy.judge.Measure;
import dev.understudy.judge.PanelScore;
import dev.understudy.judge.Suite;
import dev.understudy.judge.UtilityDetails;
import dev.understudy.judge.UtilityDetails.Copies;
import dev.understudy.judge.UtilityDetails.Survival;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Predictions;
import dev.understudy.judge.internal.Scores;
import dev.understudy.judge.internal.Target;
import dev.understudy.judge.internal.TargetModels;
import dev.understudy.judge.internal.utility.Panel.Run;
import dev.understudy.judge.internal.utility.Panel.Trained;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Train on synthetic, test on real, beside train on real, test on real; calibration, importance,
/// coefficients, effects of treatments, survival, as far as the schema's roles ask for them.
///
/// @param measures in the order they are shown
/// @param classification of the two boosted models, empty for a number
/// @param details what lies behind the measures
/// @param models the boosted models, empty without a target or a holdout
public record UtilityMeasures(
    List<Measure> measures,
    List<Classification> classification,
    UtilityDetails details,
    Optional<TargetModels> models) {

  /// @param schema roles of the modelled columns, among others
  /// @param threads native threads of one fit
  public static UtilityMeasures of(
      JudgedTables tables, Schema schema, Suite suite, int threads, Progress progress) {
    return new Collector(tables, suite, threads, progress).collect(UtilityColumns.of(schema));
  }

  /// What all synthetic copies say together.
  ///
  /// @param copies all of them, the judged one among them; two or more
  /// @param seed of the scorecard
  public static Copies combined(Evidence evidence, List<Table> copies, Seed seed) {
    return CombinedEffects.of(evidence, copies, UtilityColumns.of(evidence.schema()), seed);
  }

  /// Gathers measures and details in the order they are shown.
  private static final class Collector {

    private final JudgedTables tables;
    private final Suite suite;
    private final int threads;
    private final Progress progress;
    private final List<Measure> measures = new ArrayList<>();
    private final List<Classification> classification = new ArrayList<>();
    private final List<PanelScore> panelScores = new ArrayList<>();
    private final List<Calibration> calibration = new ArrayList<>();
    private final List<ImportancePair> importance = new ArrayList<>();
    private final List<EffectPair> coefficients = new ArrayList<>();
    private final List<EffectPair> treatment = new ArrayList<>();
    private Survival survival = Survival.NONE;
    private @Nullable TargetModels models;

    Collector(JudgedTables tables, Suite suite, int threads, Progress progress) {
      this.tables = tables;
      this.suite = suite;
      this.threads = threads;
      this.progress = progress;
    }

    UtilityMeasures collect(UtilityColumns columns) {
      if (columns.target().isPresent()) {
        Target target = Target.of(tables.train(), columns.target().getAsInt());
        models(target);
        progress.check();
        CoefficientMeasures regression = CoefficientMeasures.of(tables, target);
        measures.addAll(regression.measures());
        coefficients.addAll(regression.pairs());
        progress.check();
        columns.treatment().ifPresent(column -> treatment(target, column));
      }
      if (columns.time().isPresent() && columns.event().isPresent()) {
        SurvivalMeasures found =
            SurvivalMeasures.of(
                tables,
                columns.time().getAsInt(),
                columns.event().getAsInt(),
                columns.target().stream().toArray(),
                progress);
        measures.addAll(found.measures());
        survival = found.details();
      }
      return new UtilityMeasures(
          List.copyOf(measures),
          List.copyOf(classification),
          new UtilityDetails(
              panelScores, calibration, importance, coefficients, treatment, survival),
          Optional.ofNullable(models));
    }

    private void treatment(Target target, int column) {
      if (column != target.column()) {
        TreatmentMeasures found = TreatmentMeasures.of(tables, target, column);
        measures.addAll(found.measures());
        treatment.addAll(found.pairs());
      }
    }

    private void models(Target target) {
      List<Learner> learners = Learners.of(suite, threads);
      if (tables.holdout().isEmpty()) {
        withoutHoldout(target, learners);
        return;
      }
      Seed seed = tables.seed().child("utility");
      CodedRows holdout = tables.holdout().get();
      Panel panel = Panel.of(tables, holdout, target, suite, seed);
      Scoring scoring = new Scoring(panel.test(), TargetMeasures.cells(target, panel.test()), seed);
      TargetMeasures scores = new TargetMeasures(panel, scoring, Learners.seeds(suite));
      for (Learner learner : learners) {
        boolean first = learner == learners.getFirst();
        Run run =
            panel.run(learner, Learners.seeds(suite), first && suite != Suite.QUICK, progress);
        measures.addAll(scores.scores(run));
        panelScores.addAll(scores.panelScores(run));
        if (first) {
          boosted(panel, run, scores, scoring);
        }
        progress.check();
      }
    }

    /// What is asked of the boosted trees alone.
    private void boosted(Panel panel, Run run, TargetMeasures scores, Scoring scoring) {
      models =
          new TargetModels(
              panel.problem().target(),
              panel.test(),
              first(run.real()),
              first(run.synthetic()),
              first(run.holdout()),
              first(run.independent()),
              first(run.copy()));
      measures.addAll(scores.probabilities(run));
      classification.addAll(scores.classification(run));
      calibration.addAll(scores.calibration(run));
      if (suite != Suite.QUICK) {
        ImportanceMeasures found =
            ImportanceMeasures.of(panel, run, panel.seed().child("importance"));
        measures.addAll(found.measures());
        importance.addAll(found.pairs());
      }
      if (suite == Suite.FULL) {
        AugmentationMeasures found =
            AugmentationMeasures.of(panel, run.learner(), run.real(), scoring, progress);
        measures.addAll(found.measures());
        panelScores.addAll(found.scores());
      }
    }

    private static Optional<Predictions> first(List<Trained> trainings) {
      return trainings.stream().findFirst().map(Trained::predictions);
    }

    private void withoutHoldout(Target target, List<Learner> learners) {
      for (Learner learner : learners) {
        measures.addAll(TargetMeasures.unknown(tables, target, learner));
        if (learner == learners.getFirst()) {
          measures.addAll(TargetMeasures.unknownProbabilities(tables, target, learner));
          if (suite != Suite.QUICK) {
            measures.addAll(
                ImportanceMeasures.unknown(tables.seed().child("utility"), Scores.NO_HOLDOUT));
          }
        }
      }
    }
  }
}
