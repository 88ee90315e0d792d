package dev.understudy.app.command;

import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/// `understudy evaluate`: how like the real rows, and how useful, is anybody's synthetic table?
public final class EvaluateCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command = Judged.specification().addOption(Options.require(""));
    command
        .usageMessage()
        .footer(
            "The folder then holds report.html and scorecard.json; with --require also",
            "verdict.json, by the rules that speak of likeness and use.",
            "",
            "Examples:",
            "  understudy evaluate --train train.csv --holdout holdout.csv \\",
            "      --synthetic vendor.csv --target outcome --output judged");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    return Judged.inform(session, true, false);
  }
}
