package dev.understudy.app.command;

import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/// `understudy attack`: what does anybody's synthetic table give away?
public final class AttackCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command = Judged.attacking().addOption(Options.require(""));
    command
        .usageMessage()
        .footer(
            "The folder then holds report.html and attacks.json; with --require also",
            "verdict.json, by the rules that speak of attacks.",
            "",
            "Examples:",
            "  understudy attack --train train.csv --holdout holdout.csv \\",
            "      --synthetic vendor.csv --target outcome --output attacked",
            "  understudy attack --train train.csv --holdout holdout.csv \\",
            "      --synthetic private.csv --claim 1,1e-5,person --output attacked");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    return Judged.inform(session, false, true);
  }
}
