package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.Counts;
import dev.understudy.workflow.EncodeJob;
import dev.understudy.workflow.Json;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `understudy encode`: a table as numbers, by the mapping of other rows.
public final class EncodeCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(Options.file())
            .addOption(
                Options.table(
                    "--mapping",
                    "M.json",
                    "What 'synthesize --encode' or 'sample --encode' wrote beside its rows."))
            .addOption(Options.requiredFile("OUT.csv", "The CSV file of numbers to write."));
    command
        .usageMessage()
        .footer(
            "So a model that was trained on synthetic rows can be tested on real ones. Categories that",
            "the mapping does not know are told.",
            "",
            "Examples:",
            "  understudy encode patients.csv --mapping results/synthetic-encoding.json \\",
            "      --output patients-encoded.csv");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    Path output = arguments.requiredPath("--output");
    EncodeJob.Result result =
        session.work(progress ->
            EncodeJob.run(
                arguments.operand(), arguments.requiredPath("--mapping"), output, progress));
    if (session.json()) {
      ObjectNode root = Json.object();
      root.put("schema_version", 1);
      root.put("output", output.toString());
      root.put("rows", result.rows());
      root.put("columns", result.columns());
      ArrayNode notes = root.putArray("notes");
      result.notes().forEach(notes::add);
      session.out().print(Json.text(root));
    } else if (!session.quiet()) {
      session
          .out()
          .println(
              "Encoded "
                  + Counts.of(result.rows(), "row")
                  + " as "
                  + Counts.of(result.columns(), "column")
                  + " of numbers: "
                  + output);
      result.notes().forEach(session.out()::println);
    }
    return 0;
  }
}
