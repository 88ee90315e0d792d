package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.DrawingOptions;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.Columns;
import dev.understudy.app.text.Counts;
import dev.understudy.workflow.ImputeJob;
import dev.understudy.workflow.ImputeJob.Filled;
import dev.understudy.workflow.ImputeOptions;
import dev.understudy.workflow.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `understudy impute`: fills the missing cells of a table.
public final class ImputeCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(Options.file())
            .addOption(DrawingOptions.completing(ImputeOptions.USUAL_MODEL))
            .addOption(
                Options.outputFile(
                    "OUT.csv", "The file to write; FILE-imputed.csv beside FILE if not given."))
            .addOption(DrawingOptions.columns())
            .addOption(DrawingOptions.draws())
            .addOption(Options.schema())
            .addOption(Options.drop());
    command
        .usageMessage()
        .footer(
            "A cell is drawn from what such cells hold in rows that are otherwise alike, not set to a",
            "mean. All other bytes of the file stay. Cells that are empty for a reason (a pregnancy of",
            "a man) are cells like others here: name the columns to fill with --columns.",
            "",
            "Examples:",
            "  understudy impute patients.csv",
            "  understudy impute patients.csv --columns chol,thalach --draws 5 --output filled.csv");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    Path output = arguments.path("--output");
    String model = arguments.text("--model");
    ImputeOptions options =
        new ImputeOptions(
            Given.source(arguments.operand(), arguments),
            model == null ? ImputeOptions.USUAL_MODEL : model,
            arguments.names("--columns"),
            output == null ? ImputeOptions.usualOutput(arguments.operand()) : output,
            Given.draws(arguments),
            Given.seed(arguments));
    ImputeJob.Result result = session.work(progress -> ImputeJob.run(options, progress));
    if (session.json()) {
      session.out().print(Json.text(json(options, result)));
    } else if (!session.quiet()) {
      print(options, result, session.out());
    }
    return 0;
  }

  private static void print(ImputeOptions options, ImputeJob.Result result, PrintStream out) {
    out.println(
        "Filled "
            + (options.draws() == 1 ? "" : options.draws() + " times ")
            + Counts.of(result.filled(), "cell")
            + " in "
            + Counts.of(result.rows(), "row")
            + " with "
            + result.model()
            + ", seed "
            + options.seed().value()
            + ": "
            + options.files().stream().map(Path::toString).collect(Collectors.joining(", ")));
    Columns columns = new Columns().row("column", "filled", "left empty");
    for (Filled column : result.columns()) {
      columns.row(
          column.name(), Integer.toString(column.filled()), Integer.toString(column.left()));
    }
    out.print(columns.text(2, 1));
    result.skipped().forEach(sentence -> out.println("Not filled: " + sentence));
    if (result.contradicted() > 0) {
      out.println(
          Counts.of(result.contradicted(), "row")
              + " held cells that break a rule of all other rows.");
    }
    if (result.rare() > 0) {
      out.println(
          Counts.of(result.rare(), "row")
              + " held a combination of cells that hardly occurs; few candidates decided there.");
    }
    if (options.draws() == 1) {
      out.println(
          "Filled cells are plausible, not true; for estimates use --draws 5 and combine them.");
    }
  }

  private static ObjectNode json(ImputeOptions options, ImputeJob.Result result) {
    ObjectNode root = Json.object();
    root.put("schema_version", 1);
    ArrayNode files = root.putArray("files");
    options.files().forEach(file -> files.add(file.toString()));
    root.put("model", result.model());
    root.put("seed", options.seed().value());
    root.put("rows", result.rows());
    root.put("cells", result.filled());
    ArrayNode columns = root.putArray("columns");
    for (Filled column : result.columns()) {
      columns
          .addObject()
          .put("name", column.name())
          .put("filled", column.filled())
          .put("left", column.left());
    }
    ArrayNode skipped = root.putArray("not_filled");
    result.skipped().forEach(skipped::add);
    root.put("rare_rows", result.rare());
    root.put("contradicted_rows", result.contradicted());
    return root;
  }
}
