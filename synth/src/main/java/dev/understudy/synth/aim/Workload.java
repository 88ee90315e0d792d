package dev.understudy.synth.aim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The marginals that matter: all pairs of features, or with a target all triples of it with two
/// others.
///
/// @param queries sets of features, ascending
record Workload(List<int[]> queries) {

  /// @param target feature, -1 for none
  static Workload of(int features, int target) {
    List<int[]> queries = new ArrayList<>();
    for (int first = 0; first < features; first++) {
      for (int second = first + 1; second < features; second++) {
        if (target < 0 || features == 2) {
          queries.add(new int[] {first, second});
        } else if (first != target && second != target) {
          int[] triple = {first, second, target};
          Arrays.sort(triple);
          queries.add(triple);
        }
      }
    }
    return new Workload(queries);
  }

  /// All sets inside a query but the empty one, which may be measured instead of it.
  List<int[]> downwardClosure() {
    TreeSet<int[]> closure =
        new TreeSet<>(
            Comparator.<int[]>comparingInt(set -> set.length).thenComparing(Arrays::compare));
    for (int[] query : queries) {
      for (int chosen = 1; chosen < 1 << query.length; chosen++) {
        int some = chosen;
        closure.add(
            IntStream.range(0, query.length)
                .filter(k -> (some >> k & 1) == 1)
                .map(k -> query[k])
                .toArray());
      }
    }
    return List.copyOf(closure);
  }

  /// What measuring a set does for the workload: how many of its features each query holds, added
  /// up.
  double weight(int[] set) {
    double weight = 0;
    for (int[] query : queries) {
      for (int feature : set) {
        weight += Arrays.binarySearch(query, feature) >= 0 ? 1 : 0;
      }
    }
    return weight;
  }
}
