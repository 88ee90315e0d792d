package dev.understudy.synth.bayesian;

import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Cumulative;
import dev.understudy.synth.internal.LatinHypercube;
import dev.understudy.table.RandomStream;
import java.util.IdentityHashMap;
import java.util.Map;

/// Draws features in the network's order, each given its parents. The numbers that choose codes are
/// a [LatinHypercube] in each block of rows.
final class AncestralDraw {

  private final Network network;
  private final Groups[] groups;
  private final double[][][] upTo;

  AncestralDraw(Network network) {
    this.network = network;
    this.groups = network.groups().toArray(Groups[]::new);
    this.upTo = new double[groups.length][][];
    Map<double[], double[]> known = new IdentityHashMap<>();
    for (int feature = 0; feature < upTo.length; feature++) {
      double[][] cells = network.tables().get(feature).probabilities();
      upTo[feature] = new double[cells.length][];
      for (int cell = 0; cell < cells.length; cell++) {
        upTo[feature][cell] = known.computeIfAbsent(cells[cell], AncestralDraw::cumulate);
      }
    }
  }

  private static double[] cumulate(double[] probabilities) {
    double[] upTo = new double[probabilities.length];
    double sum = 0;
    for (int code = 0; code < upTo.length; code++) {
      sum += probabilities[code];
      upTo[code] = sum;
    }
    return upTo;
  }

  /// Fills rows.
  ///
  /// @param codes `[feature][row]`; -1 where a cell has no value
  /// @param positions `[feature][row]`
  void fill(int[][] codes, double[][] positions, int rows, RandomStream random) {
    double[] spread = new double[LatinHypercube.BLOCK];
    for (int from = 0; from < rows; from += spread.length) {
      int to = Math.min(rows, from + spread.length);
      for (int feature : network.order()) {
        LatinHypercube.spread(spread, random);
        for (int row = from; row < to; row++) {
          draw(feature, codes, positions, row, spread[row - from]);
        }
      }
    }
  }

  /// Draws one feature of one row.
  void draw(int feature, int[][] codes, double[][] positions, int row, double u) {
    int gate = network.gate()[feature];
    if (gate >= 0 && codes[gate][row] != TableEncoding.PRESENT) {
      codes[feature][row] = -1;
      return;
    }
    double[] sums = upTo[feature][network.tables().get(feature).cell(groups, codes, row)];
    double scaled = u * sums[sums.length - 1];
    codes[feature][row] = Cumulative.code(sums, scaled);
    positions[feature][row] = Cumulative.position(sums, codes[feature][row], scaled);
  }
}
