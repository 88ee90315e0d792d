package dev.understudy.workflow;

import dev.understudy.connect.SchemaJson;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.Judge;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.report.Report;
import dev.understudy.report.ReportContent;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Split;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.workflow.Learning.Learned;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The main job: a real table in, a synthetic one out, with a report.
///
/// ```
/// read, doctor -> split -> choose, fit -> sample -> | publish rows and model | -> judge -> report -> | publish |
/// ```
///
/// Rows and model are published before they are judged, so that they are kept if the user stops
/// there; a scorecard and report of an earlier run are taken away in the same moment.
public final class MainJob {

  /// Names of the files in the output folder.
  public static final String SYNTHETIC = "synthetic.csv";

  public static final String MODEL = "model.understudy";
  public static final String SCHEMA = "schema.json";
  public static final String DOCTOR = "doctor.json";
  public static final String REPORT = Judging.REPORT;

  private static final List<String> MADE =
      List.of(SYNTHETIC, SYNTHETIC + Sidecar.SUFFIX, MODEL, SCHEMA, DOCTOR);
  private static final List<String> BOARD = List.of(LeaderboardJson.FILE, LeaderboardCsv.FILE);
  private static final JudgeOptions.Parts PARTS = new JudgeOptions.Parts(true, true, true);

  private final MainOptions options;
  private final Progress progress;
  private final List<String> judged;

  private MainJob(MainOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.judged = Judging.names(PARTS, options.judging().signingKey() != null);
  }

  /// @throws UserError if something about the input or the output must be mended
  /// @throws DecisionNeeded if the table repeats rows and the user has not said what they are
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public static MainResult run(MainOptions options, Progress progress) {
    return new MainJob(options, progress).run();
  }

  private MainResult run() {
    Learning learning =
        new Learning(options.model(), options.asked(), options.budget(), options.seed());
    learning.check();
    List<String> names =
        Stream.of(MADE, Sampling.numberNames(SYNTHETIC), BOARD, judged)
            .flatMap(List::stream)
            .toList();
    if (options.judging().signingKey() != null) {
      Signature.privateKey(options.judging().signingKey());
    }
    try (OutputFolder folder = OutputFolder.open(options.output(), names)) {
      Examined examined =
          withProtected(
              Repeats.settle(
                  Examination.examine(options.source(), progress), options.duplicates()));
      Parts parts = Parts.of(examined, options);
      Learned learned =
          learning.learn(parts.train(), examined.schema(), examined.sha256(), progress);
      // A user who stopped the search still gets what was best by then.
      Progress making = learned.stoppedByUser() ? Progress.silent() : progress;
      making.check();
      long rows = options.rows() == null ? examined.table().rowCount() : options.rows();
      FirstRows first = new FirstRows(parts.train().rowCount());
      make(folder, examined, learned, rows, first, making);
      progress.check();
      Judged judged = judge(folder, examined, parts, learned, rows, first.table());
      return new MainResult(
          examined,
          parts.train().rowCount(),
          parts.holdout() == null ? 0 : parts.holdout().rowCount(),
          rows,
          learned.model().withheld(),
          learned.selection().map(Selection::board).orElse(null),
          judged.judgement(),
          judged.parity());
    }
  }

  /// Who shall fare alike is told to the judge too.
  private Examined withProtected(Examined examined) {
    if (!(options.composition() instanceof Parity parity)) {
      return examined;
    }
    Schema schema = examined.schema();
    return new Examined(
        examined.source(),
        examined.table(),
        schema.with(schema.column(parity.protectedColumn()).withRole(Role.PROTECTED)),
        examined.findings(),
        examined.sha256());
  }

  /// What was found about the rows, and what parity changed where it was asked for.
  private record Judged(Judgement judgement, @Nullable ParityCost parity) {}

  private void make(
      OutputFolder folder,
      Examined examined,
      Learned learned,
      long rows,
      FirstRows first,
      Progress making) {
    ModelFile.write(learned.model(), learned.provenance(), folder.stage(MODEL));
    Sampling.toCsv(
        learned.model(),
        List.of(),
        options.composition(),
        rows,
        options.seed(),
        folder.stage(SYNTHETIC),
        first,
        making);
    Sidecar.write(
        folder.stage(SYNTHETIC + Sidecar.SUFFIX),
        SYNTHETIC,
        rows,
        learned.provenance(),
        options.seed(),
        List.of(),
        options.composition(),
        1);
    SchemaJson.write(examined.schema(), folder.stage(SCHEMA));
    Json.write(DoctorJson.of(examined), folder.stage(DOCTOR));
    List<String> numbers = Sampling.numberNames(SYNTHETIC);
    if (options.codes() != null) {
      Sampling.toNumbers(
          learned.model(),
          List.of(),
          options.composition(),
          rows,
          options.seed(),
          options.codes(),
          folder.stage(numbers.getFirst()),
          folder.stage(numbers.getLast()),
          making);
    }
    folder.retract(judged);
    folder.retract(BOARD);
    folder.retract(numbers);
    folder.publish(MADE);
    folder.publish(options.codes() == null ? List.of() : numbers);
    if (learned.selection().isPresent()) {
      Leaderboard board = learned.selection().get().board();
      Json.write(LeaderboardJson.of(board), folder.stage(LeaderboardJson.FILE));
      LeaderboardCsv.write(board, folder.stage(LeaderboardCsv.FILE));
      folder.publish(BOARD);
    }
  }

  private Judged judge(
      OutputFolder folder,
      Examined examined,
      Parts parts,
      Learned learned,
      long rows,
      Table synthetic) {
    Schema schema = examined.schema();
    Judgement judgement =
        new Judging(
                PARTS,
                options.judging(),
                new GeneratorAgain(learned.method(), schema, options.composition()),
                options.seed(),
                progress)
            .judge(
                new Evidence(parts.train(), parts.holdout(), synthetic, schema),
                synthetic,
                examined.findings(),
                inputs(examined, parts, synthetic));
    progress.check();
    ParityCost parity = parity(judgement, parts, learned, schema);
    Judging.write(judgement, folder);
    Report.write(
        new ReportContent(
            String.valueOf(options.source().file().getFileName()),
            schema,
            examined.findings(),
            judgement.scorecard(),
            judgement.portrait(),
            judgement.attacks(),
            judgement.verdict(),
            learned.selection().map(search -> Contests.ofSearch(search.board())).orElse(null),
            Dependences.of(learned.model()),
            Facts.of(
                options,
                examined,
                parts,
                learned.provenance(),
                rows,
                synthetic.rowCount(),
                parity == null ? List.of() : parity.sentences()),
            Withholding.sentences(learned.model().withheld())),
        folder.stage(Judging.REPORT));
    Judging.sign(judged, folder, options.judging().signingKey());
    folder.publish(judged);
    return new Judged(judgement, parity);
  }

  /// Rows of the same model without parity are judged too, to tell what it costs.
  private @Nullable ParityCost parity(
      Judgement judgement, Parts parts, Learned learned, Schema schema) {
    Scorecard fair = judgement.scorecard();
    if (!(options.composition() instanceof Parity parity) || fair == null) {
      return null;
    }
    FirstRows plain = new FirstRows(parts.train().rowCount());
    learned
        .model()
        .sample(parts.train().rowCount(), options.seed().child("plain"), plain, progress);
    Scorecard without =
        Judge.scorecard(
            new Evidence(parts.train(), parts.holdout(), plain.table(), schema),
            options.judging().suite(),
            options.seed(),
            1,
            progress);
    return ParityCost.of(parity, without, fair);
  }

  private static List<Verdict.Input> inputs(Examined examined, Parts parts, Table synthetic) {
    List<Verdict.Input> inputs = new ArrayList<>();
    inputs.add(new Verdict.Input("training", parts.train().rowCount(), examined.sha256()));
    if (parts.holdout() != null) {
      inputs.add(new Verdict.Input("holdout", parts.holdout().rowCount(), examined.sha256()));
    }
    inputs.add(new Verdict.Input("synthetic", synthetic.rowCount(), ""));
    return inputs;
  }

  /// What is learned from and what is kept to judge against.
  ///
  /// @param holdout null where nothing is kept
  record Parts(Table train, @Nullable Table holdout) {

    static Parts of(Examined examined, MainOptions options) {
      if (options.holdoutShare() == 0) {
        return new Parts(examined.table(), null);
      }
      Split split =
          Split.of(examined.table(), examined.schema(), options.holdoutShare(), options.seed());
      return new Parts(split.train(), split.holdout());
    }
  }
}
