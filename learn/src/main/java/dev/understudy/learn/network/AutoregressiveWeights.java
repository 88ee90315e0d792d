package dev.understudy.learn.network;

import dev.understudy.table.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The parameters of an [AutoregressiveNetwork], or gradients or moments of the same shape: rows of
/// different lengths, seen once as a list and once by their meaning (the same arrays).
///
/// @param shape sizes
/// @param rows all rows: embeddings feature by feature, context, outputs feature by feature
/// @param embedding `[feature][class + 1][embedding]`; entry 0 is for a cell that is not known
/// @param context `[unit][1 + inputs]`, bias first; units and inputs of all features side by side
/// @param output `[feature][class][hidden + 1]`, bias last
record AutoregressiveWeights(
    AutoregressiveShape shape,
    float[][] rows,
    float[][][] embedding,
    float[][] context,
    float[][][] output) {

  static AutoregressiveWeights zero(AutoregressiveShape shape) {
    int features = shape.features();
    int inputs = shape.inputs();
    float[][][] embedding = new float[features][][];
    float[][][] output = new float[features][][];
    List<float[]> rows = new ArrayList<>();
    for (int feature = 0; feature < features; feature++) {
      embedding[feature] = new float[shape.classes()[feature] + 1][shape.embedding()[feature]];
      rows.addAll(Arrays.asList(embedding[feature]));
    }
    float[][] context = new float[shape.units()][1 + inputs];
    rows.addAll(Arrays.asList(context));
    for (int feature = 0; feature < features; feature++) {
      output[feature] = new float[shape.classes()[feature]][shape.hidden()[feature] + 1];
      rows.addAll(Arrays.asList(output[feature]));
    }
    return new AutoregressiveWeights(
        shape, rows.toArray(float[][]::new), embedding, context, output);
  }

  /// Where training starts. Embeddings of ordered features are cosines of the class's rank, so that
  /// neighbours begin alike; the others are normal. Units see about half of the inputs at a time
  /// (He, Zhang, Ren, Sun, ICCV 2015). Outputs give each class its share of the rows.
  ///
  /// @param ordered per feature, whether the order of its classes means something
  /// @param shares `[feature][class]`, positive
  static AutoregressiveWeights initial(
      AutoregressiveShape shape, boolean[] ordered, double[][] shares, RandomStream random) {
    AutoregressiveWeights weights = zero(shape);
    for (int feature = 0; feature < shape.features(); feature++) {
      float[][] rows = weights.embedding[feature];
      for (int code = 0; code < rows.length; code++) {
        for (int d = 0; d < rows[code].length; d++) {
          double noise = random.nextGaussian();
          double rank = (code - 0.5) / (rows.length - 1);
          rows[code][d] =
              (float)
                  (ordered[feature] && code > 0
                      ? StrictMath.cos(Math.PI * (d + 1) * rank) + 0.1 * noise
                      : noise);
        }
      }
      float[][] output = weights.output[feature];
      for (int code = 0; code < output.length; code++) {
        for (int n = 0; n + 1 < output[code].length; n++) {
          output[code][n] = (float) (0.05 * random.nextGaussian());
        }
        output[code][output[code].length - 1] = (float) StrictMath.log(shares[feature][code]);
      }
    }
    float spread = (float) Math.sqrt(2.0 / Math.max(1, shape.inputs() / 2));
    for (float[] unit : weights.context) {
      for (int k = 0; k < unit.length; k++) {
        unit[k] = spread * (float) random.nextGaussian();
      }
    }
    return weights;
  }

  /// Halves all embeddings and the weights by which they are seen. The noise of a step is the same
  /// for all parameters, while gradients by the weights of a unit are as long as what it sees: so
  /// outputs get a larger part of what can be learned, which is worth .1 nats at epsilon 1.
  void soften() {
    for (float[][] feature : embedding) {
      for (float[] row : feature) {
        half(row);
      }
    }
    for (float[] row : context) {
      half(row);
    }
  }

  private static void half(float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] /= 2;
    }
  }

  /// All numbers one after the other.
  double[] flat() {
    return Arrays.stream(rows)
        .flatMapToDouble(row -> {
          double[] wide = new double[row.length];
          Arrays.setAll(wide, i -> row[i]);
          return Arrays.stream(wide);
        })
        .toArray();
  }

  /// @throws IllegalArgumentException if there are too few or too many numbers, or one is not
  ///   finite
  static AutoregressiveWeights of(AutoregressiveShape shape, double[] flat) {
    if (shape.parameters() != flat.length) {
      throw new IllegalArgumentException("the network's sizes and numbers do not fit together");
    }
    AutoregressiveWeights weights = zero(shape);
    int next = 0;
    for (float[] row : weights.rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) flat[next++];
        if (!Float.isFinite(row[i])) {
          throw new IllegalArgumentException("a number of the network is not finite");
        }
      }
    }
    return weights;
  }

  /// The same weights with all logits multiplied.
  AutoregressiveWeights sharpened(double factor) {
    AutoregressiveWeights sharp = zero(shape);
    sharp.copyFrom(this);
    for (float[][] feature : sharp.output) {
      for (float[] row : feature) {
        for (int n = 0; n < row.length; n++) {
          row[n] = (float) (row[n] * factor);
        }
      }
    }
    return sharp;
  }

  void copyFrom(AutoregressiveWeights other) {
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(other.rows[row], 0, rows[row], 0, rows[row].length);
    }
  }

  void clear() {
    for (float[] row : rows) {
      Arrays.fill(row, 0);
    }
  }
}
