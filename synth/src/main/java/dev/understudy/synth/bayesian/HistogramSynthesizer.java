package dev.understudy.synth.bayesian;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.ColumnCounts;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.confidential.NonNegativeCounts;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.confidential.Prospect;
import java.util.List;
import java.util.Map;

/// Noisy counts of every column by itself, in one release: all columns get the same noise. The
/// independent-attribute mode of DataSynthesizer (Ping, Stoyanovich, Howe 2017), with exact noise.
public record HistogramSynthesizer() implements PrivateSynthesizer {

  public static final String NAME = "histogram";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "With --epsilon: noisy counts of each column by itself, nothing between them";
  }

  @Override
  public List<Charge> plan(Prospect prospect, Allowance allowance) {
    int features = Math.max(1, prospect.features().size());
    return List.of(
        ColumnCounts.of(features, prospect.rowsPerUnit(), allowance.gaussian()).charge());
  }

  @Override
  public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
    int features = rows.coded().features().size();
    run.progress().check();
    List<Measurement> measurements =
        ColumnCounts.of(Math.max(1, features), rows.rowsPerUnit(), allowance.gaussian())
            .release(rows, releases);
    double total = Measurement.total(measurements).orElse(rows.noisyRows());
    PrivateNetwork network = new PrivateNetwork(rows);
    for (Measurement measured : measurements) {
      network.add(new int[0], new double[][] {NonNegativeCounts.of(measured.counts(), total)}, 0);
    }
    return network.model(NAME, total, measurements, Map.of(), run);
  }

  @Override
  public Model load(ModelArchive archive) {
    return BayesianNetworkArchive.load(archive);
  }
}
