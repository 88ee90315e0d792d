package dev.understudy.learn.network;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What one member of an [AutoregressiveNetwork] says of a feature given others.
///
/// What each known class adds to the hidden units is worked out once for all rows, so a row only
/// adds up one array per known feature. Immutable.
final class MemberConditional {

  private static final RowSums SUMS = RowSums.fastest();

  /// Up to this number of classes it is faster to turn the units than the logits; the bits are the
  /// same.
  private static final int FEW_CLASSES = 48;

  private final int[] known;

  /// What each class adds to the units, `[known][class + 1][hidden + 1]`, padded.
  private final float[][][] added;

  /// `[hidden + 1]`, padded; a one last, which the biases of the classes are multiplied by.
  private final float[] bias;

  /// `[class][hidden + 1]`, bias last.
  private final float[][] output;

  /// The same, `[hidden + 1][class]`, padded.
  private final float[][] turned;

  private final int hidden;

  MemberConditional(AutoregressiveWeights weights, int target, int[] known) {
    this.known = known.clone();
    AutoregressiveShape shape = weights.shape();
    int[] inputOffset = AutoregressiveShape.offsets(shape.embedding());
    int firstUnit = AutoregressiveShape.offsets(shape.hidden())[target];
    hidden = shape.hidden()[target];
    output = weights.output()[target];
    turned = new float[hidden + 1][RowSums.padded(output.length)];
    Rows.transpose(output, output.length, turned, hidden + 1);
    int padded = RowSums.padded(hidden + 1);
    bias = new float[padded];
    bias[hidden] = 1;
    for (int n = 0; n < hidden; n++) {
      bias[n] = weights.context()[firstUnit + n][0];
    }
    added = new float[known.length][][];
    for (int k = 0; k < known.length; k++) {
      int feature = known[k];
      int width = shape.embedding()[feature];
      float[][] columns = new float[width][padded];
      for (int n = 0; n < hidden; n++) {
        float[] context = weights.context()[firstUnit + n];
        for (int d = 0; d < width; d++) {
          columns[d][n] = context[1 + inputOffset[feature] + d];
        }
      }
      float[][] vectors = weights.embedding()[feature];
      added[k] = new float[vectors.length][padded];
      int[] all = IntStream.range(0, width).toArray();
      SUMS.add(added[k], 0, vectors.length, columns, all, 0, width, vectors, 0, padded);
    }
  }

  int cardinality() {
    return output.length;
  }

  /// Probabilities up to a factor into the space's weights, their sums into its totals.
  ///
  /// @param classes `[feature][row]`; the rows `first .. first + count - 1` are read
  void weigh(int[][] classes, int first, int count, FeatureConditional.Workspace space) {
    float[][] units = space.units;
    int padded = bias.length;
    for (int i = 0; i < count; i++) {
      System.arraycopy(bias, 0, units[i], 0, padded);
      for (int k = 0; k < known.length; k++) {
        space.parts[k] = added[k][classes[known[k]][first + i] + 1];
      }
      SUMS.add(units, i, 1, space.parts, space.all, 0, known.length, space.ones, 0, padded);
      Rows.rectify(units[i], padded);
    }
    float[][] weights = space.weights;
    int length = RowSums.padded(count);
    if (output.length <= FEW_CLASSES) {
      Rows.transpose(units, count, space.unitColumns, hidden + 1);
      for (int code = 0; code < output.length; code++) {
        Arrays.fill(weights[code], 0, length, 0);
      }
      SUMS.add(
          weights,
          0,
          output.length,
          space.unitColumns,
          space.all,
          0,
          hidden + 1,
          output,
          0,
          length);
    } else {
      int wide = RowSums.padded(output.length);
      for (int i = 0; i < count; i++) {
        Arrays.fill(space.logitRows[i], 0, wide, 0);
      }
      SUMS.add(space.logitRows, 0, count, turned, space.all, 0, hidden + 1, units, 0, wide);
      Rows.transpose(space.logitRows, count, weights, output.length);
    }
    Arrays.fill(space.greatest, 0, length, Float.NEGATIVE_INFINITY);
    Arrays.fill(space.totals, 0, length, 0);
    for (int code = 0; code < output.length; code++) {
      Rows.greatest(space.greatest, weights[code], length);
    }
    for (int code = 0; code < output.length; code++) {
      Rows.exponentials(weights[code], space.greatest, space.totals, length);
    }
  }

  /// The natural logarithm of the probability of each class, for one row of classes.
  double[] logProbabilities(int[] classes) {
    double[] units = new double[hidden];
    for (int n = 0; n < hidden; n++) {
      units[n] = bias[n];
      for (int k = 0; k < known.length; k++) {
        units[n] += added[k][classes[known[k]] + 1][n];
      }
      units[n] = Math.max(0, units[n]);
    }
    double[] logits = new double[output.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int code = 0; code < logits.length; code++) {
      logits[code] = output[code][hidden];
      for (int n = 0; n < hidden; n++) {
        logits[code] += units[n] * output[code][n];
      }
      greatest = Math.max(greatest, logits[code]);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += StrictMath.exp(logit - greatest);
    }
    double total = greatest + StrictMath.log(sum);
    for (int code = 0; code < logits.length; code++) {
      logits[code] -= total;
    }
    return logits;
  }
}
