package dev.understudy.learn.network;

import dev.understudy.table.RandomStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The distribution of one feature of an [AutoregressiveNetwork] given the classes of some others.
///
/// What each known class adds to the hidden units is worked out once for all rows, so a row only
/// adds up one array per known feature. Not for several threads at once: it has working memory.
public final class FeatureConditional {

  private static final int BLOCK = AutoregressivePass.BLOCK;

  private final int[] known;

  /// What each class adds to the units, `[known][class + 1][hidden]`.
  private final float[][][] added;

  private final float[] bias;

  /// `[class][hidden + 1]`.
  private final float[][] output;

  private final int hidden;
  private final float[][] hiddenRows;
  private final float[][] hiddenColumns;
  private final float[][] parts;
  private final float[] ones;
  private final float[][] logits;
  private final float[] greatest = new float[BLOCK];
  private final float[] sums = new float[BLOCK];
  private final float[] targets = new float[BLOCK];
  private final float[] reached = new float[BLOCK];
  private final float[] drawn = new float[BLOCK];

  private FeatureConditional(int[] known, float[][][] added, float[] bias, float[][] output) {
    this.known = known;
    this.added = added;
    this.bias = bias;
    this.output = output;
    this.hidden = bias.length;
    hiddenRows = new float[BLOCK][hidden];
    hiddenColumns = new float[hidden + 1][BLOCK];
    Arrays.fill(hiddenColumns[hidden], 1);
    parts = new float[known.length][];
    ones = new float[known.length];
    Arrays.fill(ones, 1);
    logits = new float[output.length][BLOCK];
  }

  static FeatureConditional of(AutoregressiveWeights weights, int target, int[] known) {
    AutoregressiveShape shape = weights.shape();
    int[] inputOffset = AutoregressiveShape.offsets(shape.embedding());
    int firstUnit = AutoregressiveShape.offsets(shape.hidden())[target];
    int hidden = shape.hidden()[target];
    float[] bias = new float[hidden];
    for (int n = 0; n < hidden; n++) {
      bias[n] = weights.context()[firstUnit + n][0];
    }
    float[][][] added = new float[known.length][][];
    for (int k = 0; k < known.length; k++) {
      int feature = known[k];
      int width = shape.embedding()[feature];
      float[][] turned = new float[width][hidden];
      for (int n = 0; n < hidden; n++) {
        float[] context = weights.context()[firstUnit + n];
        for (int d = 0; d < width; d++) {
          turned[d][n] = context[1 + inputOffset[feature] + d];
        }
      }
      float[][] vectors = weights.embedding()[feature];
      added[k] = new float[vectors.length][hidden];
      for (int code = 0; code < vectors.length; code++) {
        Rows.add(added[k][code], turned, 0, vectors[code], width, hidden);
      }
    }
    return new FeatureConditional(known.clone(), added, bias, weights.output()[target]);
  }

  /// Draws a class for each of the rows `from .. to - 1`.
  ///
  /// @param classes `[feature][row]`, -1 where not known; those of the known features are read
  /// @param shares what part of each class may be drawn, in [0, 1], or null for all of all
  /// @param into the drawn classes, `[row]`
  /// @param inside how probable what may be drawn was, `[row]`, or null if nobody asks; a row for
  ///   which that is 0 gets the class -1
  public void draw(
      int[][] classes,
      int from,
      int to,
      float @Nullable [] shares,
      RandomStream random,
      int[] into,
      float @Nullable [] inside) {
    for (int first = from; first < to; first += BLOCK) {
      int count = Math.min(BLOCK, to - first);
      weigh(classes, first, count);
      if (shares != null) {
        restrict(shares, count, inside, first);
      }
      for (int i = 0; i < count; i++) {
        targets[i] = (float) random.nextDouble() * sums[i];
      }
      Arrays.fill(reached, 0, count, 0);
      Arrays.fill(drawn, 0, count, 0);
      for (int code = 0; code < output.length; code++) {
        pass(logits[code], reached, targets, drawn, count);
      }
      for (int i = 0; i < count; i++) {
        int code = Math.min(output.length - 1, (int) (drawn[i] + 0.5f));
        while (code > 0 && logits[code][i] == 0) {
          code--;
        }
        while (code < output.length - 1 && logits[code][i] == 0) {
          code++;
        }
        into[first + i] = sums[i] > 0 ? code : -1;
      }
    }
  }

  /// The natural logarithm of the probability of each class, for one row.
  ///
  /// @param classes `[feature]`, -1 where not known; those of the known features are read
  public double[] logProbabilities(int[] classes) {
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

  /// Probabilities up to a factor into [#logits], their sums into [#sums].
  private void weigh(int[][] classes, int first, int count) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(bias, 0, hiddenRows[i], 0, hidden);
      for (int k = 0; k < known.length; k++) {
        parts[k] = added[k][classes[known[k]][first + i] + 1];
      }
      Rows.add(hiddenRows[i], parts, 0, ones, known.length, hidden);
    }
    for (int n = 0; n < hidden; n++) {
      float[] column = hiddenColumns[n];
      for (int i = 0; i < count; i++) {
        column[i] = hiddenRows[i][n];
      }
      Rows.rectify(column, count);
    }
    Arrays.fill(greatest, 0, count, Float.NEGATIVE_INFINITY);
    Arrays.fill(sums, 0, count, 0);
    for (int code = 0; code < output.length; code++) {
      Arrays.fill(logits[code], 0, count, 0);
      Rows.add(logits[code], hiddenColumns, 0, output[code], hidden + 1, count);
      Rows.greatest(greatest, logits[code], count);
    }
    for (int code = 0; code < output.length; code++) {
      Rows.exponentials(logits[code], greatest, sums, count);
    }
  }

  private void restrict(float[] shares, int count, float @Nullable [] inside, int first) {
    for (int i = 0; i < count; i++) {
      float all = sums[i];
      float kept = 0;
      for (int code = 0; code < shares.length; code++) {
        logits[code][i] *= shares[code];
        kept += logits[code][i];
      }
      sums[i] = kept;
      if (inside != null) {
        inside[first + i] = Math.min(1, kept / all);
      }
    }
  }

  /// Counts the classes that lie wholly below the target. The comparison is arithmetic, so that the
  /// compiler makes vectors of it.
  private static void pass(
      float[] probability, float[] reached, float[] targets, float[] drawn, int count) {
    for (int i = 0; i < count; i++) {
      float sum = reached[i] + probability[i];
      reached[i] = sum;
      drawn[i] += Math.min(1f, Math.max(0f, (targets[i] - sum) * 1e30f));
    }
  }
}
