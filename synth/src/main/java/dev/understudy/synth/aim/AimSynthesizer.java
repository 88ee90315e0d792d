package dev.understudy.synth.aim;

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
import dev.understudy.synth.measured.NoisyTables;
import java.util.List;

/// The adaptive and iterative mechanism (McKenna, Mullins, Sheldon, Miklau, "AIM", 2022), with its
/// budget in Gaussian differential privacy: round by round it measures the marginal of a workload
/// at which the model is farthest off ([AimFit]).
///
/// The workload is all pairs of columns, or with a target all triples of it with two others, so
/// that what predicts the target counts for more.
public record AimSynthesizer() implements PrivateSynthesizer {

  public static final String NAME = "aim";

  static final String SINGLE = "counts of every column";

  /// Each value of a column is modelled, so there must not be many.
  private static final DomainSettings FEW_BINS =
      new DomainSettings(0.01, 0.05, 0.4, 5, 4, 32, false);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "With --epsilon: noisy tables one after the other, where the model is farthest off";
  }

  @Override
  public DomainSettings domain() {
    return FEW_BINS;
  }

  /// One entry for all rounds, as how many there are depends on what was released.
  @Override
  public List<Charge> plan(Prospect prospect, Allowance allowance) {
    double mu = allowance.gaussian();
    int features = Math.max(1, prospect.features().size());
    double single = features == 1 ? 1 : AimFit.shareOfSingles(features);
    Charge first =
        new Charge(
            SINGLE, NoisyTables.cost(features, prospect.rowsPerUnit(), mu * Math.sqrt(single)));
    return features == 1
        ? List.of(first)
        : List.of(
            first,
            new Charge(
                "rounds: a choice and the counts chosen, until all is spent",
                new Cost.Gaussian(mu * Math.sqrt(1 - single))));
  }

  @Override
  public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
    return new AimFit(rows, allowance.gaussian(), releases, run).fit();
  }

  @Override
  public Model load(ModelArchive archive) {
    return MeasuredArchive.load(archive);
  }
}
