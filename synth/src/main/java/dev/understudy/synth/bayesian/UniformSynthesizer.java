package dev.understudy.synth.bayesian;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.confidential.Prospect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Any value of a column's domain with the same probability: rows of the right form that tell
/// nothing more, for software that is to be tried out. The random mode of DataSynthesizer.
public record UniformSynthesizer() implements PrivateSynthesizer {

  public static final String NAME = "uniform";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "With --epsilon: any value of a column's domain alike; only the domain is learned";
  }

  @Override
  public List<Charge> plan(Prospect prospect, Allowance allowance) {
    return List.of();
  }

  @Override
  public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
    var network = new PrivateNetwork(rows);
    rows.coded()
        .features()
        .forEach(feature -> {
          double[] alike = new double[feature.cardinality()];
          Arrays.fill(alike, 1);
          network.add(new int[0], new double[][] {alike}, 0);
        });
    return network.model(NAME, rows.noisyRows(), List.of(), Map.of(), run);
  }

  @Override
  public Model load(ModelArchive archive) {
    return BayesianNetworkArchive.load(archive);
  }
}
