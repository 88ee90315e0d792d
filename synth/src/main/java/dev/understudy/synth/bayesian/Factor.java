package dev.understudy.synth.bayesian;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// A function of the groups of a few features.
///
/// @param scope features, ascending
/// @param sizes groups of each, `[place in scope]`
/// @param values row-major, the first feature slowest
record Factor(int[] scope, int[] sizes, double[] values) {

  /// Largest number of values: more would not be looked at in reasonable time.
  static final int LARGEST = 1 << 22;

  static Factor zeros(int[] scope, int[] sizes) {
    return new Factor(
        scope, sizes, new double[Arrays.stream(sizes).reduce(1, Math::multiplyExact)]);
  }

  /// The features of several factors together, ascending.
  static int[] union(List<Factor> factors) {
    TreeSet<Integer> union = new TreeSet<>();
    factors.forEach(factor -> Arrays.stream(factor.scope).forEach(union::add));
    return union.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The place of a value.
  ///
  /// @param group of every feature, `[feature]`
  int at(int[] group) {
    int at = 0;
    for (int k = 0; k < scope.length; k++) {
      at = at * sizes[k] + group[scope[k]];
    }
    return at;
  }

  /// Writes the groups of the value at a place into `group`, `[feature]`.
  void groups(int at, int[] group) {
    int rest = at;
    for (int k = scope.length - 1; k >= 0; k--) {
      group[scope[k]] = rest % sizes[k];
      rest /= sizes[k];
    }
  }

  /// @param sizes groups of every feature, `[feature]`
  static Factor product(List<Factor> factors, int[] sizes) {
    int[] scope = union(factors);
    Factor product = zeros(scope, Arrays.stream(scope).map(feature -> sizes[feature]).toArray());
    int[] group = new int[sizes.length];
    for (int at = 0; at < product.values.length; at++) {
      product.groups(at, group);
      double value = 1;
      for (Factor factor : factors) {
        value *= factor.values[factor.at(group)];
      }
      product.values[at] = value;
    }
    return product;
  }

  /// The sum over all groups of a feature.
  Factor without(int feature) {
    int[] left = Arrays.stream(scope).filter(one -> one != feature).toArray();
    int[] leftSizes = new int[left.length];
    int highest = Arrays.stream(scope).max().orElse(0);
    int[] group = new int[highest + 1];
    for (int k = 0, next = 0; k < scope.length; k++) {
      if (scope[k] != feature) {
        leftSizes[next++] = sizes[k];
      }
    }
    Factor sums = zeros(left, leftSizes);
    for (int at = 0; at < values.length; at++) {
      groups(at, group);
      sums.values[sums.at(group)] += values[at];
    }
    return sums;
  }
}
