package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.judge.Suite;
import dev.understudy.judge.attack.Claim;
import dev.understudy.judge.attack.Shadows;
import dev.understudy.judge.gate.GateRules;
import dev.understudy.judge.gate.Purpose;
import dev.understudy.synth.RarePolicy;
import dev.understudy.table.Seed;
import dev.understudy.workflow.FreshSeed;
import dev.understudy.workflow.JudgingOptions;
import dev.understudy.workflow.Source;
import java.nio.file.Path;

/// Options that several commands understand in the same way.
final class Given {

  /// More than attacks of the literature use; keeps a slip of the finger from running for days.
  private static final int MOST_SHADOW_MODELS = 1_024;

  private Given() {}

  /// The seed the user gave, or a fresh one.
  static Seed seed(Arguments arguments) {
    Long seed = arguments.wholeNumber("--seed");
    return seed == null ? FreshSeed.draw() : new Seed(seed);
  }

  /// A table with what the user says about its columns.
  static Source source(Path file, Arguments arguments) {
    return new Source(
        file,
        arguments.path("--schema"),
        arguments.names("--keep"),
        arguments.names("--drop"),
        arguments.text("--target"),
        arguments.text("--person"));
  }

  /// What is emitted instead of values that too few persons hold.
  static RarePolicy rare(Arguments arguments) {
    return arguments.choice("--rare", RarePolicy.class).orElse(RarePolicy.REDRAW);
  }

  /// How results are judged.
  ///
  /// @param generatorNamed whether the user names the generator so that it be run again
  static JudgingOptions judging(Arguments arguments, boolean generatorNamed) {
    Purpose purpose = arguments.choice("--purpose", Purpose.class).orElse(Purpose.PARTNER);
    Path rules = arguments.path("--rules");
    String claim = arguments.text("--claim");
    Suite suite = arguments.choice("--suite", Suite.class).orElse(Suite.DEFAULT);
    return new JudgingOptions(
        suite,
        rules == null ? GateRules.shipped(purpose) : GateRules.read(rules),
        claim == null ? null : Claim.parse(claim),
        shadowModels(arguments, generatorNamed || suite == Suite.FULL ? Shadows.USUAL : 0),
        arguments.path("--sign"));
  }

  private static int shadowModels(Arguments arguments, int usual) {
    Long models = arguments.wholeNumber("--shadow-models");
    if (models == null) {
      return usual;
    }
    if (models != 0
        && (models < Shadows.FEWEST || models > MOST_SHADOW_MODELS || models % 2 != 0)) {
      throw arguments.usageError(
          "--shadow-models must be 0 or an even number from "
              + Shadows.FEWEST
              + " to "
              + MOST_SHADOW_MODELS
              + ", but is "
              + models
              + ".");
    }
    return models.intValue();
  }

  /// @throws dev.understudy.app.line.UsageError if it is not positive
  static long rows(Arguments arguments, long rows) {
    if (rows < 1) {
      throw arguments.usageError("--rows must be at least 1, but is " + rows + ".");
    }
    return rows;
  }
}
