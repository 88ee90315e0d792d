package dev.understudy.synth.registry;

import dev.understudy.synth.Generator;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Leakage;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.aim.AimSynthesizer;
import dev.understudy.synth.autoregressive.AutoregressiveSynthesizer;
import dev.understudy.synth.autoregressive.PrivateAutoregressiveSynthesizer;
import dev.understudy.synth.bayesian.BayesianNetworkSynthesizer;
import dev.understudy.synth.bayesian.HistogramSynthesizer;
import dev.understudy.synth.bayesian.PrivBayesSynthesizer;
import dev.understudy.synth.bayesian.UniformSynthesizer;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.copula.CopulaSynthesizer;
import dev.understudy.synth.independent.IndependentSynthesizer;
import dev.understudy.synth.marginals.MarginalsSynthesizer;
import dev.understudy.synth.mixture.MixtureSynthesizer;
import dev.understudy.synth.mst.MstSynthesizer;
import dev.understudy.synth.trees.TreesSynthesizer;
import dev.understudy.table.UserError;
import java.util.ArrayList;
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

  /// Those that learn under differential privacy, the default first.
  public static List<PrivateSynthesizer> confidential() {
    return List.of(
        new MarginalsSynthesizer(),
        new AimSynthesizer(),
        new MstSynthesizer(),
        new PrivBayesSynthesizer(),
        new PrivateAutoregressiveSynthesizer(),
        new HistogramSynthesizer(),
        new UniformSynthesizer());
  }

  /// The generator that learns under differential privacy and has that name.
  ///
  /// @throws UserError if there is none, naming those there are
  public static PrivateSynthesizer confidential(String name) {
    List<PrivateSynthesizer> all = confidential();
    return all.stream()
        .filter(generator -> generator.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new UserError(
                "There is no model '"
                    + name
                    + "' that learns under differential privacy; with --epsilon the models are: "
                    + names(all)
                    + "."));
  }

  /// Whether a generator of that name learns under differential privacy only.
  public static boolean isConfidential(String name) {
    return confidential().stream().anyMatch(generator -> generator.name().equals(name))
        && all().stream().noneMatch(generator -> generator.name().equals(name));
  }

  /// What to tell whoever asks such a generator to learn without a promise.
  public static UserError confidentialOnly(String name) {
    return new UserError(
        "'"
            + name
            + "' learns under differential privacy only; say with --epsilon how much may be lost.");
  }

  /// All of both kinds.
  public static List<Generator> generators() {
    List<Generator> generators = new ArrayList<>(all());
    confidential().stream()
        .filter(generator -> isConfidential(generator.name()))
        .forEach(generators::add);
    return generators;
  }

  private static String names(List<? extends Generator> generators) {
    return String.join(", ", generators.stream().map(Generator::name).toList());
  }

  /// The generator that reads model files of that name.
  ///
  /// @throws UserError if there is none
  static Generator reader(String name) {
    return generators().stream()
        .filter(generator -> generator.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UserError("There is no model '" + name + "' in this version."));
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
                isConfidential(name)
                    ? confidentialOnly(name)
                    : new UserError(
                        "There is no model '" + name + "'; the models are: " + names(all) + "."));
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
