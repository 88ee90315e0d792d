package dev.understudy.synth.mixture;

import dev.understudy.learn.Chunks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Components of a mixture: `p(row) = sum over k of share[k] * product over features of p_k(code)`.
///
/// Probabilities are kept as lifts, how many times as probable a code is in a component as in all
/// rows. Products of lifts stay near one, so they need neither logarithms nor exponentials, and a
/// loop over the components of one code is a loop over an array.
///
/// Immutable.
final class Components {

  /// Rows worked on together.
  private static final int ROWS = 512;

  /// What a component must have of a row, measured by the component that has most of it, to be
  /// counted. What is left out is below the share of any single row.
  private static final float LEAST = 1e-4f;

  /// Lifts multiplied before the largest product is brought back to one: a lift is at most the
  /// inverse of the share of five persons, so four of them fit a float up to 10^9 rows.
  private static final int TOGETHER = 4;

  private final double[] share;
  private final double[][] whole;
  private final double[][] logWhole;
  private final float[][][] lift;

  /// @param share of each component, `[component]`, sums to one
  /// @param whole probabilities of the codes over all rows, `[feature][code]`
  /// @param lift `[feature][code][component]`
  Components(double[] share, double[][] whole, float[][][] lift) {
    this.share = share;
    this.whole = whole;
    this.lift = lift;
    this.logWhole =
        Arrays.stream(whole)
            .map(codes -> Arrays.stream(codes).map(StrictMath::log).toArray())
            .toArray(double[][]::new);
  }

  int count() {
    return share.length;
  }

  /// `[component]`, sums to one.
  double[] share() {
    return share;
  }

  /// How many codes a feature has.
  int codes(int feature) {
    return whole[feature].length;
  }

  int features() {
    return whole.length;
  }

  /// The probabilities of the codes in all rows, `[feature][code]`.
  double[][] whole() {
    return whole;
  }

  /// `[feature][code][component]`
  float[][][] lift() {
    return lift;
  }

  /// The probability of a code in a component.
  double probability(int feature, int code, int component) {
    return whole[feature][code] * lift[feature][code][component];
  }

  /// Which components rows come from.
  ///
  /// @param parts rows in order, some per part
  /// @param logLikelihood of all rows, each by what it counts, natural logarithm
  record Responsibilities(List<Part> parts, double logLikelihood) {}

  /// @param rows numbers of the rows
  /// @param begin where the components of each row begin in the arrays below, one more than rows
  /// @param component that has a part of the row
  /// @param part that it has, sums to one per row
  record Part(int[] rows, int[] begin, int[] component, float[] part) {}

  /// The expectation step of EM (Dempster, Laird and Rubin, 1977).
  ///
  /// @param rows numbers of the rows asked for
  Responsibilities responsibilities(CodedRows table, int[] rows) {
    double[] sums = new double[(rows.length + ROWS - 1) / ROWS];
    List<Part> parts =
        Chunks.map(
            rows.length,
            ROWS,
            (from, to) -> {
              int[] own = Arrays.copyOfRange(rows, from, to);
              Posterior posterior = new Posterior();
              int[] begin = new int[own.length + 1];
              int[] component = new int[4 * own.length];
              float[] part = new float[component.length];
              int next = 0;
              double sum = 0;
              for (int i = 0; i < own.length; i++) {
                sum += table.count()[own[i]] * posterior.of(table.codes(), own[i]);
                if (next + posterior.found > part.length) {
                  int size = Math.max(2 * part.length, next + posterior.found);
                  component = Arrays.copyOf(component, size);
                  part = Arrays.copyOf(part, size);
                }
                System.arraycopy(posterior.component, 0, component, next, posterior.found);
                System.arraycopy(posterior.part, 0, part, next, posterior.found);
                next += posterior.found;
                begin[i + 1] = next;
              }
              sums[from / ROWS] = sum;
              return new Part(own, begin, component, part);
            });
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return new Responsibilities(parts, total);
  }

  /// The natural logarithm of the probability of each row, `[row]`.
  double[] logProbability(int[][] codes, int rows) {
    double[] logs = new double[rows];
    Chunks.forEach(
        rows,
        ROWS,
        (from, to) -> {
          Posterior posterior = new Posterior();
          for (int row = from; row < to; row++) {
            logs[row] = posterior.of(codes, row);
          }
        });
    return logs;
  }

  /// The components of one row after another.
  private final class Posterior {
    private final float[] product = new float[count()];
    private final float[] start = new float[count()];
    private final float[] ones = new float[count()];
    private final int[] component = new int[count()];
    private final float[] part = new float[count()];
    private int found;

    Posterior() {
      Arrays.fill(ones, 1);
      for (int k = 0; k < start.length; k++) {
        start[k] = (float) share[k];
      }
    }

    /// Finds the components a row comes from.
    ///
    /// @return the logarithm of the row's probability
    double of(int[][] codes, int row) {
      System.arraycopy(start, 0, product, 0, product.length);
      List<float[]> factors = new ArrayList<>(TOGETHER);
      double log = 0;
      float most = 1;
      for (int feature = 0; feature < lift.length; feature++) {
        int code = codes[feature][row];
        if (code >= 0) {
          factors.add(lift[feature][code]);
          log += logWhole[feature][code];
        }
        if (factors.size() == TOGETHER || feature == lift.length - 1) {
          while (factors.size() < TOGETHER) {
            factors.add(ones);
          }
          multiply(product, 1 / most, factors);
          log += StrictMath.log(most);
          factors.clear();
          most = most(product);
        }
      }
      return log + collect(most);
    }

    private double collect(float most) {
      float least = most * LEAST;
      double all = 0;
      double counted = 0;
      found = 0;
      if (most == 0) {
        return Double.NEGATIVE_INFINITY;
      }
      for (int k = 0; k < product.length; k++) {
        all += product[k];
        if (product[k] >= least) {
          component[found] = k;
          part[found++] = product[k];
          counted += product[k];
        }
      }
      for (int i = 0; i < found; i++) {
        part[i] /= (float) counted;
      }
      return StrictMath.log(all);
    }
  }

  private static void multiply(float[] product, float scale, List<float[]> factors) {
    float[] a = factors.get(0);
    float[] b = factors.get(1);
    float[] c = factors.get(2);
    float[] d = factors.get(3);
    for (int k = 0; k < product.length; k++) {
      product[k] = product[k] * scale * a[k] * b[k] * (c[k] * d[k]);
    }
  }

  private static float most(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, value);
    }
    return most;
  }
}
