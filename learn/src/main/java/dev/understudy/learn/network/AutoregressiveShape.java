package dev.understudy.learn.network;

import java.util.Arrays;

/// Sizes of an [AutoregressiveNetwork]; every array has one entry per feature.
///
/// @param classes number of classes a feature may take, at least 1
/// @param embedding numbers that a class becomes where it is an input, at least 1
/// @param hidden rectified units of the feature's own network, at least 1
public record AutoregressiveShape(int[] classes, int[] embedding, int[] hidden) {

  /// Weights from inputs to hidden units of a whole network. Some 300 features would have ten times
  /// as many at full width; the training holds about ten copies of them, here 240 MB.
  private static final double MOST_CONNECTIONS = 6e6;

  /// Of a small network. Units and their bias fill a vector.
  private static final int FEW_UNITS = RowSums.LANES - 1;

  private static final int FEW_INPUTS = 4;

  /// @throws IllegalArgumentException if lengths differ or a size is not positive
  public AutoregressiveShape {
    if (classes.length != embedding.length || classes.length != hidden.length) {
      throw new IllegalArgumentException("every feature needs all sizes");
    }
    for (int[] sizes : new int[][] {classes, embedding, hidden}) {
      for (int size : sizes) {
        if (size < 1) {
          throw new IllegalArgumentException("a size is not positive");
        }
      }
    }
  }

  /// Sizes that grow with the fourth root and the logarithm of the number of classes, as those of
  /// TabularARGN (arXiv 2501.12012) do, with more units where there are few classes: they cost
  /// little there and are what tells a target's classes apart. Units and their bias fill whole
  /// vectors.
  public static AutoregressiveShape of(int[] classes) {
    int[] embedding = new int[classes.length];
    int[] hidden = new int[classes.length];
    for (int feature = 0; feature < classes.length; feature++) {
      int count = classes[feature];
      int wide = Math.max(8, 4 * (int) Math.ceil(StrictMath.sqrt(StrictMath.sqrt(count))));
      embedding[feature] = Math.clamp(count, 1, wide);
      hidden[feature] = Math.clamp(16 * Math.round(StrictMath.log(count)), 48, 80) - 1;
    }
    double connections = (double) Arrays.stream(embedding).sum() * Arrays.stream(hidden).sum();
    double scale = Math.min(1, Math.sqrt(MOST_CONNECTIONS / Math.max(1, connections)));
    for (int feature = 0; feature < classes.length; feature++) {
      embedding[feature] = Math.max(1, (int) Math.ceil(scale * embedding[feature]));
      hidden[feature] = RowSums.padded(Math.max(8, (int) (scale * hidden[feature]))) - 1;
    }
    return new AutoregressiveShape(classes, embedding, hidden);
  }

  /// Sizes of a network that learns from noisy gradients. All parameters get the same noise, so
  /// that more of them lose more than they gain: on the census at epsilon 1, 7, 15 and 31 units
  /// leave 18.36, 18.25 and 18.35 nats per row.
  public static AutoregressiveShape small(int[] classes) {
    int[] embedding = new int[classes.length];
    int[] hidden = new int[classes.length];
    Arrays.fill(hidden, FEW_UNITS);
    for (int feature = 0; feature < classes.length; feature++) {
      embedding[feature] = Math.min(FEW_INPUTS, classes[feature]);
    }
    return new AutoregressiveShape(classes, embedding, hidden);
  }

  public int features() {
    return classes.length;
  }

  /// Length of all embeddings side by side.
  public int inputs() {
    return Arrays.stream(embedding).sum();
  }

  /// Hidden units of all features.
  public int units() {
    return Arrays.stream(hidden).sum();
  }

  /// Numbers of a network.
  long parameters() {
    long size = units() * (1L + inputs());
    for (int feature = 0; feature < classes.length; feature++) {
      size += (classes[feature] + 1L) * embedding[feature];
      size += classes[feature] * (hidden[feature] + 1L);
    }
    return size;
  }

  /// Where each feature begins if features with these sizes lie side by side.
  static int[] offsets(int[] sizes) {
    int[] offsets = new int[sizes.length];
    for (int feature = 1; feature < sizes.length; feature++) {
      offsets[feature] = offsets[feature - 1] + sizes[feature - 1];
    }
    return offsets;
  }
}
