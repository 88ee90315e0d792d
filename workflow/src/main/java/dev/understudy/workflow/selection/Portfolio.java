package dev.understudy.workflow.selection;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Leakage;
import dev.understudy.synth.RarePolicy;
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

/// The generators that `auto` tries, and those that are known by name besides. A new one, or
/// another setting of one, is a line here.
public final class Portfolio {

  /// About twice what was measured on two cores with Adult (26,000 x 15) and Default of Credit Card
  /// Clients (16,000 x 21).
  private static final Cost INDEPENDENT = new Cost(0.05, 1, 0);

  private static final Cost COPULA = new Cost(0.1, 2, 0.3);
  private static final Cost TREES = new Cost(0.2, 4, 2);

  private static final Cost AUTOREGRESSIVE = new Cost(4, 60, 4);
  private static final Cost MIXTURE = new Cost(0.5, 25, 0.3);
  private static final Cost BAYESIAN_NETWORK = new Cost(0.2, 4, 2);

  private Portfolio() {}

  /// What `auto` tries, the most cautious first: where figures do not tell two apart, the earlier
  /// one is taken. Of `trees` all settings are tried that learn no more about single rows than is
  /// asked.
  public static List<Candidate> of(GeneratorSettings asked) {
    List<Candidate> tried = new ArrayList<>();
    tried.add(
        new Candidate(
            "independent", new IndependentSynthesizer(asked.rare())::fit, false, INDEPENDENT));
    tried.add(new Candidate("copula", new CopulaSynthesizer(asked.rare())::fit, true, COPULA));
    for (Leakage leakage : Leakage.values()) {
      if (leakage.compareTo(asked.leakage()) <= 0) {
        tried.add(trees(asked, leakage));
      }
    }
    return List.copyOf(tried);
  }

  private static Candidate trees(GeneratorSettings asked, Leakage leakage) {
    String name =
        leakage == asked.leakage()
            ? TreesSynthesizer.NAME
            : TreesSynthesizer.NAME + "-" + leakage.name().toLowerCase(Locale.ROOT);
    return new Candidate(name, new TreesSynthesizer(asked.with(leakage))::fit, true, TREES);
  }

  /// All there are: those that are tried, and those a search would spend most of its budget on.
  public static List<Candidate> all(GeneratorSettings asked) {
    RarePolicy rare = asked.rare();
    List<Candidate> all = new ArrayList<>(of(asked));
    all.add(
        new Candidate(
            AutoregressiveSynthesizer.NAME,
            new AutoregressiveSynthesizer(rare)::fit,
            true,
            AUTOREGRESSIVE));
    all.add(
        new Candidate(MixtureSynthesizer.NAME, new MixtureSynthesizer(rare)::fit, true, MIXTURE));
    all.add(
        new Candidate(
            BayesianNetworkSynthesizer.NAME,
            new BayesianNetworkSynthesizer(rare)::fit,
            true,
            BAYESIAN_NETWORK));
    return all;
  }

  /// @throws UserError if there is none of that name, naming those there are, or if it cannot do
  ///   what is asked
  public static Candidate named(String name, GeneratorSettings asked) {
    List<Candidate> all = all(asked);
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
