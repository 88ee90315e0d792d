package dev.understudy.workflow.selection;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Leakage;
import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.Synthesizer;
import dev.understudy.synth.autoregressive.AutoregressiveSynthesizer;
import dev.understudy.synth.bayesian.BayesianNetworkSynthesizer;
import dev.understudy.synth.copula.CopulaSynthesizer;
import dev.understudy.synth.independent.IndependentSynthesizer;
import dev.understudy.synth.mixture.MixtureSynthesizer;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.synth.trees.TreesSynthesizer;
import dev.understudy.table.UserError;
import dev.understudy.workflow.selection.Candidate.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The generators that `auto` tries. A new one, or another setting of one, is a line here.
public final class Portfolio {

  /// About twice what was measured on two cores with Adult (26,000 x 15) and the simulated Credit
  /// (16,000 x 21).
  private static final Cost INDEPENDENT = new Cost(0.05, 1, 0);

  private static final Cost COPULA = new Cost(0.1, 2, 0.3);
  private static final Cost TREES = new Cost(0.2, 2, 1.5);
  private static final Cost AUTOREGRESSIVE = new Cost(2, 10, 1);
  private static final Cost MIXTURE = new Cost(0.3, 8, 0.2);
  private static final Cost BAYESIAN_NETWORK = new Cost(0.2, 2, 1);

  private Portfolio() {}

  /// What `auto` tries, the most cautious first: where figures do not tell two apart, the earlier
  /// one is taken. Of `trees` all settings are tried that learn no more about single rows than is
  /// asked; models that seldom win are tried where there is time for them.
  public static List<Candidate> of(GeneratorSettings asked) {
    RarePolicy rare = asked.rare();
    List<Candidate> tried = new ArrayList<>();
    tried.add(
        new Candidate("independent", new IndependentSynthesizer(rare)::fit, false, INDEPENDENT));
    tried.add(new Candidate("copula", new CopulaSynthesizer(rare)::fit, true, COPULA));
    tried.add(ifTimeAllows(new BayesianNetworkSynthesizer(rare), BAYESIAN_NETWORK));
    tried.add(ifTimeAllows(new MixtureSynthesizer(rare), MIXTURE));
    tried.add(ifTimeAllows(new AutoregressiveSynthesizer(rare), AUTOREGRESSIVE));
    for (Leakage leakage : Leakage.values()) {
      if (leakage.compareTo(asked.leakage()) <= 0) {
        tried.add(trees(asked, leakage));
      }
    }
    return List.copyOf(tried);
  }

  private static Candidate ifTimeAllows(Synthesizer synthesizer, Cost cost) {
    return new Candidate(synthesizer.name(), synthesizer::fit, true, cost, true);
  }

  private static Candidate trees(GeneratorSettings asked, Leakage leakage) {
    String name =
        leakage == asked.leakage()
            ? TreesSynthesizer.NAME
            : TreesSynthesizer.NAME + "-" + leakage.name().toLowerCase(Locale.ROOT);
    return new Candidate(name, new TreesSynthesizer(asked.with(leakage))::fit, true, TREES);
  }

  /// @throws UserError if there is none of that name, naming those there are, or if it cannot do
  ///   what is asked
  public static Candidate named(String name, GeneratorSettings asked) {
    List<Candidate> all = of(asked);
    Candidate named =
        all.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                Synthesizers.isConfidential(name)
                    ? Synthesizers.confidentialOnly(name)
                    : new UserError(
                        "There is no model '"
                            + name
                            + "'; the models are: "
                            + String.join(", ", all.stream().map(Candidate::name).toList())
                            + "."));
    if (!name.startsWith(TreesSynthesizer.NAME)) {
      Synthesizers.named(name, asked);
    }
    return named;
  }
}
