package dev.understudy.synth.copula;

import dev.understudy.synth.internal.PolyaTree;
import java.util.List;

/// Mixes the counts of a small group with the distribution of all rows, each as strongly as the
/// group's own rows say it should be.
final class Smoothing {

  /// Pseudo-counts tried; the best is chosen by leave-one-out likelihood.
  private static final double[] STRENGTHS = {0.5, 2, 8, 32, 128, 512, 2048, 8192, 1e9};

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

  /// For ordered ranks, mixed as above level by level of a [PolyaTree], with one strength per
  /// level.
  static double[] ordered(long[] counts, double[] whole) {
    double[] probabilities = new double[counts.length];
    java.util.Arrays.fill(probabilities, 1);
    for (List<PolyaTree.Node> level : PolyaTree.of(whole).levels()) {
      double strength = bestStrength(level, counts);
      for (PolyaTree.Node node : level) {
        double left = leftShare(node, counts, strength);
        for (int rank = node.from(); rank < node.to(); rank++) {
          probabilities[rank] *= rank < node.cut() ? left : 1 - left;
        }
      }
    }
    return probabilities;
  }

  private static double bestStrength(List<PolyaTree.Node> nodes, long[] counts) {
    double best = Double.NEGATIVE_INFINITY;
    double chosen = STRENGTHS[0];
    for (double strength : STRENGTHS) {
      double likelihood = 0;
      for (PolyaTree.Node node : nodes) {
        long left = sum(counts, node.from(), node.cut());
        long right = sum(counts, node.cut(), node.to());
        likelihood +=
            leaveOneOut(left, node.share(), left + right, strength)
                + leaveOneOut(right, 1 - node.share(), left + right, strength);
      }
      if (likelihood > best) {
        best = likelihood;
        chosen = strength;
      }
    }
    return chosen;
  }

  private static double leftShare(PolyaTree.Node node, long[] counts, double strength) {
    long left = sum(counts, node.from(), node.cut());
    long total = left + sum(counts, node.cut(), node.to());
    return (left + strength * node.share()) / (total + strength);
  }

  private static long sum(long[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}
