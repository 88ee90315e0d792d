package dev.understudy.app.command;

import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.workflow.JudgeOptions.Parts;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/// `understudy gate`: may anybody's synthetic table be released?
public final class GateCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command = Judged.attacking().addOption(Options.require("release"));
    command
        .usageMessage()
        .footer(
            "The folder then holds report.html, scorecard.json, attacks.json and verdict.json.",
            "The verdict is release, restrict, reject or inconclusive: that of the worst rule.",
            "Exit status: 0 as good as required, 1 not, 2 something to mend.",
            "",
            "Examples:",
            "  understudy gate --train train.csv --holdout holdout.csv \\",
            "      --synthetic vendor.csv --target outcome --purpose public --output gate",
            "  understudy gate --train train.csv --holdout holdout.csv \\",
            "      --synthetic vendor.csv --require restrict --sign key.pem --output gate");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    return Required.of(session.arguments())
        .orElse(Required.RELEASE)
        .exitStatus(Judged.run(session, new Parts(true, true, true)).judgement().verdict());
  }
}
