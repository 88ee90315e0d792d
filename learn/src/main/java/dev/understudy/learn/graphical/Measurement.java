package dev.understudy.learn.graphical;

import java.util.Arrays;

/// A marginal table that was counted with noise, over features or groups of their codes.
///
/// @param scope what was crossed
/// @param counts `[cells of the scope]`, row-major; may be negative
/// @param variances of the noise of each count, above 0
public record Measurement(Scope scope, double[] counts, double[] variances) {

  public Measurement {
    if (scope.cells() != counts.length || scope.cells() != variances.length) {
      throw new IllegalArgumentException("a measurement has one count per cell");
    }
    if (!Arrays.stream(variances).allMatch(variance -> variance > 0)) {
      throw new IllegalArgumentException("the variance of a measurement is above 0");
    }
  }

  /// With the same noise in every count.
  public static Measurement of(Scope scope, double[] counts, double variance) {
    double[] variances = new double[counts.length];
    Arrays.fill(variances, variance);
    return new Measurement(scope, counts, variances);
  }

  /// The same table as seen from units of codes; counts of codes of one unit are added up.
  ///
  /// @param units `[feature]` of all features
  public Measurement onUnits(Grouping[] units) {
    Scope seen = scope.onUnits(units);
    int[] map = scope.cellsOf(seen, units);
    double[] sums = new double[(int) seen.cells()];
    double[] sumVariances = new double[sums.length];
    for (int cell = 0; cell < map.length; cell++) {
      sums[map[cell]] += counts[cell];
      sumVariances[map[cell]] += variances[cell];
    }
    return new Measurement(seen, sums, sumVariances);
  }
}
