package dev.understudy.synth.confidential;

import dev.understudy.learn.CodedTable;
import dev.understudy.learn.Marginals;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.confidential.Measured.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The codes of every column counted, in one release: all columns get the same noise.
///
/// @param noise of each count
public record ColumnCounts(DiscreteGaussian noise) {

  private static final String NAME = "counts of every column";

  /// @param features how many columns, at least 1
  /// @param mu what it may cost
  public static ColumnCounts of(int features, int rowsPerUnit, double mu) {
    long squared = Math.multiplyExact((long) features, (long) rowsPerUnit * rowsPerUnit);
    return new ColumnCounts(new DiscreteGaussian(squared, Allowance.variance(squared, mu)));
  }

  public Charge charge() {
    return new Charge(NAME, noise.cost());
  }

  /// One table per feature.
  public List<Measurement> release(PrivateRows rows, Releases releases) {
    List<CodedTable.Feature> features = rows.coded().features();
    Marginals marginals = Marginals.of(rows.coded());
    long[] exact = new long[features.stream().mapToInt(CodedTable.Feature::cardinality).sum()];
    int next = 0;
    for (int feature = 0; feature < features.size(); feature++) {
      long[] counts = marginals.count(feature);
      System.arraycopy(counts, 0, exact, next, counts.length);
      next += counts.length;
    }
    long[] noisy = releases.release(NAME, noise, exact);
    List<Measurement> measurements = new ArrayList<>();
    next = 0;
    for (int feature = 0; feature < features.size(); feature++) {
      int codes = features.get(feature).cardinality();
      measurements.add(
          new Measurement(
              new int[] {feature},
              Arrays.copyOfRange(noisy, next, next + codes),
              Math.sqrt(noise.variance())));
      next += codes;
    }
    return measurements;
  }
}
