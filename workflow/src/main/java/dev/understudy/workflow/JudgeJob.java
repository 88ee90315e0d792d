package dev.understudy.workflow;

import dev.understudy.connect.Loaded;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.gate.Verdict;
import dev.understudy.report.Fact;
import dev.understudy.report.Report;
import dev.understudy.report.ReportContent;
import dev.understudy.synth.Synthesizer;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Judges a synthetic table, whoever made it, against the real rows it was learned from and real
/// rows its generator never saw.
public final class JudgeJob {

  private final JudgeOptions options;
  private final Progress progress;

  private JudgeJob(JudgeOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /// What was found, and how many of the synthetic rows were measured.
  public record Result(Judgement judgement, int judgedRows) {}

  /// @throws UserError if a table cannot be read or the tables do not have the same columns
  /// @throws DecisionNeeded if the training table repeats rows and the user has not said what they
  ///   are
  public static Result run(JudgeOptions options, Progress progress) {
    return new JudgeJob(options, progress).run();
  }

  private Result run() {
    Path key = options.judging().signingKey();
    List<String> names = Judging.names(options.parts(), key != null);
    if (key != null) {
      Signature.privateKey(key);
    }
    Synthesizer generator =
        options.generator() == null ? null : GeneratorAgain.named(options.generator());
    try (OutputFolder folder = OutputFolder.open(options.output(), names)) {
      Examined train =
          Repeats.settle(Examination.examine(options.train(), progress), options.duplicates());
      Other holdout = options.holdout() == null ? null : read(options.holdout(), "holdout", train);
      List<Other> copies = new ArrayList<>();
      for (Path file : options.synthetic()) {
        copies.add(read(file, "synthetic", train));
      }
      List<Table> judged =
          copies.stream()
              .map(copy -> sample(copy.table(), train.table().rowCount(), options.seed()))
              .toList();
      Judgement judgement =
          new Judging(
                  options.parts(),
                  options.judging(),
                  generator == null
                      ? null
                      : new GeneratorAgain(generator::fit, train.schema(), null),
                  options.seed(),
                  progress)
              .judge(
                  new Evidence(
                      train.table(),
                      holdout == null ? null : holdout.table(),
                      judged.getFirst(),
                      train.schema()),
                  judged.subList(1, judged.size()),
                  released(copies),
                  train.findings(),
                  inputs(train, holdout, copies));
      progress.check();
      Judging.write(judgement, folder);
      Report.write(
          new ReportContent(
              String.valueOf(options.synthetic().getFirst().getFileName()),
              train.schema(),
              train.findings(),
              judgement.scorecard(),
              judgement.portrait(),
              judgement.attacks(),
              judgement.verdict(),
              facts(train, holdout, copies, judged.getFirst().rowCount()),
              List.of()),
          folder.stage(Judging.REPORT));
      Judging.sign(names, folder, key);
      folder.publish(names);
      return new Result(judgement, judged.getFirst().rowCount());
    }
  }

  private static List<Verdict.Input> inputs(
      Examined train, @Nullable Other holdout, List<Other> copies) {
    List<Verdict.Input> inputs = new ArrayList<>();
    inputs.add(new Verdict.Input("training", train.table().rowCount(), train.sha256()));
    if (holdout != null) {
      inputs.add(new Verdict.Input("holdout", holdout.table().rowCount(), holdout.sha256()));
    }
    for (int copy = 0; copy < copies.size(); copy++) {
      inputs.add(
          new Verdict.Input(
              copy == 0 ? "synthetic" : "synthetic copy " + (copy + 1),
              copies.get(copy).table().rowCount(),
              copies.get(copy).sha256()));
    }
    return inputs;
  }

  /// The rows of all copies, for whoever attacks has them all.
  private static Table released(List<Other> copies) {
    return Table.stack(copies.stream().map(Other::table).toList());
  }

  /// A table that must have the training table's columns.
  private record Other(Path file, Table table, String sha256) {}

  private Other read(Path file, String what, Examined train) {
    SameMeaning meaning =
        new SameMeaning(train.table(), train.schema(), options.train().schema() != null);
    Loaded loaded = meaning.read(file, progress);
    checkColumns(loaded.table().names(), what, train);
    return new Other(file, loaded.table().keep(train.table().names()), loaded.sha256());
  }

  private void checkColumns(List<String> names, String what, Examined train) {
    List<String> wanted = train.table().names();
    List<String> lacking = wanted.stream().filter(name -> !names.contains(name)).toList();
    if (!lacking.isEmpty()) {
      throw new UserError(
          "The "
              + what
              + " table lacks "
              + columns(lacking)
              + " of the training table; leave "
              + (lacking.size() == 1 ? "it" : "them")
              + " out with --drop or choose another file.");
    }
    List<String> extra =
        names.stream().filter(name -> !wanted.contains(name)).filter(this::isUnexpected).toList();
    if (!extra.isEmpty()) {
      throw new UserError(
          "The "
              + what
              + " table has "
              + columns(extra)
              + " that the training table lacks; leave "
              + (extra.size() == 1 ? "it" : "them")
              + " out with --drop or choose another file.");
    }
  }

  /// Columns that the user left out may be there or not.
  private boolean isUnexpected(String name) {
    return !options.train().drop().contains(name) && options.train().keep().isEmpty();
  }

  private static String columns(List<String> names) {
    int listed = Math.min(names.size(), 10);
    String more = names.size() > listed ? " and " + (names.size() - listed) + " more" : "";
    return (names.size() == 1 ? "column '" : "columns '")
        + String.join("', '", names.subList(0, listed))
        + "'"
        + more;
  }

  /// At most as many rows as were learned from, drawn at random, because files may be sorted.
  private static Table sample(Table table, int most, Seed seed) {
    if (table.rowCount() <= most) {
      return table;
    }
    int[] order = seed.child("judged").stream().permutation(table.rowCount());
    int[] rows = Arrays.copyOf(order, most);
    Arrays.sort(rows);
    return table.select(rows);
  }

  private List<Fact> facts(
      Examined train, @Nullable Other holdout, List<Other> copies, int judged) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Training", options.train().file(), train.table(), train.sha256());
    if (holdout == null) {
      facts.add(new Fact("Holdout rows", "none: copying cannot be told from likeness"));
    } else {
      add(facts, "Holdout", holdout.file(), holdout.table(), holdout.sha256());
    }
    for (int copy = 0; copy < copies.size(); copy++) {
      Other each = copies.get(copy);
      String name = copies.size() == 1 ? "Synthetic" : "Synthetic copy " + (copy + 1);
      add(facts, name, each.file(), each.table(), each.sha256());
    }
    if (copies.size() > 1) {
      facts.add(
          new Fact(
              "Copies",
              "figures of likeness and use are the first copy's; regressions are those of all copies"
                  + " combined; attacks see the rows of all"));
    }
    if (judged < copies.getFirst().table().rowCount()) {
      facts.add(
          new Fact(
              "Judged rows",
              String.format(
                  Locale.ROOT, "%,d drawn at random, as many as there are training rows", judged)));
    }
    facts.add(new Fact("Seed", Long.toString(options.seed().value())));
    facts.add(new Fact("To judge the same again", Reproduction.command(options.command())));
    return facts;
  }

  private static void add(List<Fact> facts, String what, Path file, Table table, String sha256) {
    facts.add(
        new Fact(
            what + " rows",
            String.format(Locale.ROOT, "%,d of %s", table.rowCount(), file.getFileName())));
    facts.add(new Fact(what + " SHA-256", sha256));
  }
}
