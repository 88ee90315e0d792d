package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.terminal.Style;
import dev.understudy.app.text.Counts;
import dev.understudy.app.text.FindingsText;
import dev.understudy.app.text.SchemaText;
import dev.understudy.workflow.DoctorJob;
import dev.understudy.workflow.DoctorJson;
import dev.understudy.workflow.Examined;
import dev.understudy.workflow.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// `understudy doctor`: findings and the proposed schema.
public final class DoctorCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addPositional(Options.file())
            .addOption(Options.schema())
            .addOption(Options.target())
            .addOption(Options.person())
            .addOption(Options.keep())
            .addOption(Options.drop())
            .addOption(
                Options.outputFile(
                    "S.json", "Save the proposed schema, to be edited and given to --schema."));
    command
        .usageMessage()
        .footer(
            "Examples:",
            "  understudy doctor patients.csv",
            "  understudy doctor patients.csv --target outcome --output schema.json",
            "  understudy doctor patients.csv --json > findings.json");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    Path saved = arguments.path("--output");
    Examined examined =
        session.work(progress ->
            DoctorJob.run(Given.source(arguments.operand(), arguments), saved, progress));
    if (session.json()) {
      session.out().print(Json.text(DoctorJson.withSchema(examined)));
    } else {
      print(examined, session);
      if (saved != null && !session.quiet()) {
        session.out().println("\nThe schema is in " + saved);
      }
    }
    return 0;
  }

  private static void print(Examined examined, Session session) {
    PrintStream out = session.out();
    Style style = session.terminal().style();
    out.println(
        style.heading(
            examined.source().file().getFileName()
                + ": "
                + Counts.of(examined.table().rowCount(), "row")
                + ", "
                + Counts.of(examined.table().columnCount(), "column")));
    out.println();
    int columns = session.terminal().columns();
    out.print(FindingsText.of(examined.findings(), style, columns));
    out.println(FindingsText.count(examined.findings()));
    out.println();
    out.println(style.heading("Proposed schema"));
    out.print(SchemaText.of(examined.schema()));
  }
}
