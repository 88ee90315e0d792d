package dev.understudy.app.command;

import dev.understudy.app.line.Options;
import dev.understudy.app.line.Session;
import dev.understudy.app.line.Subcommand;
import dev.understudy.app.text.ModelText;
import dev.understudy.synth.Model;
import dev.understudy.synth.registry.ModelFile;
import dev.understudy.workflow.Json;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// `understudy inspect`: what is in a model file.
public final class InspectCommand implements Subcommand {

  @Override
  public CommandSpec specification() {
    CommandSpec command = CommandSpec.create().addPositional(Options.modelFile());
    command
        .usageMessage()
        .footer(
            "Examples:",
            "  understudy inspect results/model.understudy",
            "  understudy inspect results/model.understudy --json");
    return command;
  }

  @Override
  public int run(Session session) {
    Path file = session.arguments().operand();
    Model model = ModelFile.read(file);
    session
        .out()
        .print(
            session.json()
                ? Json.text(ModelText.json(model))
                : ModelText.of(model, session.terminal().style()));
    return 0;
  }
}
