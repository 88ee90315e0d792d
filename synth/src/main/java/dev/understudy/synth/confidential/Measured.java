package dev.understudy.synth.confidential;

import dev.understudy.learn.graphical.Grouping;
import dev.understudy.synth.encoding.TableEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// A model that can show the noisy tables of counts it was made of.
public interface Measured {

  /// In the order they were measured; none if the model was not made of noisy tables.
  List<Measurement> measurements();

  /// What the codes of the tables mean.
  TableEncoding encoding();

  /// A noisy table of counts, as released: counts may be negative.
  ///
  /// @param features that are crossed, by number among the features of the encoding, first slowest
  /// @param groupings of the features' codes that were counted together; empty where each code of
  ///   each feature was counted by itself
  /// @param counts `[groups_1 * ... * groups_k]`, row-major
  /// @param standardError of each count
  record Measurement(
      int[] features, List<Grouping> groupings, long[] counts, double standardError) {

    public Measurement {
      groupings = List.copyOf(groupings);
    }

    /// Each code by itself.
    public Measurement(int[] features, long[] counts, double standardError) {
      this(features, List.of(), counts, standardError);
    }

    /// The number of rows by all tables together, each of which counts all rows: the mean of their
    /// sums, weighed by the inverse of the variance, at least 1; empty if there is no table.
    public static OptionalDouble total(List<Measurement> measurements) {
      double sum = 0;
      double weights = 0;
      for (Measurement measured : measurements) {
        double error = measured.standardError();
        double weight = 1 / (error * error * measured.counts().length);
        sum += weight * Arrays.stream(measured.counts()).asDoubleStream().sum();
        weights += weight;
      }
      return weights > 0 ? OptionalDouble.of(Math.max(1, sum / weights)) : OptionalDouble.empty();
    }
  }
}
