package dev.understudy.synth.registry;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Leakage;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.autoregressive.AutoregressiveSynthesizer;
import dev.understudy.synth.bayesian.BayesianNetworkSynthesizer;
import dev.understudy.synth.copula.CopulaSynthesizer;
import dev.understudy.synth.independent.IndependentSynthesizer;
import dev.understudy.synth.mixture.MixtureSynthesizer;
import dev.understudy.synth.trees.TreesSynthesizer;
import dev.understudy.table.UserError;
import java.util.List;

/// All synthesizers there are. A new one is registered here.
public final class Synthesizers {

  private Synthesizers() {}

  /// Every synthesizer as it is without further wishes, best first.
  public static List<Synthesizer> all() {
    return all(GeneratorSettings.USUAL);
  }

  private static List<Synthesizer> all(GeneratorSettings asked) {
    return List.of(
        new TreesSynthesizer(asked),
        new AutoregressiveSynthesizer(asked.rare()),
        new CopulaSynthesizer(asked.rare()),
        new MixtureSynthesizer(asked.rare()),
        new BayesianNetworkSynthesizer(asked.rare()),
        new IndependentSynthesizer(asked.rare()));
  }

  /// @throws UserError if there is none of that name, naming those there are, or if it cannot do
  ///   what is asked
  public static Synthesizer named(String name, GeneratorSettings asked) {
    List<Synthesizer> all = all(asked);
    Synthesizer named =
        all.stream()
            .filter(synthesizer -> synthesizer.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new UserError(
                    "There is no model '"
                        + name
                        + "'; the models are: "
                        + String.join(", ", all.stream().map(Synthesizer::name).toList())
                        + "."));
    if (!(named instanceof TreesSynthesizer)) {
      refuse(name, asked);
    }
    return named;
  }

  private static void refuse(String name, GeneratorSettings asked) {
    if (asked.namesColumns()) {
      throw new UserError(
          "--order and --method say how 'trees' goes through the columns, which '"
              + name
              + "' does not do; add --model trees.");
    }
    if (asked.leakage() != Leakage.LOW) {
      throw new UserError("--leakage is a dial of 'trees' and of 'auto'; '" + name + "' has none.");
    }
  }
}
