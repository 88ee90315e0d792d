package dev.understudy.workflow;

import dev.understudy.connect.SchemaJson;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.Judge;
import dev.understudy.judge.Scorecard;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.report.Report;
import dev.understudy.report.ReportContent;
import dev.understudy.synth.FirstRows;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Split;
import dev.understudy.table.StableSplit;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.workflow.Learning.Learned;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

  public static final String CERTIFICATE = CertificateJson.FILE;

  /// Where all that shows real figures goes if rows are made under a promise: beside the release,
  /// and no part of it.
  public static final String INTERNAL = "internal";

  private static final List<String> RELEASED =
      List.of(SYNTHETIC, SYNTHETIC + Sidecar.SUFFIX, MODEL, SCHEMA);
  private static final List<String> MADE =
      Stream.concat(RELEASED.stream(), Stream.of(DOCTOR)).toList();
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
    return run(options, progress, _ -> {});
  }

  /// The same with somebody to tell what will be spent before anything is, where something is
  /// promised.
  public static MainResult run(MainOptions options, Progress progress, Consumer<String> announce) {
    return new MainJob(options, progress).run(announce);
  }

  private MainResult run(Consumer<String> announce) {
    Learning learning =
        new Learning(
            options.model(),
            options.asked(),
            options.budget(),
            options.seed(),
            options.protection());
    learning.check();
    List<String> names =
        Stream.of(MADE, Sampling.numberNames(SYNTHETIC), BOARD, judged, ReleaseFiles.NAMES)
            .flatMap(List::stream)
            .toList();
    if (options.judging().signingKey() != null) {
      Signature.privateKey(options.judging().signingKey());
    }
    try (OutputFolder folder = OutputFolder.open(options.output(), names);
        OutputFolder inside =
            options.protection() == null
                ? null
                : OutputFolder.open(options.output().resolve(INTERNAL), names)) {
      OutputFolder internal = inside == null ? folder : inside;
      Examined examined =
          withProtected(
              Repeats.settle(
                  options.protection() == null
                      ? Examination.examine(options.source(), progress)
                      : Examination.examineAsDeclared(options.source(), true, progress),
                  options.duplicates()));
      Parts parts = Parts.of(examined, options);
      Learned learned =
          options.protection() == null
              ? learning.learn(parts.train(), examined.schema(), examined.sha256(), progress)
              : learning.learnPrivately(
                  parts.train(),
                  examined.schema(),
                  options.source().assumptions(),
                  progress,
                  announce);
      // A user who stopped the search still gets what was best by then.
      Progress making = learned.stoppedByUser() ? Progress.silent() : progress;
      making.check();
      long rows = rows(examined, learned);
      FirstRows first = new FirstRows(parts.train().rowCount());
      make(folder, internal, examined, learned, rows, first, making);
      progress.check();
      Judged judged = judge(internal, examined, parts, learned, rows, first.table());
      return new MainResult(
          examined,
          parts.train().rowCount(),
          parts.holdout() == null ? 0 : parts.holdout().rowCount(),
          rows,
          learned.model().withheld(),
          learned.selection().map(Selection::board).orElse(null),
          judged.judgement(),
          judged.parity(),
          learned.certificate());
    }
  }

  /// Under a promise the real number of rows is nobody's business.
  private long rows(Examined examined, Learned learned) {
    if (options.rows() != null) {
      return options.rows();
    }
    return learned.certificate() == null
        ? examined.table().rowCount()
        : learned.provenance().rows();
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

  /// @param internal for what shows real figures
  private void make(
      OutputFolder folder,
      OutputFolder internal,
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
    Json.write(DoctorJson.of(examined), internal.stage(DOCTOR));
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
    if (learned.certificate() != null) {
      ReleaseFiles.write(learned.certificate(), learned.model(), folder);
    }
    folder.retract(judged);
    folder.retract(BOARD);
    folder.retract(numbers);
    folder.retract(List.of(DOCTOR));
    folder.retract(ReleaseFiles.NAMES);
    internal.retract(judged);
    folder.publish(RELEASED);
    internal.publish(List.of(DOCTOR));
    folder.publish(learned.certificate() == null ? List.of() : ReleaseFiles.NAMES);
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
                judging(),
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

  /// What is promised is what attacks shall try to refute.
  private JudgingOptions judging() {
    return options.protection() == null
        ? options.judging()
        : options.judging().withClaim(options.protection());
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
          options.protection() == null
              ? Split.of(
                  examined.table(), examined.schema(), options.holdoutShare(), options.seed())
              : StableSplit.of(
                  examined.table(),
                  options.protection().unit() instanceof PrivacyUnit.Person person
                      ? person.column()
                      : null,
                  options.holdoutShare(),
                  options.seed());
      return new Parts(split.train(), split.holdout());
    }
  }
}
