package dev.understudy.learn;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;

/// How wide the intervals of several figures must be so that all of them hold at once: the quantile
/// of the largest of several correlated standard normals (Hothorn, Bretz and Westfall, Biometrical
/// Journal 50, 2008). Figures that move together cost less than Bonferroni's correction has them
/// pay.
public final class SimultaneousIntervals {

  /// The quantile of the maximum is then known to about .01.
  private static final int DRAWS = 20_000;

  /// Keeps a correlation matrix of equal figures positive definite.
  private static final double RIDGE = 1e-9;

  private SimultaneousIntervals() {}

  /// The critical value in standard errors, 1.96 for one figure at level 0.95.
  ///
  /// @param influences how far each person moves each figure, `[figure][person]`; a figure that
  ///   nobody moves counts as independent of the others
  /// @param independent further figures that rest on other rows
  /// @param level such as 0.95, of all intervals together
  public static double criticalValue(
      double[][] influences, int independent, double level, Seed seed) {
    int figures = influences.length;
    Cholesky factor =
        Cholesky.of(correlations(influences))
            .orElseThrow(() -> new IllegalStateException("influences are not finite"));
    RandomStream random = seed.stream();
    double[] largest = new double[DRAWS];
    double[] normals = new double[figures];
    for (int draw = 0; draw < DRAWS; draw++) {
      double most = 0;
      for (int figure = 0; figure < figures; figure++) {
        normals[figure] = random.nextGaussian();
      }
      for (double correlated : factor.times(normals)) {
        most = Math.max(most, Math.abs(correlated));
      }
      for (int figure = 0; figure < independent; figure++) {
        most = Math.max(most, Math.abs(random.nextGaussian()));
      }
      largest[draw] = most;
    }
    Arrays.sort(largest);
    return Intervals.quantile(largest, level);
  }

  private static double[][] correlations(double[][] influences) {
    int figures = influences.length;
    double[] norms = new double[figures];
    for (int figure = 0; figure < figures; figure++) {
      norms[figure] = Math.sqrt(product(influences[figure], influences[figure]));
    }
    double[][] correlations = new double[figures][figures];
    for (int first = 0; first < figures; first++) {
      correlations[first][first] = 1 + RIDGE;
      for (int second = 0; second < first; second++) {
        double scale = norms[first] * norms[second];
        double correlation =
            scale == 0 ? 0 : product(influences[first], influences[second]) / scale;
        correlations[first][second] = correlation;
        correlations[second][first] = correlation;
      }
    }
    return correlations;
  }

  private static double product(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
