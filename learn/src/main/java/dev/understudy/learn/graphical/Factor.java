package dev.understudy.learn.graphical;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Numbers for the cells of a table.
///
/// @param features in the order of the table, first slowest
/// @param values `[cells]`, row-major
record Factor(int[] features, double[] values) {

  static Factor product(Domain domain, List<Factor> factors) {
    int[] union =
        factors.stream()
            .flatMapToInt(factor -> Arrays.stream(factor.features))
            .distinct()
            .toArray();
    double[] product = new double[Math.toIntExact((long) domain.cells(union))];
    Arrays.fill(product, 1);
    for (Factor factor : factors) {
      int[] map = domain.map(union, factor.features);
      for (int cell = 0; cell < product.length; cell++) {
        product[cell] *= factor.values[map[cell]];
      }
    }
    return new Factor(union, product);
  }

  /// Sums over all other features.
  ///
  /// @param kept in the order of the new table, all among the features
  Factor onto(Domain domain, int[] kept) {
    double[] sums = new double[(int) domain.cells(kept)];
    int[] map = domain.map(features, kept);
    for (int cell = 0; cell < values.length; cell++) {
      sums[map[cell]] += values[cell];
    }
    return new Factor(kept, sums);
  }

  /// Sums over all features that fail a test.
  Factor onto(Domain domain, IntPredicate kept) {
    return onto(domain, IntStream.of(features).filter(kept).toArray());
  }
}
