package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.PrivacyOptions;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.Counts;
import dev.understudy.app.text.FindingsText;
import dev.understudy.workflow.Duplicates;
import dev.understudy.workflow.FitJob;
import dev.understudy.workflow.FitOptions;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.PlanJob;
import dev.understudy.workflow.Withholding;
import dev.understudy.workflow.confidential.Protection;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ObjectNode;

/// `understudy fit`: learns a generator from all rows.
public final class FitCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(Options.file())
            .addOption(Options.model(true))
            .addOption(Options.budget())
            .addOption(Options.requiredFile("M.understudy", "The model file to write."))
            .addOption(Options.target())
            .addOption(Options.person())
            .addOption(Options.keep())
            .addOption(Options.drop())
            .addOption(Options.schema())
            .addOption(Options.duplicates())
            .addOption(Options.rare())
            .addOption(Options.leakage())
            .addOption(Options.order())
            .addOption(Options.method());
    PrivacyOptions.all().forEach(command::addOption);
    command.addOption(PrivacyOptions.plan());
    command
        .usageMessage()
        .footer(
            "No rows are kept aside and nothing is judged; for that see 'synthesize'.",
            "",
            "Examples:",
            "  understudy fit patients.csv --model auto --output patients.understudy",
            "  understudy fit patients.csv --model copula --target outcome --schema schema.json \\",
            "      --seed 7 --output patients.understudy");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    FitOptions options =
        new FitOptions(
            Given.source(arguments.operand(), arguments),
            arguments.requiredPath("--output"),
            arguments.requiredText("--model"),
            Given.budget(arguments),
            Given.asked(arguments),
            arguments.choice("--duplicates", Duplicates.class).orElse(null),
            GivenProtection.of(arguments.operand(), arguments),
            Given.seed(arguments));
    Protection protection = options.protection();
    if (arguments.flag("--plan") && protection != null) {
      String plan =
          session.work(
              progress -> PlanJob.run(options.source(), options.model(), protection, progress));
      session.out().print(plan);
      return 0;
    }
    FitJob.Result result =
        session.work(progress -> FitJob.run(options, progress, session::announce));
    if (session.json()) {
      ObjectNode root = Json.object();
      root.put("output", options.output().toString());
      root.put("model", result.model().provenance().model());
      root.put("rows", result.examined().table().rowCount());
      root.put("columns", result.examined().table().columnCount());
      root.put("seed", options.seed().value());
      if (result.leaderboard() != null) {
        root.put("choice", result.leaderboard().sentence());
      }
      if (result.certificate() != null) {
        root.put("promise", result.certificate().sentence());
      }
      root.put("findings", result.examined().findings().size());
      session.out().print(Json.text(root));
    } else if (!session.quiet()) {
      print(options, result, session.out());
    }
    return 0;
  }

  private static void print(FitOptions options, FitJob.Result result, PrintStream out) {
    out.println(
        "Learned "
            + Counts.of(result.examined().table().rowCount(), "row")
            + " of "
            + Counts.of(result.examined().table().columnCount(), "column")
            + " with "
            + result.model().provenance().model()
            + ", seed "
            + options.seed().value()
            + ".");
    if (result.leaderboard() != null) {
      out.println("Choice: " + result.leaderboard().sentence());
    }
    out.println(
        FindingsText.count(result.examined().findings())
            + (result.examined().findings().isEmpty()
                ? ""
                : " See them with: understudy doctor " + options.source().file()));
    Withholding.sentences(result.model().withheld())
        .forEach(sentence -> out.println("Withheld: " + sentence));
    if (result.certificate() != null) {
      out.println("Promise: " + result.certificate().sentence());
      out.println("Meaning: " + result.certificate().meaning().words());
    }
    out.println("Model: " + options.output());
  }
}
