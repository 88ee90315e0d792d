package dev.understudy.judge.internal;

import dev.understudy.judge.Classification;
import dev.understudy.judge.Classification.ClassScore;
import dev.understudy.learn.RocArea;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What a model predicted for the test rows, and how good that is under any weights of the rows.
public final class Predictions {

  private final Target target;
  private final float[] truth;

  /// Probability of each class, `[row][class]`, or the number, `[row][1]`.
  private final float[][] predicted;

  private final int[] predictedClasses;

  /// Rows by ascending probability of a class, `[class][row]`; only class 1 where there are two.
  private final List<int[]> orders = new ArrayList<>();

  /// @param predicted as [BoostedTrees] gives it
  public Predictions(Target target, float[] truth, float[][] predicted) {
    this.target = target;
    this.truth = truth;
    this.predicted = predicted;
    this.predictedClasses =
        IntStream.range(0, target.isNumber() ? 0 : truth.length)
            .map(row -> mostProbable(predicted[row]))
            .toArray();
    for (int rankedClass : rankedClasses()) {
      int column = predicted.length > 0 && predicted[0].length == 1 ? 0 : rankedClass;
      orders.add(ascending(predicted, column));
    }
  }

  /// Rows by ascending probability, equal ones by row: the bits of floats that are not negative
  /// order as the floats do.
  private static int[] ascending(float[][] predicted, int column) {
    long[] keyed = new long[predicted.length];
    for (int row = 0; row < keyed.length; row++) {
      keyed[row] = ((long) Float.floatToIntBits(predicted[row][column]) << 32) | row;
    }
    Arrays.sort(keyed);
    return Arrays.stream(keyed).mapToInt(key -> (int) key).toArray();
  }

  /// Number of test rows.
  public int rows() {
    return truth.length;
  }

  /// How many classes there are, 0 for a number.
  public int classes() {
    return target.classes().size();
  }

  /// The class a row has.
  public int trueClass(int row) {
    return (int) truth[row];
  }

  /// The class a row is predicted to have.
  public int predictedClass(int row) {
    return predictedClasses[row];
  }

  private int[] rankedClasses() {
    int classes = target.classes().size();
    return classes == 2 ? new int[] {1} : IntStream.range(0, classes).toArray();
  }

  /// Numbers looked at for one figure: rows, times the classes that are ranked.
  public long cells() {
    return (long) truth.length * Math.max(1, orders.size());
  }

  /// Probability the model gives a class of a row.
  public float probability(int row, int ofClass) {
    return probability(predicted[row], ofClass);
  }

  /// @param shares one row as [BoostedTrees] predicts it
  static float probability(float[] shares, int ofClass) {
    if (shares.length > 1) {
      return shares[ofClass];
    }
    return ofClass == 1 ? shares[0] : 1 - shares[0];
  }

  /// The first of the most probable classes.
  ///
  /// @param shares one row as [BoostedTrees] predicts it
  static int mostProbable(float[] shares) {
    int best = 0;
    for (int other = 1; other < Math.max(2, shares.length); other++) {
      if (probability(shares, other) > probability(shares, best)) {
        best = other;
      }
    }
    return best;
  }

  /// Area under the ROC curve; of more than two classes the mean over the classes, each against the
  /// rest, that some test row has. NaN where there is none.
  public double area(byte[] weights) {
    int[] ranked = rankedClasses();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < ranked.length; i++) {
      double area = area(orders.get(i), ranked[i], weights);
      if (!Double.isNaN(area)) {
        sum += area;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private double area(int[] order, int ofClass, byte[] weights) {
    double below = 0;
    double positives = 0;
    double wins = 0;
    for (int start = 0; start < order.length; ) {
      float score = probability(order[start], ofClass);
      double tiedPositives = 0;
      double tiedNegatives = 0;
      int end = start;
      for (; end < order.length && probability(order[end], ofClass) == score; end++) {
        if (truth[order[end]] == ofClass) {
          tiedPositives += weights[order[end]];
        } else {
          tiedNegatives += weights[order[end]];
        }
      }
      wins += tiedPositives * (below + tiedNegatives / 2);
      below += tiedNegatives;
      positives += tiedPositives;
      start = end;
    }
    return positives == 0 || below == 0 ? Double.NaN : wins / (positives * below);
  }

  /// Area and variance where there are two classes.
  ///
  /// @param persons whom each row belongs to
  public RocArea rocArea(int[] persons) {
    double[] scores = new double[truth.length];
    boolean[] positive = new boolean[truth.length];
    for (int row = 0; row < truth.length; row++) {
      scores[row] = probability(row, 1);
      positive[row] = truth[row] == 1;
    }
    return RocArea.of(scores, positive, persons);
  }

  /// Counts of true against predicted classes, `[true][predicted]`.
  public long[][] confusion(byte[] weights) {
    int classes = target.classes().size();
    long[][] counts = new long[classes][classes];
    for (int row = 0; row < truth.length; row++) {
      counts[(int) truth[row]][predictedClasses[row]] += weights[row];
    }
    return counts;
  }

  public static double accuracy(long[][] confusion) {
    long right = 0;
    long all = 0;
    for (int i = 0; i < confusion.length; i++) {
      right += confusion[i][i];
      all += Arrays.stream(confusion[i]).sum();
    }
    return all == 0 ? Double.NaN : (double) right / all;
  }

  /// Mean F1 of the classes that a row has or is predicted to have.
  public static double macroF1(long[][] confusion) {
    double sum = 0;
    int count = 0;
    for (int of = 0; of < confusion.length; of++) {
      ClassScore score = score(confusion, of, "");
      if (score.support() > 0 || predictedCount(confusion, of) > 0) {
        sum += score.f1();
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static long predictedCount(long[][] confusion, int of) {
    long count = 0;
    for (long[] row : confusion) {
      count += row[of];
    }
    return count;
  }

  private static ClassScore score(long[][] confusion, int of, String name) {
    double right = confusion[of][of];
    long support = Arrays.stream(confusion[of]).sum();
    long called = predictedCount(confusion, of);
    return new ClassScore(
        name,
        called == 0 ? 0 : right / called,
        support == 0 ? 0 : right / support,
        called + support == 0 ? 0 : 2 * right / (called + support),
        support);
  }

  /// @param trainedOn `"real"` or `"synthetic"`
  public Classification classification(String trainedOn) {
    long[][] confusion = confusion(Weights.once(truth.length)[0]);
    List<ClassScore> scores = new ArrayList<>();
    for (int of = 0; of < confusion.length; of++) {
      scores.add(score(confusion, of, target.classes().get(of)));
    }
    return new Classification(trainedOn, target.classes(), confusion, List.copyOf(scores));
  }

  /// Share of the variance of a number that is explained, 1 - residual over total sum of squares;
  /// NaN where the truth does not vary.
  public double explained(byte[] weights) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    double residual = 0;
    for (int row = 0; row < truth.length; row++) {
      double weight = weights[row];
      double error = truth[row] - predicted[row][0];
      n += weight;
      sum += weight * truth[row];
      squares += weight * truth[row] * truth[row];
      residual += weight * error * error;
    }
    double total = squares - sum * sum / n;
    return total > 1e-12 * squares ? 1 - residual / total : Double.NaN;
  }
}
