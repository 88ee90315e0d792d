package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.text.Counts;
import dev.understudy.app.text.JudgementText;
import dev.understudy.table.Seed;
import dev.understudy.workflow.Duplicates;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.JudgeJob;
import dev.understudy.workflow.JudgeOptions;
import dev.understudy.workflow.JudgeOptions.Parts;
import dev.understudy.workflow.MainJob;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ObjectNode;

/// What `evaluate`, `attack` and `gate` have in common: three tables go in, answers come out.
final class Judged {

  private Judged() {}

  /// Options of all three.
  static CommandSpec specification() {
    return CommandSpec.create()
        .addOption(Options.table("--train", "T", "The real rows that the generator learned from."))
        .addOption(
            Options.optionalTable(
                "--holdout",
                "H",
                "Real rows that it never saw. Without them copying cannot be told from likeness."))
        .addOption(Options.copies())
        .addOption(Options.outputFolder(true))
        .addOption(Options.target())
        .addOption(Options.person())
        .addOption(Options.keep())
        .addOption(Options.drop())
        .addOption(Options.schema())
        .addOption(Options.duplicates())
        .addOption(Options.suite())
        .addOption(Options.purpose())
        .addOption(Options.rules())
        .addOption(Options.sign());
  }

  /// Options of those that attack.
  static CommandSpec attacking() {
    return specification()
        .addOption(Options.claim())
        .addOption(Options.generator())
        .addOption(Options.shadowModels());
  }

  /// Judges and prints; decides only where `--require` asks for it.
  ///
  /// @return the exit status
  static int inform(Session session, boolean scorecard, boolean attacks) throws IOException {
    boolean required = Required.of(session.arguments()).isPresent();
    JudgeJob.Result result = run(session, new Parts(scorecard, attacks, required));
    return Required.exitStatus(session.arguments(), result.judgement().verdict());
  }

  /// Judges and prints.
  static JudgeJob.Result run(Session session, Parts parts) throws IOException {
    Arguments arguments = session.arguments();
    Seed seed = Given.seed(arguments);
    String generator = parts.attacks() ? arguments.text("--model") : null;
    if (parts.attacks() && generator == null && arguments.wholeNumber("--shadow-models") != null) {
      throw arguments.usageError(
          "--shadow-models runs the generator again: say with --model which one it is.");
    }
    JudgeOptions options =
        new JudgeOptions(
            Given.source(arguments.requiredPath("--train"), arguments),
            arguments.path("--holdout"),
            arguments.paths("--synthetic"),
            generator,
            arguments.requiredPath("--output"),
            parts,
            arguments.choice("--duplicates", Duplicates.class).orElse(null),
            Given.judging(arguments, generator != null),
            seed,
            SameAgain.words(arguments, seed));
    JudgeJob.Result result = session.work(progress -> JudgeJob.run(options, progress));
    print(session, options, result);
    return result;
  }

  private static void print(Session session, JudgeOptions options, JudgeJob.Result result) {
    Path report = options.output().resolve(MainJob.REPORT);
    if (session.json()) {
      ObjectNode root = Json.object();
      root.put("output", options.output().toString());
      root.put("report", report.toString());
      root.put("seed", options.seed().value());
      root.put("judged_rows", result.judgedRows());
      JudgementText.json(result.judgement(), root);
      session.out().print(Json.text(root));
    } else if (!session.quiet()) {
      PrintStream out = session.out();
      out.println(
          "Judged "
              + Counts.of(result.judgedRows(), "synthetic row")
              + ", seed "
              + options.seed().value()
              + ".");
      JudgementText.print(result.judgement(), out, session.terminal().style());
      out.println();
      out.println("Report: " + session.terminal().style().heading(report.toString()));
    }
  }
}
