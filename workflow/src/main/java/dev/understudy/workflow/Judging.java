package dev.understudy.workflow;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.Judge;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.ScorecardJson;
import dev.understudy.judge.Suite;
import dev.understudy.judge.attack.AttackOptions;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Attacks;
import dev.understudy.judge.attack.AttacksJson;
import dev.understudy.judge.attack.DroppedColumns;
import dev.understudy.judge.attack.Refit;
import dev.understudy.judge.attack.Shadows;
import dev.understudy.judge.gate.Gate;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.judge.gate.VerdictJson;
import dev.understudy.judge.portrait.Portrait;
import dev.understudy.judge.portrait.Portraits;
import dev.understudy.table.Finding;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the judge what the user wants to know, and writes down the answers.
final class Judging {

  /// Names of the files of results.
  static final String SCORECARD = "scorecard.json";

  static final String ATTACKS = "attacks.json";
  static final String VERDICT = "verdict.json";
  static final String REPORT = "report.html";

  private final JudgeOptions.Parts parts;
  private final JudgingOptions options;
  private final @Nullable Refit generator;
  private final Seed seed;
  private final Progress progress;

  /// @param generator that made the synthetic rows, null where it is not at hand
  Judging(
      JudgeOptions.Parts parts,
      JudgingOptions options,
      @Nullable Refit generator,
      Seed seed,
      Progress progress) {
    this.parts = parts;
    this.options = options;
    this.generator = generator;
    this.seed = seed;
    this.progress = progress;
  }

  /// Judges one synthetic table.
  ///
  /// @param evidence with as many synthetic rows as shall be measured
  /// @param released all synthetic rows, which attacks may read
  /// @param inputs what the verdict speaks of
  Judgement judge(
      Evidence evidence, Table released, List<Finding> findings, List<Verdict.Input> inputs) {
    return judge(evidence, List.of(), released, findings, inputs);
  }

  /// The same of several copies.
  ///
  /// @param evidence with the first copy
  /// @param further the other copies, likewise
  /// @param released the rows of all copies
  Judgement judge(
      Evidence evidence,
      List<Table> further,
      Table released,
      List<Finding> findings,
      List<Verdict.Input> inputs) {
    Scorecard scorecard = null;
    Portrait portrait = null;
    if (parts.scorecard()) {
      scorecard = Judge.scorecard(evidence, further, options.suite(), seed, 1, progress);
      portrait = Portraits.draw(evidence, seed, progress);
    }
    Evidence attacked =
        new Evidence(evidence.train(), evidence.holdout(), released, evidence.schema());
    AttackReport attacks =
        parts.attacks()
            ? Attacks.run(
                attacked,
                scorecard,
                new AttackOptions(
                    options.suite(),
                    options.claim(),
                    shadows(),
                    options.rules().smallCellOrUsual()),
                seed,
                progress)
            : null;
    return new Judgement(
        scorecard, portrait, attacks, verdict(scorecard, attacks, attacked, findings, inputs));
  }

  private @Nullable Shadows shadows() {
    return generator == null || options.shadowModels() == 0
        ? null
        : new Shadows(generator, options.shadowModels());
  }

  private @Nullable Verdict verdict(
      @Nullable Scorecard scorecard,
      @Nullable AttackReport attacks,
      Evidence evidence,
      List<Finding> findings,
      List<Verdict.Input> inputs) {
    return parts.verdict()
        ? Gate.decide(
                options.rules(),
                scorecard,
                attacks,
                evidence.schema(),
                findings,
                options.suite() == Suite.QUICK
                    ? null
                    : new DroppedColumns(
                        evidence,
                        options.rules().smallCellOrUsual(),
                        seed.child("dropped columns"),
                        progress))
            .withInputs(inputs)
        : null;
  }

  /// The files that will be written.
  static List<String> names(JudgeOptions.Parts parts, boolean signed) {
    List<String> names = new ArrayList<>();
    if (parts.scorecard()) {
      names.add(SCORECARD);
    }
    if (parts.attacks()) {
      names.add(ATTACKS);
    }
    if (parts.verdict()) {
      names.add(VERDICT);
    }
    names.add(REPORT);
    if (signed) {
      names.addAll(names.stream().map(name -> name + Signature.SUFFIX).toList());
    }
    return List.copyOf(names);
  }

  /// Writes the figures; the report is written by the caller.
  static void write(Judgement judgement, OutputFolder folder) {
    if (judgement.scorecard() != null) {
      ScorecardJson.write(judgement.scorecard(), folder.stage(SCORECARD));
    }
    if (judgement.attacks() != null) {
      AttacksJson.write(judgement.attacks(), folder.stage(ATTACKS));
    }
    if (judgement.verdict() != null) {
      VerdictJson.write(judgement.verdict(), folder.stage(VERDICT));
    }
  }

  /// Signs every file that has been written.
  static void sign(List<String> names, OutputFolder folder, @Nullable Path key) {
    if (key == null) {
      return;
    }
    for (String name : names) {
      if (!name.endsWith(Signature.SUFFIX)) {
        Signature.write(folder.stage(name), key);
      }
    }
  }
}
