package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.MainResultText;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.table.Seed;
import dev.understudy.workflow.Auto;
import dev.understudy.workflow.JudgingOptions;
import dev.understudy.workflow.MainJob;
import dev.understudy.workflow.MainOptions;
import dev.understudy.workflow.MainResult;
import dev.understudy.workflow.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `understudy demo`: the main job on real patients that come with the program.
public final class DemoCommand implements Subcommand {

  private static final String USUAL_FOLDER = "understudy-demo";

  /// Everybody's demo shows the same rows unless another seed is asked for.
  private static final long USUAL_SEED = 1;

  /// A demo shall be over soon: half as many repeats as usual.
  private static final Duration BUDGET = Duration.ofSeconds(10);

  @Override
  public CommandSpec specification() {
    CommandSpec command =
        CommandSpec.create()
            .addOption(
                Options.outputFile("DIR", "Folder for the results; understudy-demo if not given."));
    command
        .usageMessage()
        .footer(
            "920 heart patients of four hospitals (UCI Heart Disease, CC BY 4.0) are copied into",
            "the folder, a stand-in is made of them, and a report says how good it is.",
            "",
            "Examples:",
            "  understudy demo",
            "  understudy demo --output /tmp/demo --seed 7");
    return command;
  }

  @Override
  public int run(Session session) throws IOException {
    Arguments arguments = session.arguments();
    Path given = arguments.path("--output");
    Path folder = given == null ? Path.of(USUAL_FOLDER) : given;
    Long seed = arguments.wholeNumber("--seed");
    MainOptions options = options(folder, new Seed(seed == null ? USUAL_SEED : seed));
    MainResult result =
        session.work(progress -> {
          DemoTable.copyTo(folder);
          return MainJob.run(options, progress);
        });
    MainResultText.print(options, result, session);
    if (!session.json() && !session.quiet()) {
      session.out().println("Real:   " + options.source().file());
      session.out().println("\nNow with a table of yours:");
      session.out().println("  understudy synthesize FILE.csv --output results");
    }
    return 0;
  }

  private static MainOptions options(Path folder, Seed seed) {
    Path table = folder.resolve(DemoTable.NAME);
    return new MainOptions(
        Source.of(table).withTarget(DemoTable.TARGET),
        folder,
        Auto.NAME,
        BUDGET,
        GeneratorSettings.USUAL,
        null,
        null,
        null,
        MainOptions.USUAL_HOLDOUT_SHARE,
        null,
        JudgingOptions.usual(),
        null,
        seed,
        List.of(
            "understudy",
            "synthesize",
            table.toString(),
            "--target",
            DemoTable.TARGET,
            "--budget",
            BUDGET.toSeconds() + "s",
            "--output",
            folder.toString(),
            "--seed",
            Long.toString(seed.value())));
  }
}
