package dev.understudy.synth.confidential;

import java.util.List;

/// A model that can show the noisy tables of counts it was made of.
public interface Measured {

  /// In the order they were measured.
  List<Measurement> measurements();

  /// A noisy table of counts, as released: counts may be negative.
  ///
  /// @param features that are crossed, by number among the features of the encoding, first slowest
  /// @param counts `[codes_1 * ... * codes_k]`, row-major
  /// @param standardError of each count
  record Measurement(int[] features, long[] counts, double standardError) {}
}
