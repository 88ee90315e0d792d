package dev.understudy.synth.mixture;

import dev.understudy.synth.internal.PolyaTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How strongly components lean on the whole: pseudo-counts per feature, one for an unordered
/// feature, one per level of its [PolyaTree] for an ordered one.
///
/// @param step `[feature][level]`, the pseudo-count is [#of(int)]
record Strengths(int[][] step) {

  private static final int MOST = 36;

  /// Where the search for the best begins: two persons' weight.
  private static final int FIRST = 12;

  /// Steps are a factor of the square root of two, from a quarter of a person to a thousand.
  static double of(int step) {
    return 0.03125 * StrictMath.pow(2, step / 2.0);
  }

  static Strengths first(CodedRows table) {
    int[][] step = new int[table.features()][];
    for (int feature = 0; feature < step.length; feature++) {
      step[feature] =
          new int[table.trees().get(feature).map(tree -> tree.levels().size()).orElse(1)];
      Arrays.fill(step[feature], FIRST);
    }
    return new Strengths(step);
  }

  /// The mean over several.
  static Strengths mean(List<Strengths> several) {
    int[][] sums = Arrays.stream(several.getFirst().step).map(int[]::clone).toArray(int[][]::new);
    for (int feature = 0; feature < sums.length; feature++) {
      for (int level = 0; level < sums[feature].length; level++) {
        int sum = 0;
        for (Strengths one : several) {
          sum += one.step[feature][level];
        }
        sums[feature][level] = Math.round(sum / (float) several.size());
      }
    }
    return new Strengths(sums);
  }

  /// The probabilities of a component's codes, written to `result`.
  ///
  /// @param counts weight of the component's rows, `[code]`
  void smooth(
      int feature,
      double[] counts,
      double[] whole,
      Optional<PolyaTree> tree,
      double[] before,
      double[] result) {
    int[] steps = step[feature];
    if (tree.isEmpty()) {
      double strength = of(steps[0]);
      double total = Arrays.stream(counts).sum() + strength;
      for (int code = 0; code < counts.length; code++) {
        result[code] = (counts[code] + strength * whole[code]) / total;
      }
      return;
    }
    sumBefore(counts, before);
    Arrays.fill(result, 1);
    List<List<PolyaTree.Node>> levels = tree.get().levels();
    for (int level = 0; level < levels.size(); level++) {
      double strength = of(steps[level]);
      for (PolyaTree.Node node : levels.get(level)) {
        double left = before[node.cut()] - before[node.from()];
        double total = before[node.to()] - before[node.from()];
        double share = (left + strength * node.share()) / (total + strength);
        for (int code = node.from(); code < node.cut(); code++) {
          result[code] *= share;
        }
        for (int code = node.cut(); code < node.to(); code++) {
          result[code] *= 1 - share;
        }
      }
    }
  }

  private static void sumBefore(double[] counts, double[] before) {
    before[0] = 0;
    for (int code = 0; code < counts.length; code++) {
      before[code + 1] = before[code] + counts[code];
    }
  }

  /// The step with which other rows of the same components are most likely, found by going up or
  /// down from the present one, `[level]` of one feature.
  ///
  /// @param learned weight of the rows the components learned from, `[component][code]`
  /// @param held weight of the rows that judge, `[component][code]`
  int[] best(
      int feature, double[][] learned, double[][] held, double[] whole, Optional<PolyaTree> tree) {
    int[] best = step[feature].clone();
    if (tree.isEmpty()) {
      best[0] = climb(best[0], step -> likelihood(learned, held, whole, of(step)));
      return best;
    }
    double[][] learnedBefore = before(learned);
    double[][] heldBefore = before(held);
    for (int level = 0; level < best.length; level++) {
      List<PolyaTree.Node> nodes = tree.get().levels().get(level);
      best[level] =
          climb(best[level], step -> likelihood(learnedBefore, heldBefore, nodes, of(step)));
    }
    return best;
  }

  private static double[][] before(double[][] counts) {
    double[][] before = new double[counts.length][];
    for (int k = 0; k < counts.length; k++) {
      before[k] = new double[counts[k].length + 1];
      sumBefore(counts[k], before[k]);
    }
    return before;
  }

  private static int climb(int from, java.util.function.IntToDoubleFunction likelihood) {
    int best = from;
    double most = likelihood.applyAsDouble(from);
    for (int direction : new int[] {1, -1}) {
      int next = best + direction;
      while (next >= 0 && next <= MOST) {
        double value = likelihood.applyAsDouble(next);
        if (value <= most) {
          break;
        }
        most = value;
        best = next;
        next += direction;
      }
    }
    return best;
  }

  private static double likelihood(
      double[][] learned, double[][] held, double[] whole, double strength) {
    double sum = 0;
    for (int k = 0; k < learned.length; k++) {
      double total = Arrays.stream(learned[k]).sum() + strength;
      for (int code = 0; code < whole.length; code++) {
        if (held[k][code] > 0) {
          sum +=
              held[k][code] * StrictMath.log((learned[k][code] + strength * whole[code]) / total);
        }
      }
    }
    return sum;
  }

  private static double likelihood(
      double[][] learned, double[][] held, List<PolyaTree.Node> nodes, double strength) {
    double sum = 0;
    for (int k = 0; k < learned.length; k++) {
      for (PolyaTree.Node node : nodes) {
        double heldLeft = held[k][node.cut()] - held[k][node.from()];
        double heldRight = held[k][node.to()] - held[k][node.cut()];
        if (heldLeft + heldRight <= 0) {
          continue;
        }
        double left = learned[k][node.cut()] - learned[k][node.from()];
        double total = learned[k][node.to()] - learned[k][node.from()];
        double share = (left + strength * node.share()) / (total + strength);
        if (heldLeft > 0) {
          sum += heldLeft * StrictMath.log(share);
        }
        if (heldRight > 0) {
          sum += heldRight * StrictMath.log(1 - share);
        }
      }
    }
    return sum;
  }
}
