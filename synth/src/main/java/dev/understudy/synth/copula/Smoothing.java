package dev.understudy.synth.copula;

import java.util.ArrayList;
import java.util.List;

/// Mixes the counts of a small group with the distribution of all rows, each as strongly as the
/// group's own rows say it should be.
final class Smoothing {

  /// Pseudo-counts tried; the best is chosen by leave-one-out likelihood.
  private static final double[] STRENGTHS = {0.5, 2, 8, 32, 128, 512, 2048, 8192, 1e9};

  /// A range of ranks and where it is cut in two.
  private record Node(int from, int cut, int to) {}

  private Smoothing() {}

  /// Probabilities `(counts + strength * whole) / (n + strength)` with the strength under which
  /// each row of the group is most likely given the others (the Dirichlet-multinomial's
  /// leave-one-out likelihood; Gelman et al., Bayesian Data Analysis, 7.2).
  ///
  /// @param counts of the group, per code
  /// @param whole probabilities over all rows, positive where a count is
  static double[] unordered(long[] counts, double[] whole) {
    long total = sum(counts, 0, counts.length);
    if (total == 0) {
      return whole.clone();
    }
    double best = Double.NEGATIVE_INFINITY;
    double chosen = STRENGTHS[0];
    for (double strength : STRENGTHS) {
      double likelihood = 0;
      for (int code = 0; code < counts.length; code++) {
        likelihood += leaveOneOut(counts[code], whole[code], total, strength);
      }
      if (likelihood > best) {
        best = likelihood;
        chosen = strength;
      }
    }
    double[] probabilities = new double[counts.length];
    for (int code = 0; code < counts.length; code++) {
      probabilities[code] = (counts[code] + chosen * whole[code]) / (total + chosen);
    }
    return probabilities;
  }

  private static double leaveOneOut(long count, double share, long total, double strength) {
    return count == 0
        ? 0
        : count * StrictMath.log((count - 1 + strength * share) / (total - 1 + strength));
  }

  /// For ordered ranks: the line is halved again and again, each time where the whole's mass is
  /// halved, and the share of the left half is mixed as above, with one strength per level (a Polya
  /// tree; Lavine, 1992). So a group follows its own rows in its coarse shape, of which it knows
  /// much, and the whole in the fine details, of which it knows little.
  static double[] ordered(long[] counts, double[] whole) {
    double[] probabilities = new double[counts.length];
    java.util.Arrays.fill(probabilities, 1);
    List<Node> level = new ArrayList<>();
    addNode(level, whole, 0, counts.length);
    while (!level.isEmpty()) {
      double strength = bestStrength(level, counts, whole);
      List<Node> next = new ArrayList<>();
      for (Node node : level) {
        double left = leftShare(node, counts, whole, strength);
        for (int rank = node.from; rank < node.to; rank++) {
          probabilities[rank] *= rank < node.cut ? left : 1 - left;
        }
        addNode(next, whole, node.from, node.cut);
        addNode(next, whole, node.cut, node.to);
      }
      level = next;
    }
    return probabilities;
  }

  private static void addNode(List<Node> nodes, double[] whole, int from, int to) {
    if (to - from < 2) {
      return;
    }
    double half = sum(whole, from, to) / 2;
    double left = whole[from];
    int cut = from + 1;
    while (cut < to - 1 && left + whole[cut] / 2 < half) {
      left += whole[cut++];
    }
    nodes.add(new Node(from, cut, to));
  }

  private static double bestStrength(List<Node> nodes, long[] counts, double[] whole) {
    double best = Double.NEGATIVE_INFINITY;
    double chosen = STRENGTHS[0];
    for (double strength : STRENGTHS) {
      double likelihood = 0;
      for (Node node : nodes) {
        long left = sum(counts, node.from, node.cut);
        long right = sum(counts, node.cut, node.to);
        double share = wholeShare(node, whole);
        likelihood +=
            leaveOneOut(left, share, left + right, strength)
                + leaveOneOut(right, 1 - share, left + right, strength);
      }
      if (likelihood > best) {
        best = likelihood;
        chosen = strength;
      }
    }
    return chosen;
  }

  private static double leftShare(Node node, long[] counts, double[] whole, double strength) {
    long left = sum(counts, node.from, node.cut);
    long total = left + sum(counts, node.cut, node.to);
    return (left + strength * wholeShare(node, whole)) / (total + strength);
  }

  private static double wholeShare(Node node, double[] whole) {
    double left = sum(whole, node.from, node.cut);
    double total = left + sum(whole, node.cut, node.to);
    return total > 0 ? left / total : 0.5;
  }

  private static long sum(long[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static double sum(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}
