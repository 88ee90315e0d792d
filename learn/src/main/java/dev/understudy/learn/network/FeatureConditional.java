package dev.understudy.learn.network;

import dev.understudy.table.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The distribution of one feature of an [AutoregressiveNetwork] given the classes of some others:
/// the mean of what its members say. Immutable; who draws brings a [Workspace].
public final class FeatureConditional {

  private static final int BLOCK = AutoregressivePass.BLOCK;

  private final List<MemberConditional> members;
  private final int cardinality;

  FeatureConditional(List<MemberConditional> members) {
    this.members = members;
    this.cardinality = members.getFirst().cardinality();
  }

  /// Working memory for drawing from any conditional of a network. Not for several threads at once.
  public static final class Workspace {

    final float[][] units;
    final float[][] unitColumns;
    final float[][] logitRows;
    final float[][] parts;
    final float[][] ones;
    final int[] all;
    final float[] greatest = new float[BLOCK];

    /// Probabilities up to a factor, `[class][row]`, of one member and of all.
    final float[][] weights;

    private final float[][] sums;

    /// Their sums, `[row]`.
    final float[] totals = new float[BLOCK];

    private final int[] strata = new int[BLOCK];
    private final float[] targets = new float[BLOCK];
    private final float[] reached = new float[BLOCK];
    private final float[] drawn = new float[BLOCK];

    public Workspace(AutoregressiveShape shape) {
      int mostClasses = Arrays.stream(shape.classes()).max().orElse(0);
      int mostUnits = Arrays.stream(shape.hidden()).max().orElse(0);
      unitColumns = new float[mostUnits + 1][BLOCK];
      units = new float[BLOCK][RowSums.padded(mostUnits + 1)];
      logitRows = new float[BLOCK][RowSums.padded(mostClasses)];
      weights = new float[mostClasses][BLOCK];
      sums = new float[mostClasses][BLOCK];
      parts = new float[shape.features()][];
      ones = new float[1][shape.features()];
      Arrays.fill(ones[0], 1);
      all = new int[Math.max(mostUnits + 1, shape.features())];
      Arrays.setAll(all, i -> i);
    }
  }

  /// Draws a class for each of the rows `from .. to - 1`. Chance is spread evenly over blocks of
  /// 128 rows (stratified), so that shares of classes come out closer to the probabilities than
  /// independent draws would have them; each row by itself is drawn as it should be.
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
      float[][] weights = weigh(classes, first, count, space);
      if (shares != null) {
        restrict(weights, shares, count, space, inside, first);
      }
      choose(weights, count, random, space, into, first);
    }
  }

  /// The natural logarithm of the probability of each class, for one row.
  ///
  /// @param classes `[feature]`, -1 where not known; those of the known features are read
  public double[] logProbabilities(int[] classes) {
    double[] first = members.getFirst().logProbabilities(classes);
    if (members.size() == 1) {
      return first;
    }
    double[] mean = new double[first.length];
    for (MemberConditional member : members) {
      double[] logs = member.logProbabilities(classes);
      for (int code = 0; code < mean.length; code++) {
        mean[code] += StrictMath.exp(logs[code]) / members.size();
      }
    }
    for (int code = 0; code < mean.length; code++) {
      // What no member's double can hold is as good as impossible, but not quite.
      mean[code] = StrictMath.log(Math.max(mean[code], Double.MIN_NORMAL));
    }
    return mean;
  }

  /// Probabilities up to a factor, `[class][row]`; their sums are the space's totals.
  private float[][] weigh(int[][] classes, int first, int count, Workspace space) {
    members.getFirst().weigh(classes, first, count, space);
    if (members.size() == 1) {
      return space.weights;
    }
    int length = RowSums.padded(count);
    for (int code = 0; code < cardinality; code++) {
      Arrays.fill(space.sums[code], 0, length, 0);
    }
    for (int member = 0; member < members.size(); member++) {
      if (member > 0) {
        members.get(member).weigh(classes, first, count, space);
      }
      for (int i = 0; i < count; i++) {
        space.totals[i] = 1 / space.totals[i];
      }
      for (int code = 0; code < cardinality; code++) {
        Rows.addScaled(space.sums[code], space.weights[code], space.totals, length);
      }
    }
    Arrays.fill(space.totals, 0, length, 0);
    for (int code = 0; code < cardinality; code++) {
      Rows.add(space.totals, space.sums[code], length);
    }
    return space.sums;
  }

  private static void restrict(
      float[][] weights,
      float[] shares,
      int count,
      Workspace space,
      float @Nullable [] inside,
      int first) {
    for (int i = 0; i < count; i++) {
      float kept = 0;
      for (int code = 0; code < shares.length; code++) {
        weights[code][i] *= shares[code];
        kept += weights[code][i];
      }
      if (inside != null) {
        inside[first + i] = Math.min(1, kept / space.totals[i]);
      }
      space.totals[i] = kept;
    }
  }

  private void choose(
      float[][] weights, int count, RandomStream random, Workspace space, int[] into, int first) {
    float[] totals = space.totals;
    strata(space.strata, count, random);
    for (int i = 0; i < count; i++) {
      double uniform = (space.strata[i] + random.nextDouble()) / count;
      space.targets[i] = (float) uniform * totals[i];
    }
    int length = RowSums.padded(count);
    Arrays.fill(space.reached, 0, length, 0);
    Arrays.fill(space.drawn, 0, length, 0);
    for (int code = 0; code < cardinality; code++) {
      pass(weights[code], space.reached, space.targets, space.drawn, length);
    }
    for (int i = 0; i < count; i++) {
      int code = Math.min(cardinality - 1, (int) (space.drawn[i] + 0.5f));
      while (code > 0 && weights[code][i] == 0) {
        code--;
      }
      while (code < cardinality - 1 && weights[code][i] == 0) {
        code++;
      }
      into[first + i] = totals[i] > 0 ? code : -1;
    }
  }

  /// The numbers below `count` in an order of their own for each draw: in one and the same order,
  /// columns that do not depend on each other would come to.
  private static void strata(int[] strata, int count, RandomStream random) {
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      strata[i] = strata[other];
      strata[other] = i;
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
