package dev.understudy.synth.registry;

import dev.understudy.synth.RarePolicy;
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

  /// Every synthesizer with the given policy for rare categories, best first.
  public static List<Synthesizer> all(RarePolicy rare) {
    return List.of(
        new TreesSynthesizer(rare),
        new AutoregressiveSynthesizer(rare),
        new CopulaSynthesizer(rare),
        new MixtureSynthesizer(rare),
        new BayesianNetworkSynthesizer(rare),
        new IndependentSynthesizer(rare));
  }

  /// @throws UserError if there is none of that name, naming those there are
  public static Synthesizer named(String name, RarePolicy rare) {
    List<Synthesizer> all = all(rare);
    return all.stream()
        .filter(synthesizer -> synthesizer.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new UserError(
                "There is no model '"
                    + name
                    + "'; the models are: "
                    + String.join(", ", all.stream().map(Synthesizer::name).toList())
                    + "."));
  }
}
