package dev.understudy.synth.mixture;

import dev.understudy.synth.encoding.Persons;
import dev.understudy.synth.internal.PolyaTree;
import java.util.Arrays;
import java.util.Optional;

/// The rows a mixture learns from, feature by feature.
///
/// @param codes `[feature][row]`, -1 where nothing is known
/// @param whole probabilities of the codes over all rows, `[feature][code]`
/// @param trees how ordered features are smoothed, `[feature]`, empty for unordered ones
/// @param weight `[row]`, such that the rows of a person weigh one together
/// @param count `[row]`, what a row counts: one, less where a person has far more rows than others
/// @param target the feature that is the target, -1 if there is none
record CodedRows(
    int[][] codes,
    double[][] whole,
    java.util.List<Optional<PolyaTree>> trees,
    float[] weight,
    float[] count,
    int target) {

  static CodedRows of(
      int[][] codes, int[] cardinality, boolean[] ordered, Persons persons, int target) {
    float[] weight = persons.rowWeights();
    float[] count = persons.rowCounts();
    double[][] whole = new double[codes.length][];
    java.util.List<Optional<PolyaTree>> trees = new java.util.ArrayList<>();
    for (int feature = 0; feature < codes.length; feature++) {
      whole[feature] = shares(codes[feature], count, cardinality[feature]);
      trees.add(ordered[feature] ? Optional.of(PolyaTree.of(whole[feature])) : Optional.empty());
    }
    return new CodedRows(codes, whole, trees, weight, count, target);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  private static double[] shares(int[] codes, float[] count, int cardinality) {
    double[] counts = new double[cardinality];
    double known = 0;
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] >= 0) {
        counts[codes[row]] += count[row];
        known += count[row];
      }
    }
    for (int code = 0; code < cardinality; code++) {
      counts[code] = known > 0 ? counts[code] / known : 1.0 / cardinality;
    }
    return counts;
  }

  int features() {
    return codes.length;
  }

  /// How many persons there are.
  double persons() {
    return sum(weight);
  }

  int codeCount() {
    return Arrays.stream(whole).mapToInt(codes -> codes.length).sum();
  }
}
