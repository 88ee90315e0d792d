package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.judge.Suite;
import dev.understudy.judge.attack.Claim;
import dev.understudy.judge.attack.Shadows;
import dev.understudy.judge.gate.GateRules;
import dev.understudy.judge.gate.Purpose;
import dev.understudy.synth.ColumnMethod;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Leakage;
import dev.understudy.synth.RarePolicy;
import dev.understudy.table.Seed;
import dev.understudy.workflow.Auto;
import dev.understudy.workflow.Balance;
import dev.understudy.workflow.Composition;
import dev.understudy.workflow.FreshSeed;
import dev.understudy.workflow.JudgingOptions;
import dev.understudy.workflow.Parity;
import dev.understudy.workflow.Source;
import dev.understudy.workflow.numeric.CategoryCodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Options that several commands understand in the same way.
final class Given {

  /// More than attacks of the literature use; keeps a slip of the finger from running for days.
  private static final int MOST_SHADOW_MODELS = 1_024;

  /// Combining rules gain nothing from more; keeps a slip of the finger from filling the disk.
  private static final int MOST_COPIES = 1_000;

  /// A number, then the unit; seconds if there is none.
  private static final Pattern BUDGET = Pattern.compile("(\\d+(?:\\.\\d+)?)([smh]?)");

  /// Characters of a budget; more would be centuries.
  private static final int LONGEST_BUDGET = 9;

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

  /// What is emitted instead of values that too few persons hold. What is asked of the generator.
  ///
  /// @throws UsageError if a method is not a column and a way to draw it
  static GeneratorSettings asked(Arguments arguments) {
    return new GeneratorSettings(
        arguments.choice("--rare", RarePolicy.class).orElse(RarePolicy.REDRAW),
        arguments.choice("--leakage", Leakage.class).orElse(Leakage.LOW),
        arguments.names("--order"),
        methods(arguments));
  }

  private static Map<String, ColumnMethod> methods(Arguments arguments) {
    Map<String, ColumnMethod> methods = new LinkedHashMap<>();
    for (String said : arguments.names("--method")) {
      int equals = said.lastIndexOf('=');
      String word = said.substring(equals + 1).toUpperCase(Locale.ROOT);
      ColumnMethod method =
          Arrays.stream(ColumnMethod.values())
              .filter(one -> equals > 0 && one.name().equals(word))
              .findFirst()
              .orElseThrow(() ->
                  arguments.usageError(
                      "--method must be COLUMN=boosted, additive, cart or independent, but is '"
                          + said
                          + "'."));
      methods.put(said.substring(0, equals), method);
    }
    return methods;
  }

  /// How long a generator may be chosen.
  static Duration budget(Arguments arguments) {
    String text = arguments.text("--budget");
    if (text == null) {
      return Auto.USUAL_BUDGET;
    }
    Matcher matcher = BUDGET.matcher(text);
    if (!matcher.matches() || text.length() > LONGEST_BUDGET) {
      throw arguments.usageError(
          "--budget must be a time such as 30s, 2m or 1h, but is '" + text + "'.");
    }
    long unit =
        switch (matcher.group(2)) {
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 1_000;
        };
    return Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * unit));
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

  /// What rows shall be made up of on purpose, null where nothing was said.
  ///
  /// @throws dev.understudy.table.UserError if it makes no sense
  static @Nullable Composition composition(Arguments arguments) {
    List<String> balance = arguments.texts("--balance");
    String fair = arguments.text("--fair");
    if (balance.size() > 1) {
      throw arguments.usageError(
          "--balance may be said once: shares of two columns leave open how they go together.");
    }
    if (fair != null && !balance.isEmpty()) {
      throw arguments.usageError("Say --balance or --fair, not both: each sets shares of rows.");
    }
    if (fair != null) {
      String target = arguments.text("--target");
      if (target == null) {
        throw arguments.usageError("--fair needs the outcome it is about: --target COLUMN.");
      }
      return new Parity(fair, target);
    }
    if (balance.isEmpty()) {
      return null;
    }
    String text = balance.getFirst();
    int equal = text.indexOf('=');
    if (equal <= 0) {
      throw arguments.usageError(
          "'" + text + "' is no --balance; write column=value:share,value:share.");
    }
    return Balance.of(text.substring(0, equal).strip(), Arguments.parts(text.substring(equal + 1)));
  }

  /// What categories become in files of numbers, null where none are asked for.
  static @Nullable CategoryCodes codes(Arguments arguments) {
    return arguments.choice("--encode", CategoryCodes.class).orElse(null);
  }

  /// How often the same cells are drawn.
  ///
  /// @throws dev.understudy.app.line.UsageError if it is not positive or far too large
  static int draws(Arguments arguments) {
    return copies(arguments, "--draws");
  }

  /// How many files of independent draws are made.
  ///
  /// @throws dev.understudy.app.line.UsageError if it is not positive or far too large
  static int copies(Arguments arguments, String option) {
    Long copies = arguments.wholeNumber(option);
    if (copies == null) {
      return 1;
    }
    if (copies < 1 || copies > MOST_COPIES) {
      throw arguments.usageError(
          option + " must be from 1 to " + MOST_COPIES + ", but is " + copies + ".");
    }
    return copies.intValue();
  }

  /// @throws dev.understudy.app.line.UsageError if it is not positive
  static long rows(Arguments arguments, long rows) {
    if (rows < 1) {
      throw arguments.usageError("--rows must be at least 1, but is " + rows + ".");
    }
    return rows;
  }
}
