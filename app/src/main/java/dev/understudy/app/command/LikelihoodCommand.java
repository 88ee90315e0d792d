package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.Columns;
import dev.understudy.app.text.Counts;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.LikelihoodJob;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `understudy likelihood`: how probable a model finds the rows of a table.
public final class LikelihoodCommand implements Subcommand {

  /// The least probable rows that people are shown; the file has all.
  private static final int SHOWN = 5;

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(Options.file())
            .addOption(
                Options.table(
                    "--model",
                    "M.understudy",
                    "A model file of a kind that knows probabilities, such as trees."))
            .addOption(
                Options.outputFile(
                    "OUT.csv",
                    "A CSV file of row, log_probability and rank (1 is the least probable)."));
    command
        .usageMessage()
        .footer(
            "The least probable rows are outliers of the model. Probabilities are of bins of numbers and",
            "dates and of categories; natural logarithms.",
            "",
            "Examples:",
            "  understudy likelihood patients.csv --model patients.understudy",
            "  understudy likelihood new.csv --model patients.understudy --output outliers.csv");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    LikelihoodJob.Result result =
        session.work(progress ->
            LikelihoodJob.run(
                arguments.operand(),
                arguments.requiredPath("--model"),
                arguments.path("--output"),
                progress));
    int shown = Math.min(SHOWN, result.order().length);
    if (session.json()) {
      ObjectNode root = Json.object();
      root.put("schema_version", 1);
      root.put("rows", result.order().length);
      root.put("mean_log_probability", result.mean());
      ArrayNode least = root.putArray("least_probable");
      for (int place = 0; place < shown; place++) {
        int row = result.order()[place];
        least.addObject().put("row", row + 1).put("log_probability", result.logProbability()[row]);
      }
      session.out().print(Json.text(root));
    } else if (!session.quiet()) {
      session
          .out()
          .println(
              Counts.of(result.order().length, "row")
                  + String.format(Locale.ROOT, ", mean log probability %.3f.", result.mean()));
      Columns columns = new Columns().row("least probable row", "log probability");
      for (int place = 0; place < shown; place++) {
        int row = result.order()[place];
        columns.row(
            Integer.toString(row + 1),
            String.format(Locale.ROOT, "%.3f", result.logProbability()[row]));
      }
      session.out().print(columns.text(2, 1));
    }
    return 0;
  }
}
