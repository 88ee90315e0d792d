package dev.understudy.learn.graphical;

import java.util.Arrays;
import java.util.List;

/// Message passing in a junction tree: from potentials (logarithms of factors, not normalised) to
/// the distribution they define, as conditionals p(residual | separator) and as marginals
/// p(clique).
///
/// Upward, every clique adds the messages of its children to its potentials, and its own message is
/// the logarithm of the sum over its residual, taken relative to the largest term so that nothing
/// overflows and no cell of a separator underflows as a whole. Downward, conditionals are
/// multiplied by the separator's marginal (Lauritzen, Spiegelhalter 1988; Koller and Friedman,
/// section 10.2).
final class Calibration {

  private final JunctionTree tree;
  private final int[][] toParent;
  private final double[][] logs;
  private final double[][] messages;

  /// p(residual | separator), `[clique][cell]`; of the root p(clique).
  final double[][] conditionals;

  /// p(clique), `[clique][cell]`.
  final double[][] marginals;

  Calibration(JunctionTree tree) {
    this.tree = tree;
    List<JunctionTree.Clique> cliques = tree.cliques();
    int count = cliques.size();
    this.toParent = new int[count][];
    this.logs = new double[count][];
    this.messages = new double[count][];
    this.conditionals = new double[count][];
    this.marginals = new double[count][];
    for (int c = 0; c < count; c++) {
      JunctionTree.Clique clique = cliques.get(c);
      int cells = Math.toIntExact((long) tree.domain().cells(clique.features()));
      logs[c] = new double[cells];
      conditionals[c] = new double[cells];
      marginals[c] = new double[cells];
      messages[c] = new double[(int) tree.domain().cells(clique.separator())];
      toParent[c] =
          clique.parent() < 0
              ? new int[0]
              : tree.domain().map(cliques.get(clique.parent()).features(), clique.separator());
    }
  }

  /// @param potentials `[clique][cell]`; negative infinity for what cannot be
  void run(double[][] potentials) {
    List<JunctionTree.Clique> cliques = tree.cliques();
    for (int c = 0; c < logs.length; c++) {
      System.arraycopy(potentials[c], 0, logs[c], 0, logs[c].length);
    }
    for (int c = logs.length - 1; c >= 0; c--) {
      normalise(c);
      if (cliques.get(c).parent() >= 0) {
        add(messages[c], toParent[c], logs[cliques.get(c).parent()]);
      }
    }
    descend();
  }

  /// Turns conditionals into marginals.
  void descend() {
    List<JunctionTree.Clique> cliques = tree.cliques();
    System.arraycopy(conditionals[0], 0, marginals[0], 0, marginals[0].length);
    for (int c = 1; c < logs.length; c++) {
      double[] separator = messages[c];
      Arrays.fill(separator, 0);
      addTo(separator, toParent[c], marginals[cliques.get(c).parent()]);
      multiply(conditionals[c], separator, marginals[c]);
    }
  }

  /// The logarithm of the sum over all rows of the last run; negative infinity if none can be.
  double logPartition() {
    return messages[0][0];
  }

  /// Turns the logarithms of a clique into conditionals and its message.
  private void normalise(int c) {
    double[] log = logs[c];
    double[] conditional = conditionals[c];
    double[] message = messages[c];
    int width = log.length / message.length;
    for (int s = 0; s < message.length; s++) {
      int from = s * width;
      int to = from + width;
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        largest = Math.max(largest, log[i]);
      }
      if (largest == Double.NEGATIVE_INFINITY) {
        // a cell that cannot be has no conditional; any will do
        Arrays.fill(conditional, from, to, 1.0 / width);
        message[s] = largest;
        continue;
      }
      for (int i = from; i < to; i++) {
        conditional[i] = Exponential.exp(log[i] - largest);
      }
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += conditional[i];
      }
      double scale = 1 / sum;
      for (int i = from; i < to; i++) {
        conditional[i] *= scale;
      }
      message[s] = largest + StrictMath.log(sum);
    }
  }

  private static void add(double[] values, int[] map, double[] sums) {
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] += values[map[cell]];
    }
  }

  private static void addTo(double[] sums, int[] map, double[] values) {
    for (int cell = 0; cell < values.length; cell++) {
      sums[map[cell]] += values[cell];
    }
  }

  private static void multiply(double[] conditional, double[] separator, double[] product) {
    int width = conditional.length / separator.length;
    for (int s = 0; s < separator.length; s++) {
      double p = separator[s];
      for (int i = s * width; i < (s + 1) * width; i++) {
        product[i] = conditional[i] * p;
      }
    }
  }
}
