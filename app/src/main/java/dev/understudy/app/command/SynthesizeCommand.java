package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.DrawingOptions;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.PrivacyOptions;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.MainResultText;
import dev.understudy.table.Seed;
import dev.understudy.workflow.Auto;
import dev.understudy.workflow.Duplicates;
import dev.understudy.workflow.MainJob;
import dev.understudy.workflow.MainOptions;
import dev.understudy.workflow.MainResult;
import dev.understudy.workflow.PlanJob;
import dev.understudy.workflow.confidential.Protection;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/// `understudy synthesize`: the main job.
public final class SynthesizeCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(Options.file())
            .addOption(Options.outputFolder(true))
            .addOption(Options.model(false))
            .addOption(Options.budget())
            .addOption(Options.rows(false))
            .addOption(Options.target())
            .addOption(DrawingOptions.balance())
            .addOption(DrawingOptions.fair())
            .addOption(DrawingOptions.encode())
            .addOption(Options.person())
            .addOption(Options.holdoutShare())
            .addOption(Options.keep())
            .addOption(Options.drop())
            .addOption(Options.schema())
            .addOption(Options.duplicates())
            .addOption(Options.rare())
            .addOption(Options.leakage())
            .addOption(Options.order())
            .addOption(Options.method())
            .addOption(Options.suite())
            .addOption(Options.shadowModels())
            .addOption(Options.purpose())
            .addOption(Options.rules())
            .addOption(Options.sign())
            .addOption(Options.require(""));
    PrivacyOptions.all().forEach(command::addOption);
    command.addOption(PrivacyOptions.plan());
    command
        .usageMessage()
        .footer(
            "The folder then holds report.html (start here), synthetic.csv, scorecard.json,",
            "attacks.json, verdict.json, model.understudy, schema.json and doctor.json; where the",
            "generator was chosen also leaderboard.json and leaderboard.csv. With --epsilon what shows",
            "real figures lies in a folder internal, beside certificate.json and measurements.csv.",
            "",
            "Examples:",
            "  understudy synthesize patients.csv --output results",
            "  understudy synthesize patients.csv --target outcome --person patient_id \\",
            "      --rows 10000 --seed 7 --output results",
            "  understudy synthesize patients.csv --target outcome --fair sex --output fair",
            "  understudy synthesize patients.csv --balance outcome=yes:0.5 --output balanced",
            "  understudy synthesize patients.csv --config run.json --output results",
            "  understudy synthesize patients.csv --schema schema.json --epsilon 1 --delta 1e-5 \\",
            "      --person patient_id --person-rows 1 --ledger patients.ledger --output results");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    MainOptions options = options(session.arguments());
    Protection protection = options.protection();
    if (session.arguments().flag("--plan") && protection != null) {
      String plan =
          session.work(
              progress -> PlanJob.run(options.source(), options.model(), protection, progress));
      session.out().print(plan);
      return 0;
    }
    MainResult result = session.work(progress -> MainJob.run(options, progress, session::announce));
    MainResultText.print(options, result, session);
    return Required.exitStatus(session.arguments(), result.judgement().verdict());
  }

  private static MainOptions options(Arguments arguments) {
    double share = arguments.number("--holdout-share", MainOptions.USUAL_HOLDOUT_SHARE);
    if (!(share >= 0 && share < 1)) {
      throw arguments.usageError(
          "--holdout-share must be at least 0 and less than 1, such as 0.2, but is " + share + ".");
    }
    Long rows = arguments.wholeNumber("--rows");
    String model = arguments.text("--model");
    Seed seed = Given.seed(arguments);
    return new MainOptions(
        Given.source(arguments.operand(), arguments),
        arguments.requiredPath("--output"),
        model == null ? Auto.NAME : model,
        Given.budget(arguments),
        Given.asked(arguments),
        rows == null ? null : Given.rows(arguments, rows),
        Given.composition(arguments),
        Given.codes(arguments),
        share,
        arguments.choice("--duplicates", Duplicates.class).orElse(null),
        Given.judging(arguments, false),
        GivenProtection.of(arguments.operand(), arguments),
        seed,
        SameAgain.words(arguments, seed));
  }
}
