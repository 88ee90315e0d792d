package dev.understudy.learn;

import java.util.List;

/// A table seen as small whole numbers: one feature per modelled aspect of a column (its bin or
/// category, whether it is missing).
///
/// @param features each with one code per row
/// @param rowCount rows of every feature
public record CodedTable(List<Feature> features, int rowCount) {

  /// The code of a cell that says nothing about its feature: withheld, or missing where missingness
  /// is a feature of its own.
  public static final int UNKNOWN = -1;

  public CodedTable {
    features = List.copyOf(features);
    for (Feature feature : features) {
      if (feature.codes().length != rowCount) {
        throw new IllegalArgumentException("feature " + feature.name() + " differs in length");
      }
    }
  }

  /// One coded aspect of a column.
  ///
  /// @param name for messages and pictures
  /// @param cardinality number of codes
  /// @param ordered whether the order of the codes means something
  /// @param codes `[rows]`, each in `0 .. cardinality - 1` or [CodedTable#UNKNOWN]; not copied
  public record Feature(String name, int cardinality, boolean ordered, int[] codes) {}
}
