package dev.understudy.synth.bayesian;

import java.util.Arrays;

/// The distribution of a feature's codes for each combination of its parents' groups.
///
/// ```
///   cell = sum over parents of group * product of the (groups + 1) of the parents after it
/// ```
///
/// @param parents features, `[parent]`
/// @param levels at which they are seen, `[parent]`
/// @param probabilities `[cell][code]`, cells without rows of their own may share an array
record ConditionalTable(int[] parents, int[] levels, double[][] probabilities) {

  /// How many cells there are for these parents, with the unknown of each; at most
  /// [Integer#MAX_VALUE].
  static long cells(int[] parents, int[] levels, Groups[] groups) {
    long cells = 1;
    for (int k = 0; k < parents.length; k++) {
      cells = Math.min(Integer.MAX_VALUE, cells * (groups[parents[k]].count(levels[k]) + 1));
    }
    return cells;
  }

  /// The cell of a row.
  ///
  /// @param codes `[feature][row]`, those of the parents known or -1
  int cell(Groups[] groups, int[][] codes, int row) {
    return cell(parents, levels, groups, codes, row);
  }

  static int cell(int[] parents, int[] levels, Groups[] groups, int[][] codes, int row) {
    int cell = 0;
    for (int k = 0; k < parents.length; k++) {
      Groups seen = groups[parents[k]];
      cell = cell * (seen.count(levels[k]) + 1) + seen.of(levels[k], codes[parents[k]][row]);
    }
    return cell;
  }

  int codes() {
    return probabilities[0].length;
  }

  /// Whether all cells have distributions over `codes` codes.
  boolean isSound(int codes) {
    return Arrays.stream(probabilities)
        .allMatch(cell ->
            cell.length == codes
                && Arrays.stream(cell).allMatch(probability -> probability >= 0)
                && Math.abs(Arrays.stream(cell).sum() - 1) < 1e-6);
  }
}
