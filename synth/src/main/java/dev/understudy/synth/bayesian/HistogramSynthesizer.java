package dev.understudy.synth.bayesian;

import dev.understudy.learn.Marginals;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.confidential.NonNegativeCounts;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.confidential.Prospect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Noisy counts of every column by itself, in one release: all columns get the same noise. The
/// independent-attribute mode of DataSynthesizer (Ping, Stoyanovich, Howe 2017), with exact noise.
public record HistogramSynthesizer() implements PrivateSynthesizer {

  public static final String NAME = "histogram";

  private static final String COLUMNS = "counts of every column";

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
    return List.of(new Charge(COLUMNS, noise(features, prospect.rowsPerUnit(), allowance).cost()));
  }

  private static DiscreteGaussian noise(int features, int rowsPerUnit, Allowance allowance) {
    long squared = Math.multiplyExact((long) features, (long) rowsPerUnit * rowsPerUnit);
    return new DiscreteGaussian(squared, Allowance.variance(squared, allowance.gaussian()));
  }

  @Override
  public Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run) {
    int features = rows.coded().features().size();
    Marginals marginals = Marginals.of(rows.coded());
    long[] exact = new long[0];
    for (int feature = 0; feature < features; feature++) {
      long[] counts = marginals.count(feature);
      int before = exact.length;
      exact = Arrays.copyOf(exact, before + counts.length);
      System.arraycopy(counts, 0, exact, before, counts.length);
    }
    run.progress().check();
    DiscreteGaussian noise = noise(Math.max(1, features), rows.rowsPerUnit(), allowance);
    long[] noisy = releases.release(COLUMNS, noise, exact);
    List<Measurement> measurements = new ArrayList<>();
    int next = 0;
    for (int feature = 0; feature < features; feature++) {
      int codes = marginals.cardinality(feature);
      measurements.add(
          new Measurement(
              new int[] {feature},
              Arrays.copyOfRange(noisy, next, next + codes),
              Math.sqrt(noise.variance())));
      next += codes;
    }
    double total = Measurement.total(measurements).orElse(rows.noisyRows());
    PrivateNetwork network = new PrivateNetwork(rows);
    for (Measurement measured : measurements) {
      network.add(new int[0], new double[][] {NonNegativeCounts.of(measured.counts(), total)});
    }
    return network.model(NAME, total, measurements, Map.of(), run);
  }

  @Override
  public Model load(ModelArchive archive) {
    return BayesianNetworkArchive.load(archive);
  }
}
