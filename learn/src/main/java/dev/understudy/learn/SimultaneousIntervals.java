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
    double[][] factor = cholesky(correlations(influences));
    RandomStream random = seed.stream();
    double[] largest = new double[DRAWS];
    double[] normals = new double[figures];
    for (int draw = 0; draw < DRAWS; draw++) {
      double most = 0;
      for (int figure = 0; figure < figures; figure++) {
        normals[figure] = random.nextGaussian();
        double correlated = 0;
        for (int other = 0; other <= figure; other++) {
          correlated += factor[figure][other] * normals[other];
        }
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

  /// Lower triangle L with L L' = matrix; a direction without variance left gets none.
  private static double[][] cholesky(double[][] matrix) {
    int size = matrix.length;
    double[][] factor = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = matrix[row][column];
        for (int k = 0; k < column; k++) {
          sum -= factor[row][k] * factor[column][k];
        }
        if (row == column) {
          factor[row][row] = Math.sqrt(Math.max(0, sum));
        } else {
          factor[row][column] = factor[column][column] == 0 ? 0 : sum / factor[column][column];
        }
      }
    }
    return factor;
  }
}
