package dev.understudy.learn.graphical;

import dev.understudy.table.RandomStream;
import java.util.Arrays;
import java.util.List;

/// Draws rows clique by clique, each given its separator, so that their shares follow the model
/// more closely than independent rows would: what a block of rows could not give a cell, as rows
/// are whole, is owed to it and given by later blocks. Within a block every group of rows with the
/// same separator receives whole parts at once and the rest by systematic sampling, in an order of
/// its own, so that cliques stay independent given their separators.
public final class BalancedDraw {

  /// Rows of a block. A draw that ends within one is balanced but for the rows of that block.
  private static final int BLOCK = 256;

  private final GraphicalModel model;
  private final RandomStream random;
  private final double[][] owed;

  public BalancedDraw(GraphicalModel model, RandomStream random) {
    this.model = model;
    this.random = random;
    this.owed = new double[model.tree().cliques().size()][];
    for (int c = 0; c < owed.length; c++) {
      owed[c] = new double[model.conditional(c).length];
    }
  }

  /// Draws rows; more rows of the same stream begin with these.
  ///
  /// @return codes, `[feature][row]`
  public int[][] draw(int rows) {
    int[][] codes = new int[model.tree().domain().features()][rows];
    int[][] block = new int[codes.length][BLOCK];
    for (int from = 0; from < rows; from += BLOCK) {
      drawBlock(block);
      for (int feature = 0; feature < codes.length; feature++) {
        System.arraycopy(block[feature], 0, codes[feature], from, Math.min(BLOCK, rows - from));
      }
    }
    return codes;
  }

  private void drawBlock(int[][] codes) {
    List<JunctionTree.Clique> cliques = model.tree().cliques();
    int[] sizes = model.tree().domain().sizes();
    for (int c = 0; c < owed.length; c++) {
      int[] order = random.permutation(BLOCK);
      int[] group = new int[BLOCK];
      for (int feature : cliques.get(c).separator()) {
        for (int row = 0; row < BLOCK; row++) {
          group[row] = group[row] * sizes[feature] + codes[feature][row];
        }
      }
      long[] sorted = new long[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        sorted[i] = (long) group[order[i]] * BLOCK + i;
      }
      Arrays.sort(sorted);
      int width = owed[c].length / (int) model.tree().domain().cells(cliques.get(c).separator());
      int[] cell = new int[BLOCK];
      for (int start = 0, end; start < BLOCK; start = end) {
        int here = (int) (sorted[start] / BLOCK);
        end = start + 1;
        while (end < BLOCK && sorted[end] / BLOCK == here) {
          end++;
        }
        int[] drawn = share(c, here * width, width, end - start);
        for (int i = start; i < end; i++) {
          cell[order[(int) (sorted[i] % BLOCK)]] = drawn[i - start];
        }
      }
      int[] residual = cliques.get(c).residual();
      for (int k = residual.length - 1; k >= 0; k--) {
        int size = sizes[residual[k]];
        int[] column = codes[residual[k]];
        for (int row = 0; row < BLOCK; row++) {
          column[row] = cell[row] % size;
          cell[row] /= size;
        }
      }
    }
  }

  /// Deals out `rows` rows of one group to the cells of its residual.
  private int[] share(int c, int from, int width, int rows) {
    double[] conditional = model.conditional(c);
    double[] debt = owed[c];
    int[] drawn = new int[rows];
    int given = 0;
    double fractions = 0;
    for (int i = from; i < from + width; i++) {
      debt[i] += rows * conditional[i];
      for (; debt[i] >= 1 && given < rows; debt[i]--) {
        drawn[given++] = i - from;
      }
      fractions += Math.max(0, debt[i]);
    }
    int left = rows - given;
    if (left > 0) {
      systematic(debt, from, width, fractions, drawn, given);
    }
    return drawn;
  }

  /// Gives the rows from `given` on to cells in proportion to what they are owed.
  private void systematic(
      double[] debt, int from, int width, double fractions, int[] drawn, int given) {
    double step = fractions / (drawn.length - given);
    double next = random.nextDouble() * step;
    double sum = 0;
    int last = from;
    for (int i = from; i < from + width && given < drawn.length; i++) {
      double share = Math.max(0, debt[i]);
      if (share > 0) {
        last = i;
      }
      sum += share;
      while (next < sum && given < drawn.length) {
        drawn[given++] = i - from;
        debt[i]--;
        next += step;
      }
    }
    while (given < drawn.length) {
      // rounding errors of the sum
      drawn[given++] = last - from;
      debt[last]--;
    }
  }
}
