package dev.understudy.synth.relation;

import dev.understudy.learn.Cholesky;
import dev.understudy.synth.relation.Formula.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the quantity that is the sum of many others, some perhaps subtracted, by least squares on
/// rows spread over the table.
final class TotalSearch {

  /// Parts beyond which no totals are looked for.
  private static final int MOST_PARTS = 60;

  /// Rows that the coefficients are solved from.
  private static final int ROWS = 600;

  /// How near a coefficient must come to -1, 0 or 1.
  private static final double NEAR = 1e-3;

  private TotalSearch() {}

  /// @param x the total
  /// @param parts quantities it may be made of
  /// @return a sum of at least three parts, not yet held against all rows
  static Optional<Formula> find(Quantity x, List<Quantity> parts) {
    int count = parts.size();
    if (count < 3 || count > MOST_PARTS) {
      return Optional.empty();
    }
    int all = x.values().length;
    double[][] products = new double[count][count];
    double[] right = new double[count];
    double[] at = new double[count];
    int used = 0;
    int step = Math.max(1, all / ROWS);
    for (int row = 0; row < all && used < ROWS; row += step) {
      if (!complete(x, parts, row, at)) {
        continue;
      }
      used++;
      for (int i = 0; i < count; i++) {
        right[i] += at[i] * x.values()[row];
        for (int j = 0; j < count; j++) {
          products[i][j] += at[i] * at[j];
        }
      }
    }
    if (used < 2 * count) {
      return Optional.empty();
    }
    return scaled(products, right).flatMap(coefficients -> total(coefficients, parts));
  }

  private static boolean complete(Quantity x, List<Quantity> parts, int row, double[] at) {
    boolean complete = !Double.isNaN(x.values()[row]);
    for (int k = 0; k < at.length; k++) {
      at[k] = parts.get(k).values()[row];
      complete &= !Double.isNaN(at[k]);
    }
    return complete;
  }

  /// Solves the normal equations with columns of length one.
  private static Optional<double[]> scaled(double[][] products, double[] right) {
    int count = right.length;
    double[] length = new double[count];
    for (int i = 0; i < count; i++) {
      length[i] = Math.sqrt(products[i][i]);
      if (length[i] == 0) {
        return Optional.empty();
      }
    }
    double[][] matrix = new double[count][count];
    double[] vector = new double[count];
    for (int i = 0; i < count; i++) {
      vector[i] = right[i] / length[i];
      for (int j = 0; j < count; j++) {
        matrix[i][j] = products[i][j] / (length[i] * length[j]);
      }
    }
    return Cholesky.of(matrix)
        .map(factor -> {
          double[] solved = factor.solve(vector);
          for (int i = 0; i < count; i++) {
            solved[i] /= length[i];
          }
          return solved;
        });
  }

  private static Optional<Formula> total(double[] coefficients, List<Quantity> parts) {
    List<String> sources = new ArrayList<>();
    List<Double> terms = new ArrayList<>();
    for (int k = 0; k < coefficients.length; k++) {
      double whole = Math.rint(coefficients[k]);
      if (Math.abs(coefficients[k] - whole) > NEAR || Math.abs(whole) > 1) {
        return Optional.empty();
      }
      if (whole != 0) {
        sources.add(parts.get(k).name());
        terms.add(whole);
      }
    }
    if (sources.size() < 3) {
      return Optional.empty();
    }
    double[] signs = terms.stream().mapToDouble(Double::doubleValue).toArray();
    return Optional.of(new Formula(Operation.SUM, sources, signs, 1));
  }
}
