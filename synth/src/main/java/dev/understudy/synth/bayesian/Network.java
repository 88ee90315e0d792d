package dev.understudy.synth.bayesian;

import java.util.List;

/// A fitted network over the modelled features.
///
/// @param groups how each feature is seen by those that depend on it
/// @param tables `[feature]`
/// @param gains what each parent tells about the feature, nats per row, `[feature][parent]`
/// @param gate per feature the one that says whether it is present, -1 for none
/// @param order of the features, parents and gates first
record Network(
    List<Groups> groups, List<ConditionalTable> tables, double[][] gains, int[] gate, int[] order) {

  Network {
    groups = List.copyOf(groups);
    tables = List.copyOf(tables);
  }

  /// The features with parents and gates before those that depend on them, otherwise ascending.
  ///
  /// @throws IllegalArgumentException if features depend on each other in a circle
  static int[] order(List<ConditionalTable> tables, int[] gate) {
    int[] order = new int[gate.length];
    boolean[] placed = new boolean[gate.length];
    for (int place = 0; place < order.length; place++) {
      int next = -1;
      for (int feature = 0; feature < order.length && next < 0; feature++) {
        boolean ready = !placed[feature] && (gate[feature] < 0 || placed[gate[feature]]);
        for (int parent : tables.get(feature).parents()) {
          ready &= placed[parent];
        }
        next = ready ? feature : -1;
      }
      if (next < 0) {
        throw new IllegalArgumentException("features depend on each other in a circle");
      }
      order[place] = next;
      placed[next] = true;
    }
    return order;
  }

  /// The natural logarithm of the probability of a row's known codes given their parents.
  ///
  /// @param codes `[feature][row]`, -1 where unknown
  double logProbability(int[][] codes, int row) {
    Groups[] seen = groups.toArray(Groups[]::new);
    double log = 0;
    for (int feature = 0; feature < codes.length; feature++) {
      int code = codes[feature][row];
      if (code >= 0) {
        ConditionalTable table = tables.get(feature);
        log += StrictMath.log(table.probabilities()[table.cell(seen, codes, row)][code]);
      }
    }
    return log;
  }
}
