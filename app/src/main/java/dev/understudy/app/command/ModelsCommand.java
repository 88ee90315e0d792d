package dev.understudy.app.command;

import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.synth.Generator;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.workflow.Auto;
import dev.understudy.workflow.Json;
import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `understudy models`: the generators, one line each.
public final class ModelsCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command = CommandSpec.create();
    command.usageMessage().footer("Example:", "  understudy models");
    return command;
  }

  @Override
  public int run(Session session) {
    if (session.json()) {
      ObjectNode root = Json.object();
      ArrayNode models = root.putArray("models");
      models.addObject().put("name", Auto.NAME).put("summary", Auto.SUMMARY);
      for (Generator synthesizer : Synthesizers.generators()) {
        models.addObject().put("name", synthesizer.name()).put("summary", synthesizer.summary());
      }
      session.out().print(Json.text(root));
    } else {
      print(session.out());
    }
    return 0;
  }

  /// Written without formats and libraries, because it must start at once.
  public static void print(PrintStream out) {
    int width = Auto.NAME.length();
    for (Generator synthesizer : Synthesizers.generators()) {
      width = Math.max(width, synthesizer.name().length());
    }
    print(out, width, Auto.NAME, Auto.SUMMARY);
    for (Generator synthesizer : Synthesizers.generators()) {
      print(out, width, synthesizer.name(), synthesizer.summary());
    }
  }

  private static void print(PrintStream out, int width, String name, String summary) {
    String space = " ".repeat(width - name.length());
    out.println(name.concat(space).concat("  ").concat(summary));
  }
}
