package dev.understudy.workflow;

import dev.understudy.report.Fact;
import dev.understudy.report.Report;
import dev.understudy.report.ReportContent;
import dev.understudy.synth.Generator;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.Progress;
import dev.understudy.table.UserError;
import dev.understudy.workflow.confidential.PrivateLearning;
import dev.understudy.workflow.confidential.Protection;
import dev.understudy.workflow.selection.Candidate;
import dev.understudy.workflow.selection.Candidate.Cost;
import dev.understudy.workflow.selection.Comparison;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.LeakLimits;
import dev.understudy.workflow.selection.Portfolio;
import dev.understudy.workflow.selection.Search;
import dev.understudy.workflow.selection.Search.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Compares generators on one table: what each keeps, gives away and takes.
public final class CompareJob {

  private static final List<String> FILES =
      List.of(LeaderboardJson.FILE, LeaderboardCsv.FILE, Judging.REPORT);

  /// The search of [Auto] plans itself; nobody asks what it costs.
  private static final Cost UNKNOWN = new Cost(0, 0, 0);

  private final CompareOptions options;
  private final Progress progress;

  private CompareJob(CompareOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /// What was compared on what.
  public record Result(Examined examined, Leaderboard leaderboard) {}

  /// @throws UserError if something about input or output must be mended
  /// @throws DecisionNeeded if the table repeats rows and the user has not said what they are
  public static Result run(CompareOptions options, Progress progress) {
    return new CompareJob(options, progress).run();
  }

  private Result run() {
    List<Candidate> candidates = candidates();
    try (OutputFolder folder = OutputFolder.open(options.output(), FILES)) {
      Examined examined =
          Repeats.settle(
              options.protections().isEmpty()
                  ? Examination.examine(options.source(), progress)
                  : Examination.examineAsDeclared(options.source(), true, progress),
              options.duplicates());
      Leaderboard board =
          Comparison.run(
              examined.table(),
              examined.schema(),
              new Comparison.Setting(
                  candidates,
                  options.seeds(),
                  options.holdoutShare(),
                  LeakLimits.of(options.asked().leakage()),
                  options.seed()),
              progress);
      Json.write(LeaderboardJson.of(board), folder.stage(LeaderboardJson.FILE));
      LeaderboardCsv.write(board, folder.stage(LeaderboardCsv.FILE));
      Report.write(
          new ReportContent(
              String.valueOf(options.source().file().getFileName()),
              examined.schema(),
              examined.findings(),
              null,
              null,
              null,
              null,
              Contests.of(board, setting(board)),
              null,
              facts(examined),
              List.of()),
          folder.stage(Judging.REPORT));
      progress.check();
      folder.publish(FILES);
      return new Result(examined, board);
    }
  }

  /// In the order of the portfolio, each once.
  private List<Candidate> candidates() {
    List<Candidate> portfolio = Portfolio.of(options.asked());
    List<String> confidential = confidential();
    if (options.models().isEmpty()) {
      return Stream.concat(portfolio.stream(), confidential(confidential).stream()).toList();
    }
    for (String name : options.models()) {
      if (!name.equals(Auto.NAME) && !confidential.contains(name)) {
        Portfolio.named(name, options.asked());
      }
    }
    List<Candidate> chosen = new ArrayList<>(Portfolio.of(options.asked()));
    chosen.add(auto(portfolio));
    chosen.removeIf(candidate -> !options.models().contains(candidate.name()));
    chosen.addAll(confidential(confidential));
    return chosen;
  }

  /// The private generators that are asked for; the default one where none is named.
  private List<String> confidential() {
    if (options.protections().isEmpty()) {
      return List.of();
    }
    List<String> all = Synthesizers.confidential().stream().map(Generator::name).toList();
    List<String> named = all.stream().filter(options.models()::contains).toList();
    return named.isEmpty() ? all.subList(0, 1) : named;
  }

  /// Each at each epsilon. Nothing is released here, so no ledger is charged.
  private List<Candidate> confidential(List<String> names) {
    List<Candidate> candidates = new ArrayList<>();
    for (String name : names) {
      for (Protection protection : options.protections()) {
        var learning =
            new PrivateLearning(
                Synthesizers.confidential(name), protection, options.source().assumptions());
        candidates.add(
            new Candidate(
                name + " epsilon=" + Double.toString(protection.epsilon()).replaceAll("\\.0$", ""),
                learning::again,
                true,
                UNKNOWN));
      }
    }
    return candidates;
  }

  private Candidate auto(List<Candidate> portfolio) {
    return new Candidate(
        Auto.NAME,
        (train, schema, run) ->
            Search.run(
                    train,
                    schema,
                    new Request(
                        portfolio,
                        options.budget(),
                        LeakLimits.of(options.asked().leakage()),
                        run.seed()),
                    run.progress())
                .winner()
                .method()
                .fit(train, schema, run),
        true,
        UNKNOWN);
  }

  private static String setting(Leaderboard board) {
    return String.format(
        Locale.ROOT,
        "Each generator learned %,d rows and was compared with %,d that it never saw%s.",
        board.learnedRows(),
        board.freshRows(),
        board.repeats() == 1
            ? ""
            : "; the figures are means of "
                + board.repeats()
                + " seeds, each with a split of its own");
  }

  private List<Fact> facts(Examined examined) {
    return List.of(
        new Fact("Real table", String.valueOf(options.source().file().getFileName())),
        new Fact("SHA-256 of the real table", examined.sha256()),
        new Fact(
            "Real rows",
            String.format(
                Locale.ROOT,
                "%,d of %,d columns",
                examined.table().rowCount(),
                examined.table().columnCount())),
        new Fact("Seed", Long.toString(options.seed().value())),
        new Fact(Fact.COMMAND, Reproduction.command(options.command())));
  }
}
