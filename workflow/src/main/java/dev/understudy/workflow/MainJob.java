package dev.understudy.workflow;

import dev.understudy.connect.SchemaJson;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.ScorecardJson;
import dev.understudy.report.Report;
import dev.understudy.report.ReportContent;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Split;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The main job: a real table in, a synthetic one out, with a report.
///
/// ```
/// read, doctor -> split -> fit -> sample -> | publish rows and model | -> judge -> report -> | publish |
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
  public static final String SCORECARD = "scorecard.json";
  public static final String REPORT = "report.html";

  private static final List<String> MADE =
      List.of(SYNTHETIC, SYNTHETIC + Sidecar.SUFFIX, MODEL, SCHEMA, DOCTOR);
  private static final List<String> JUDGED = List.of(SCORECARD, REPORT);

  private final MainOptions options;
  private final Progress progress;

  private MainJob(MainOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /// @throws UserError if something about the input or the output must be mended
  /// @throws DecisionNeeded if the table repeats rows and the user has not said what they are
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public static MainResult run(MainOptions options, Progress progress) {
    return new MainJob(options, progress).run();
  }

  private MainResult run() {
    Synthesizer synthesizer = Synthesizers.named(options.model(), options.rare());
    List<String> names = Stream.concat(MADE.stream(), JUDGED.stream()).toList();
    try (OutputFolder folder = OutputFolder.open(options.output(), names)) {
      Examined examined =
          Repeats.settle(Examination.examine(options.source(), progress), options.duplicates());
      Parts parts = Parts.of(examined, options);
      Model model =
          synthesizer.fit(
              parts.train(),
              examined.schema(),
              new Run(options.seed(), progress, examined.sha256()));
      progress.check();
      long rows = options.rows() == null ? examined.table().rowCount() : options.rows();
      FirstRows judged = new FirstRows(parts.train().rowCount());
      make(folder, examined, model, rows, judged);
      progress.check();
      Judgement judgement = judge(folder, examined, parts, model, rows, judged.table());
      return new MainResult(
          examined,
          parts.train().rowCount(),
          parts.holdout() == null ? 0 : parts.holdout().rowCount(),
          rows,
          model.withheld(),
          judgement.scorecard());
    }
  }

  private void make(
      OutputFolder folder, Examined examined, Model model, long rows, FirstRows judged) {
    ModelFile.write(model, folder.stage(MODEL));
    Sampling.toCsv(
        model, List.of(), rows, options.seed(), folder.stage(SYNTHETIC), judged, progress);
    Sidecar.write(
        folder.stage(SYNTHETIC + Sidecar.SUFFIX),
        SYNTHETIC,
        rows,
        model.provenance(),
        options.seed(),
        List.of());
    SchemaJson.write(examined.schema(), folder.stage(SCHEMA));
    Json.write(DoctorJson.of(examined), folder.stage(DOCTOR));
    folder.retract(JUDGED);
    folder.publish(MADE);
  }

  private Judgement judge(
      OutputFolder folder,
      Examined examined,
      Parts parts,
      Model model,
      long rows,
      Table synthetic) {
    Schema schema = examined.schema();
    Judgement judgement =
        Judging.judge(
            new Evidence(parts.train(), parts.holdout(), synthetic, schema),
            options.seed(),
            progress);
    progress.check();
    ScorecardJson.write(judgement.scorecard(), folder.stage(SCORECARD));
    Report.write(
        new ReportContent(
            String.valueOf(options.source().file().getFileName()),
            schema,
            examined.findings(),
            judgement.scorecard(),
            judgement.portrait(),
            null,
            null,
            Facts.of(options, examined, parts, model, rows, synthetic.rowCount()),
            Withholding.sentences(model.withheld())),
        folder.stage(REPORT));
    folder.publish(JUDGED);
    return judgement;
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
