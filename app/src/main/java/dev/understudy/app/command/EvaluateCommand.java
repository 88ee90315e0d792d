package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.Counts;
import dev.understudy.app.text.ScorecardText;
import dev.understudy.table.Seed;
import dev.understudy.workflow.EvaluateJob;
import dev.understudy.workflow.EvaluateOptions;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.MainJob;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ObjectNode;

/// `understudy evaluate`: judges anybody's synthetic table.
public final class EvaluateCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addOption(
                Options.table("--train", "T", "The real rows that the generator learned from."))
            .addOption(
                Options.optionalTable(
                    "--holdout",
                    "H",
                    "Real rows that it never saw. Without them copying cannot be told from"
                        + " likeness."))
            .addOption(Options.table("--synthetic", "S", "The rows to judge."))
            .addOption(Options.outputFolder(true))
            .addOption(Options.target())
            .addOption(Options.person())
            .addOption(Options.keep())
            .addOption(Options.drop())
            .addOption(Options.schema());
    command
        .usageMessage()
        .footer(
            "The folder then holds report.html and scorecard.json.",
            "",
            "Examples:",
            "  understudy evaluate --train train.csv --holdout holdout.csv \\",
            "      --synthetic vendor.csv --target outcome --output judged");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    Seed seed = Given.seed(arguments);
    EvaluateOptions options =
        new EvaluateOptions(
            Given.source(arguments.requiredPath("--train"), arguments),
            arguments.path("--holdout"),
            arguments.requiredPath("--synthetic"),
            arguments.requiredPath("--output"),
            seed,
            SameAgain.words(arguments, seed));
    EvaluateJob.Result result = session.work(progress -> EvaluateJob.run(options, progress));
    Path report = options.output().resolve(MainJob.REPORT);
    if (session.json()) {
      ObjectNode root = Json.object();
      root.put("output", options.output().toString());
      root.put("report", report.toString());
      root.put("seed", seed.value());
      root.put("judged_rows", result.judgedRows());
      root.set("measures", ScorecardText.json(result.scorecard()));
      session.out().print(Json.text(root));
    } else if (!session.quiet()) {
      PrintStream out = session.out();
      out.println(
          "Judged "
              + Counts.of(result.judgedRows(), "synthetic row")
              + ", seed "
              + seed.value()
              + ".");
      out.println();
      out.print(ScorecardText.headlines(result.scorecard()));
      out.println();
      out.println("Report: " + session.terminal().style().heading(report.toString()));
    }
    return 0;
  }
}
