package dev.understudy.learn.network;

import dev.understudy.table.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The distribution of one feature of an [AutoregressiveNetwork] given the classes of some others.
///
/// What each known class adds to the hidden units is worked out once for all rows, so a row only
/// adds up one array per known feature. Immutable; who draws brings a [Workspace].
public final class FeatureConditional {

  private static final int BLOCK = AutoregressivePass.BLOCK;
  private static final RowSums SUMS = RowSums.fastest();

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

  private FeatureConditional(
      int[] known, float[][][] added, float[] bias, float[][] output, int hidden) {
    this.known = known;
    this.added = added;
    this.bias = bias;
    this.output = output;
    this.hidden = hidden;
    turned = new float[hidden + 1][RowSums.padded(output.length)];
    Rows.transpose(output, output.length, turned, hidden + 1);
  }

  /// Working memory for drawing from any conditional of a network. Not for several threads at once.
  public static final class Workspace {

    private final float[][] units;
    private final float[][] logitRows;
    private final float[][] logits;
    private final float[][] parts;
    private final float[][] ones;
    private final int[] all;
    private final float[] greatest = new float[BLOCK];
    private final float[] totals = new float[BLOCK];
    private final float[] targets = new float[BLOCK];
    private final float[] reached = new float[BLOCK];
    private final float[] drawn = new float[BLOCK];

    public Workspace(AutoregressiveShape shape) {
      int mostClasses = Arrays.stream(shape.classes()).max().orElse(0);
      int mostUnits = Arrays.stream(shape.hidden()).max().orElse(0);
      units = new float[BLOCK][RowSums.padded(mostUnits + 1)];
      logitRows = new float[BLOCK][RowSums.padded(mostClasses)];
      logits = new float[mostClasses][BLOCK];
      parts = new float[shape.features()][];
      ones = new float[1][shape.features()];
      Arrays.fill(ones[0], 1);
      all = new int[Math.max(mostUnits + 1, shape.features())];
      Arrays.setAll(all, i -> i);
    }
  }

  static FeatureConditional of(AutoregressiveWeights weights, int target, int[] known) {
    AutoregressiveShape shape = weights.shape();
    int[] inputOffset = AutoregressiveShape.offsets(shape.embedding());
    int firstUnit = AutoregressiveShape.offsets(shape.hidden())[target];
    int hidden = shape.hidden()[target];
    int padded = RowSums.padded(hidden + 1);
    float[] bias = new float[padded];
    bias[hidden] = 1;
    for (int n = 0; n < hidden; n++) {
      bias[n] = weights.context()[firstUnit + n][0];
    }
    float[][][] added = new float[known.length][][];
    for (int k = 0; k < known.length; k++) {
      int feature = known[k];
      int width = shape.embedding()[feature];
      float[][] turned = new float[width][padded];
      for (int n = 0; n < hidden; n++) {
        float[] context = weights.context()[firstUnit + n];
        for (int d = 0; d < width; d++) {
          turned[d][n] = context[1 + inputOffset[feature] + d];
        }
      }
      float[][] vectors = weights.embedding()[feature];
      added[k] = new float[vectors.length][padded];
      int[] all = IntStream.range(0, width).toArray();
      SUMS.add(added[k], 0, vectors.length, turned, all, 0, width, vectors, 0, padded);
    }
    return new FeatureConditional(known.clone(), added, bias, weights.output()[target], hidden);
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
      Workspace space,
      int[] into,
      float @Nullable [] inside) {
    for (int first = from; first < to; first += BLOCK) {
      int count = Math.min(BLOCK, to - first);
      weigh(classes, first, count, space);
      if (shares != null) {
        restrict(shares, count, space, inside, first);
      }
      choose(count, random, space, into, first);
    }
  }

  private void choose(int count, RandomStream random, Workspace space, int[] into, int first) {
    float[][] logits = space.logits;
    float[] totals = space.totals;
    for (int i = 0; i < count; i++) {
      space.targets[i] = (float) random.nextDouble() * totals[i];
    }
    int length = RowSums.padded(count);
    Arrays.fill(space.reached, 0, length, 0);
    Arrays.fill(space.drawn, 0, length, 0);
    for (int code = 0; code < output.length; code++) {
      pass(logits[code], space.reached, space.targets, space.drawn, length);
    }
    for (int i = 0; i < count; i++) {
      int code = Math.min(output.length - 1, (int) (space.drawn[i] + 0.5f));
      while (code > 0 && logits[code][i] == 0) {
        code--;
      }
      while (code < output.length - 1 && logits[code][i] == 0) {
        code++;
      }
      into[first + i] = totals[i] > 0 ? code : -1;
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

  /// Probabilities up to a factor into the logits, their sums into the totals.
  private void weigh(int[][] classes, int first, int count, Workspace space) {
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
    int cardinality = output.length;
    int wide = RowSums.padded(cardinality);
    for (int i = 0; i < count; i++) {
      Arrays.fill(space.logitRows[i], 0, wide, 0);
    }
    SUMS.add(space.logitRows, 0, count, turned, space.all, 0, hidden + 1, units, 0, wide);
    float[][] logits = space.logits;
    Rows.transpose(space.logitRows, count, logits, cardinality);
    int length = RowSums.padded(count);
    Arrays.fill(space.greatest, 0, length, Float.NEGATIVE_INFINITY);
    Arrays.fill(space.totals, 0, length, 0);
    for (int code = 0; code < cardinality; code++) {
      Rows.greatest(space.greatest, logits[code], length);
    }
    for (int code = 0; code < cardinality; code++) {
      Rows.exponentials(logits[code], space.greatest, space.totals, length);
    }
  }

  private void restrict(
      float[] shares, int count, Workspace space, float @Nullable [] inside, int first) {
    for (int i = 0; i < count; i++) {
      float kept = 0;
      for (int code = 0; code < shares.length; code++) {
        space.logits[code][i] *= shares[code];
        kept += space.logits[code][i];
      }
      if (inside != null) {
        inside[first + i] = Math.min(1, kept / space.totals[i]);
      }
      space.totals[i] = kept;
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
