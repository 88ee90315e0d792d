package dev.understudy.workflow.selection;

import dev.understudy.synth.RarePolicy;
import dev.understudy.synth.autoregressive.AutoregressiveSynthesizer;
import dev.understudy.synth.bayesian.BayesianNetworkSynthesizer;
import dev.understudy.synth.copula.CopulaSynthesizer;
import dev.understudy.synth.independent.IndependentSynthesizer;
import dev.understudy.synth.mixture.MixtureSynthesizer;
import dev.understudy.synth.trees.TreesSynthesizer;
import dev.understudy.table.UserError;
import dev.understudy.workflow.selection.Candidate.Cost;
import java.util.ArrayList;
import java.util.List;

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
  /// one is taken.
  public static List<Candidate> of(RarePolicy rare) {
    return List.of(
        new Candidate("independent", new IndependentSynthesizer(rare)::fit, false, INDEPENDENT),
        new Candidate("copula", new CopulaSynthesizer(rare)::fit, true, COPULA),
        new Candidate("trees", new TreesSynthesizer(rare)::fit, true, TREES));
  }

  /// Known by name only: a search would spend most of its budget on them.
  private static List<Candidate> byNameOnly(RarePolicy rare) {
    return List.of(
        new Candidate(
            AutoregressiveSynthesizer.NAME,
            new AutoregressiveSynthesizer(rare)::fit,
            true,
            AUTOREGRESSIVE),
        new Candidate(MixtureSynthesizer.NAME, new MixtureSynthesizer(rare)::fit, true, MIXTURE),
        new Candidate(
            BayesianNetworkSynthesizer.NAME,
            new BayesianNetworkSynthesizer(rare)::fit,
            true,
            BAYESIAN_NETWORK));
  }

  /// @throws UserError if there is none of that name, naming those there are
  public static Candidate named(String name, RarePolicy rare) {
    List<Candidate> all = new ArrayList<>(of(rare));
    all.addAll(byNameOnly(rare));
    return all.stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new UserError(
                "There is no model '"
                    + name
                    + "'; the models are: "
                    + String.join(", ", all.stream().map(Candidate::name).toList())
                    + "."));
  }
}
