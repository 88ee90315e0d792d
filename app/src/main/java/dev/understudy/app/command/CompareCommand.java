package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.PrivacyOptions;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.LeaderboardText;
import dev.understudy.table.Seed;
import dev.understudy.workflow.CompareJob;
import dev.understudy.workflow.CompareOptions;
import dev.understudy.workflow.Duplicates;
import dev.understudy.workflow.MainOptions;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/// `understudy compare`: generators side by side on one table.
public final class CompareCommand implements Subcommand {

  /// More fits of each generator tell nothing more and take hours.
  private static final int MOST_SEEDS = 100;

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(Options.file())
            .addOption(Options.outputFolder(true))
            .addOption(Options.models())
            .addOption(Options.seeds())
            .addOption(Options.target())
            .addOption(Options.person())
            .addOption(Options.holdoutShare())
            .addOption(Options.budget())
            .addOption(Options.keep())
            .addOption(Options.drop())
            .addOption(Options.schema())
            .addOption(Options.duplicates())
            .addOption(Options.rare())
            .addOption(Options.leakage())
            .addOption(PrivacyOptions.epsilons());
    PrivacyOptions.ofCompared().forEach(command::addOption);
    command
        .usageMessage()
        .footer(
            "Each seed keeps other rows aside; every generator learns the rest. The",
            "folder then holds report.html, leaderboard.csv and leaderboard.json.",
            "",
            "Examples:",
            "  understudy compare patients.csv --target outcome --output compared",
            "  understudy compare patients.csv --models copula,trees --seeds 5 \\",
            "      --output compared",
            "  understudy compare patients.csv --models trees,marginals --epsilons 0.1,1,10 \\",
            "      --delta 1e-5 --unit row --output compared");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    CompareOptions options = options(session.arguments());
    CompareJob.Result result = session.work(progress -> CompareJob.run(options, progress));
    LeaderboardText.print(options, result, session);
    return 0;
  }

  private static CompareOptions options(Arguments arguments) {
    double share = arguments.number("--holdout-share", MainOptions.USUAL_HOLDOUT_SHARE);
    if (!(share > 0 && share < 1)) {
      throw arguments.usageError(
          "--holdout-share must be more than 0 and less than 1, such as 0.2, but is "
              + share
              + ".");
    }
    Long seeds = arguments.wholeNumber("--seeds");
    if (seeds != null && (seeds < 1 || seeds > MOST_SEEDS)) {
      throw arguments.usageError(
          "--seeds must be from 1 to " + MOST_SEEDS + ", but is " + seeds + ".");
    }
    Seed seed = Given.seed(arguments);
    return new CompareOptions(
        Given.source(arguments.operand(), arguments),
        arguments.requiredPath("--output"),
        arguments.names("--models"),
        Given.budget(arguments),
        Given.asked(arguments),
        seeds == null ? CompareOptions.USUAL_SEEDS : seeds.intValue(),
        share,
        arguments.choice("--duplicates", Duplicates.class).orElse(null),
        GivenProtection.each(arguments.operand(), arguments),
        seed,
        SameAgain.words(arguments, seed));
  }
}
