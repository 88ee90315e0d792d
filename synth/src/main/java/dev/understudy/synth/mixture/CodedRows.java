package dev.understudy.synth.mixture;

import dev.understudy.synth.internal.PolyaTree;
import java.util.Arrays;
import java.util.Optional;

/// The rows a mixture learns from, feature by feature.
///
/// @param codes `[feature][row]`, -1 where nothing is known
/// @param whole probabilities of the codes over all rows, `[feature][code]`
/// @param trees how ordered features are smoothed, `[feature]`, empty for unordered ones
/// @param weight `[row]`, such that the rows of a person weigh one together
/// @param target the feature that is the target, -1 if there is none
record CodedRows(
    int[][] codes,
    double[][] whole,
    java.util.List<Optional<PolyaTree>> trees,
    float[] weight,
    int target) {

  static CodedRows of(
      int[][] codes, int[] cardinality, boolean[] ordered, float[] weight, int target) {
    double[][] whole = new double[codes.length][];
    java.util.List<Optional<PolyaTree>> trees = new java.util.ArrayList<>();
    for (int feature = 0; feature < codes.length; feature++) {
      whole[feature] = shares(codes[feature], cardinality[feature]);
      trees.add(ordered[feature] ? Optional.of(PolyaTree.of(whole[feature])) : Optional.empty());
    }
    return new CodedRows(codes, whole, trees, weight, target);
  }

  private static double[] shares(int[] codes, int cardinality) {
    double[] counts = new double[cardinality];
    double known = 0;
    for (int code : codes) {
      if (code >= 0) {
        counts[code]++;
        known++;
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

  int codeCount() {
    return Arrays.stream(whole).mapToInt(codes -> codes.length).sum();
  }
}
