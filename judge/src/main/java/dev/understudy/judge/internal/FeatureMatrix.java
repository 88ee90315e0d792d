package dev.understudy.judge.internal;

import java.util.Arrays;

/// Rows of numbers as boosted trees read them, missing values as NaN.
///
/// @param values row by row, `[rows * columns]`
/// @param rows number of rows
/// @param columns number of columns
public record FeatureMatrix(float[] values, int rows, int columns) {

  public FeatureMatrix {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException("a matrix needs rows times columns values");
    }
  }

  /// The given rows, in that order.
  public FeatureMatrix select(int[] chosen) {
    float[] selected = new float[chosen.length * columns];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * columns, selected, i * columns, columns);
    }
    return new FeatureMatrix(selected, chosen.length, columns);
  }

  /// The rows of `upper`, then those of `lower`.
  public static FeatureMatrix stack(FeatureMatrix upper, FeatureMatrix lower) {
    if (upper.columns != lower.columns) {
      throw new IllegalArgumentException("the matrices differ in width");
    }
    float[] both = Arrays.copyOf(upper.values, upper.values.length + lower.values.length);
    System.arraycopy(lower.values, 0, both, upper.values.length, lower.values.length);
    return new FeatureMatrix(both, upper.rows + lower.rows, upper.columns);
  }

  /// This matrix without one column.
  public FeatureMatrix without(int column) {
    float[] kept = new float[rows * (columns - 1)];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (i % columns != column) {
        kept[next++] = values[i];
      }
    }
    return new FeatureMatrix(kept, rows, columns - 1);
  }
}
