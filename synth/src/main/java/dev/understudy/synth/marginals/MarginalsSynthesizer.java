package dev.understudy.synth.marginals;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.DomainSettings;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.confidential.Prospect;
import dev.understudy.synth.measured.MeasuredArchive;
import java.util.ArrayList;
import java.util.List;

/// A graphical model of few noisy tables, each as fine as its noise bears ([MarginalsFit]).
public record MarginalsSynthesizer() implements PrivateSynthesizer {

  public static final String NAME = "marginals";

  static final String SINGLE = "counts of every column";
  static final String TARGET = "counts of every column with the target";
  static final String DISTANCES = "distances of pairs from what is expected";
  static final String PAIR = "counts of a pair: ";
  private static final String PAIRS = "counts of pairs, chosen by what was released before";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "With --epsilon: a graph of the tables that tell most, each as fine as its noise bears";
  }

  @Override
  public DomainSettings domain() {
    return DomainSettings.SPACED;
  }

  /// One entry for all pairs, as which they are and at what cost depends on what was released.
  @Override
  public List<Charge> plan(Prospect prospect, Allowance allowance) {
    int features = Math.max(1, prospect.features().size());
    boolean hasTarget = prospect.targetFeatures().length > 0 && features > 1;
    double mu = allowance.gaussian();
    BudgetShares shares =
        BudgetShares.of(prospect.rowsPerUnit() / (mu * prospect.rows()), hasTarget);
    List<Charge> charges = new ArrayList<>();
    charges.add(new Charge(SINGLE, new Cost.Gaussian(mu * Math.sqrt(shares.single()))));
    if (hasTarget) {
      charges.add(new Charge(TARGET, new Cost.Gaussian(mu * Math.sqrt(shares.target()))));
    }
    if (features > 1) {
      charges.add(new Charge(DISTANCES, new Cost.Gaussian(mu * Math.sqrt(shares.distances()))));
      charges.add(
          new Charge(PAIRS, new Cost.Gaussian(mu * Math.sqrt(shares.forest() + shares.further()))));
    }
    return charges;
  }

  @Override
  public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
    return new MarginalsFit(rows, allowance.gaussian(), releases, run).fit();
  }

  @Override
  public Model load(ModelArchive archive) {
    return MeasuredArchive.load(archive);
  }
}
