package dev.understudy.app;

import dev.understudy.app.command.AttackCommand;
import dev.understudy.app.command.CompareCommand;
import dev.understudy.app.command.CompleteCommand;
import dev.understudy.app.command.DemoCommand;
import dev.understudy.app.command.DoctorCommand;
import dev.understudy.app.command.EncodeCommand;
import dev.understudy.app.command.EvaluateCommand;
import dev.understudy.app.command.FitCommand;
import dev.understudy.app.command.GateCommand;
import dev.understudy.app.command.ImputeCommand;
import dev.understudy.app.command.InspectCommand;
import dev.understudy.app.command.LikelihoodCommand;
import dev.understudy.app.command.ModelsCommand;
import dev.understudy.app.command.SampleCommand;
import dev.understudy.app.command.SynthesizeCommand;
import dev.understudy.app.command.VerifyCommand;
import dev.understudy.app.line.Subcommand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands there are, in the order a newcomer meets them.
enum Catalogue {
  DEMO("Runs the whole way on real patients that come with Understudy."),
  DOCTOR("Looks a table over: findings, and what its columns mean."),
  SYNTHESIZE(
      "Makes a synthetic stand-in of a table, with a report of what it keeps and gives away."),
  FIT("Learns a generator from all rows of a table."),
  COMPARE("Compares generators on a table: what each keeps, gives away and takes."),
  SAMPLE("Makes rows with a generator that was learned before."),
  IMPUTE("Fills the missing cells of a table with plausible values."),
  COMPLETE("Draws what given rows lack: rows with these cells, the rest made to fit."),
  ENCODE("Turns a table into numbers as synthetic rows were turned before."),
  LIKELIHOOD("Tells how probable a model finds the rows of a table, and which are outliers."),
  INSPECT("Shows what is in a model file."),
  EVALUATE("Tells how like the real rows, and how useful, anybody's synthetic table is."),
  ATTACK("Attacks anybody's synthetic table: what does it give away?"),
  GATE("Decides by rules whether anybody's synthetic table may be released."),
  VERIFY("Checks the signature of a result file."),
  MODELS("Lists the generators.");

  private final String summary;

  Catalogue(String summary) {
    this.summary = summary;
  }

  static Optional<Catalogue> find(String name) {
    return Arrays.stream(values())
        .filter(command -> command.commandName().equals(name))
        .findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Catalogue::commandName).toList();
  }

  String commandName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String summary() {
    return summary;
  }

  /// Classes are loaded here and not before, so that a command starts without the others.
  Subcommand create() {
    return switch (this) {
      case DEMO -> new DemoCommand();
      case DOCTOR -> new DoctorCommand();
      case SYNTHESIZE -> new SynthesizeCommand();
      case FIT -> new FitCommand();
      case COMPARE -> new CompareCommand();
      case SAMPLE -> new SampleCommand();
      case IMPUTE -> new ImputeCommand();
      case COMPLETE -> new CompleteCommand();
      case ENCODE -> new EncodeCommand();
      case LIKELIHOOD -> new LikelihoodCommand();
      case INSPECT -> new InspectCommand();
      case EVALUATE -> new EvaluateCommand();
      case ATTACK -> new AttackCommand();
      case GATE -> new GateCommand();
      case VERIFY -> new VerifyCommand();
      case MODELS -> new ModelsCommand();
    };
  }
}
