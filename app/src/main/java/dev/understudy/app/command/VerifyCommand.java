package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.Signature;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ObjectNode;

/// `understudy verify`: is a result file what its signer wrote?
public final class VerifyCommand implements Subcommand {

  private static final int NOT_GENUINE = 1;

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create().addPositional(Options.checkedFile()).addOption(Options.key());
    command
        .usageMessage()
        .footer(
            "Checks FILE against FILE.sig with the key you give, never with one that came with the",
            "file. Exit status: 0 genuine, 1 not, 2 something to mend.",
            "",
            "Keys:",
            "  openssl genpkey -algorithm ed25519 -out key.pem",
            "  openssl pkey -in key.pem -pubout -out public.pem",
            "",
            "Examples:",
            "  understudy verify gate/verdict.json --key public.pem");
    return command;
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    Path file = arguments.operand();
    boolean genuine = Signature.isValid(file, arguments.requiredPath("--key"));
    if (session.json()) {
      ObjectNode root = Json.object();
      root.put("file", file.toString());
      root.put("genuine", genuine);
      session.out().print(Json.text(root));
    } else if (!session.quiet()) {
      session
          .out()
          .println(
              genuine
                  ? file + " is what the owner of the key signed."
                  : file + " is NOT what the owner of the key signed.");
    }
    return genuine ? 0 : NOT_GENUINE;
  }
}
