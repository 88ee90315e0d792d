package dev.understudy.synth.confidential;

import java.util.List;

/// What is known of rows without looking at them, or after having paid for it.
///
/// @param features one per modelled column, in order
/// @param targetFeatures those of the target, ascending; none where there is no target
/// @param rowsPerUnit the most rows of one unit of privacy
/// @param rows about how many there are; in a dry run without a declared number, [#UNKNOWN_ROWS]
public record Prospect(List<Feature> features, int[] targetFeatures, int rowsPerUnit, long rows) {

  /// The number of rows a dry run reckons with when nobody has declared one.
  public static final long UNKNOWN_ROWS = 10_000;

  /// @param name unique in the table
  /// @param codes how many there are; in a dry run, the most there may be
  /// @param ordered whether the order of codes means something, but for the last ones (missing)
  public record Feature(String name, int codes, boolean ordered) {}

  public Prospect {
    features = List.copyOf(features);
  }
}
