package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.DrawingOptions;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.Counts;
import dev.understudy.workflow.CompleteJob;
import dev.understudy.workflow.CompleteOptions;
import dev.understudy.workflow.ImputeOptions;
import dev.understudy.workflow.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `understudy complete`: draws what given rows lack.
public final class CompleteCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(DrawingOptions.completedFile())
            .addOption(
                Options.table(
                    "--rows-file",
                    "PARTIAL",
                    "The rows to complete: some of the columns; empty cells are drawn too."))
            .addOption(Options.requiredFile("OUT.csv", "The CSV file to write."))
            .addOption(DrawingOptions.completing(ImputeOptions.USUAL_MODEL))
            .addOption(DrawingOptions.draws())
            .addOption(Options.schema())
            .addOption(Options.drop());
    command
        .usageMessage()
        .footer(
            "OUT.csv has all columns. Given cells stay as they are spelled; numbers count as the range of",
            "values they fall into, so an age of 47 is also completed like one of 46.",
            "",
            "Examples:",
            "  understudy complete patients.csv --rows-file wanted.csv --output rows.csv",
            "  understudy complete patients.understudy --rows-file wanted.csv --output rows.csv");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    String model = arguments.text("--model");
    CompleteOptions options =
        new CompleteOptions(
            Given.source(arguments.operand(), arguments),
            model == null ? ImputeOptions.USUAL_MODEL : model,
            Path.of(arguments.requiredText("--rows-file")),
            arguments.requiredPath("--output"),
            Given.draws(arguments),
            Given.seed(arguments));
    CompleteJob.Result result = session.work(progress -> CompleteJob.run(options, progress));
    if (session.json()) {
      ObjectNode root = Json.object();
      root.put("schema_version", 1);
      ArrayNode files = root.putArray("files");
      options.files().forEach(file -> files.add(file.toString()));
      root.put("model", result.model());
      root.put("seed", options.seed().value());
      root.put("rows", result.rows());
      root.put("cells", result.drawn());
      ArrayNode notes = root.putArray("notes");
      result.notes().forEach(notes::add);
      session.out().print(Json.text(root));
    } else if (!session.quiet()) {
      session
          .out()
          .println(
              "Completed "
                  + (options.draws() == 1 ? "" : options.draws() + " times ")
                  + Counts.of(result.rows(), "row")
                  + " ("
                  + Counts.of(result.drawn(), "cell")
                  + " drawn) with "
                  + result.model()
                  + ", seed "
                  + options.seed().value()
                  + ": "
                  + options.files().stream().map(Path::toString).collect(Collectors.joining(", ")));
      result.notes().forEach(session.out()::println);
    }
    return 0;
  }
}
