package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.DrawingOptions;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.Counts;
import dev.understudy.synth.Model;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.SampleJob;
import dev.understudy.workflow.SampleOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `understudy sample`: rows from a model file.
public final class SampleCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(Options.modelFile())
            .addOption(Options.rows(true))
            .addOption(Options.requiredFile("OUT.csv", "The CSV file to write."))
            .addOption(Options.copiesToMake())
            .addOption(Options.where())
            .addOption(DrawingOptions.balance())
            .addOption(DrawingOptions.fair())
            .addOption(DrawingOptions.encode())
            .addOption(Options.target())
            .addOption(Options.temperature());
    command
        .usageMessage()
        .footer(
            "OUT.csv.json beside it marks the rows as synthetic.",
            "",
            "Examples:",
            "  understudy sample patients.understudy --rows 1000 --output rows.csv",
            "  understudy sample patients.understudy --rows 500 --output women.csv \\",
            "      --where sex=Female --where 'age>=60' --where 'cp=asymptomatic|non-anginal'",
            "  understudy sample patients.understudy --rows 900 --output copy.csv --copies 5",
            "  understudy sample patients.understudy --rows 900 --output even.csv \\",
            "      --balance sex=Female:0.5,Male:0.5",
            "  understudy sample patients.understudy --rows 50 --output gaps.csv \\",
            "      --where 'chol=~missing'");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    Long rows = arguments.wholeNumber("--rows");
    SampleOptions options =
        new SampleOptions(
            arguments.operand(),
            arguments.requiredPath("--output"),
            Given.rows(arguments, rows == null ? 0 : rows),
            Given.copies(arguments, "--copies"),
            arguments.texts("--where"),
            Given.composition(arguments),
            Given.codes(arguments),
            temperature(arguments),
            Given.seed(arguments));
    Model model = session.work(progress -> SampleJob.run(options, progress));
    if (session.json()) {
      ObjectNode root = Json.object();
      root.put("output", options.output().toString());
      ArrayNode files = root.putArray("files");
      options.files().forEach(file -> files.add(file.toString()));
      root.put("rows", options.rows());
      root.put("model", model.provenance().model());
      root.put("seed", options.seed().value());
      session.out().print(Json.text(root));
    } else if (!session.quiet()) {
      session
          .out()
          .println(
              "Made "
                  + (options.copies() == 1 ? "" : options.copies() + " times ")
                  + Counts.of(options.rows(), "row")
                  + " with "
                  + model.provenance().model()
                  + ", seed "
                  + options.seed().value()
                  + ": "
                  + options.files().stream().map(Path::toString).collect(Collectors.joining(", ")));
      if (options.composition() != null) {
        session.out().println(options.composition().sentence());
      }
    }
    return 0;
  }

  private static double temperature(Arguments arguments) {
    double temperature = arguments.number("--temperature", 1);
    if (!(temperature >= 0.05 && temperature <= 20)) {
      throw arguments.usageError(
          "--temperature must be from 0.05 to 20, but is " + temperature + ".");
    }
    return temperature;
  }
}
