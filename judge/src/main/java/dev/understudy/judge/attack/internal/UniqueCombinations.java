package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.Chunks;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Are combinations of values that only one person has reconstructed? Of each person's combinations
/// of a few columns that no other real person shares, how many does a released row have?
///
/// @param quasi columns that may be combined
/// @param seed draws the combinations
record UniqueCombinations(int[] quasi, Seed seed) implements RowAttack {

  private static final int SUBSETS = 50;

  /// Few enough to be shared by chance, many enough to be unique.
  private static final int FEWEST_COLUMNS = 3;

  private static final int MOST_COLUMNS = 5;

  private static final int CELLS = 50;

  @Override
  public String name() {
    return "unique_combinations";
  }

  @Override
  public List<DisclosureResult> against(CodedRows members, CodedRows others, CodedRows judged) {
    CodedRows asked = CodedRows.stack(members, others);
    Binning binning = Binning.of(asked, CELLS);
    int[][] askedCells = binning.of(asked);
    int[][] judgedCells = binning.of(judged);
    List<int[]> parts =
        Chunks.map(subsets(), 1, (from, to) -> found(from, askedCells, judgedCells, asked.rows()));
    double[] found = new double[asked.rows()];
    double[] unique = new double[asked.rows()];
    for (int[] part : parts) {
      for (int row = 0; row < found.length; row++) {
        unique[row] += part[row] == SHARED ? 0 : 1;
        found[row] += part[row] == FOUND ? 1 : 0;
      }
    }
    return List.of(
        new DisclosureResult(
            name(),
            "reconstruction",
            "",
            rates(found, unique, members.rows()),
            Double.NaN,
            String.format(
                Locale.ROOT,
                "Combinations of %d to %d columns that one real person has alone and a synthetic row"
                    + " has too; mean over a person's combinations.",
                Math.min(FEWEST_COLUMNS, quasi.length),
                Math.min(MOST_COLUMNS, quasi.length))));
  }

  private static final int SHARED = 0;
  private static final int ALONE = 1;
  private static final int FOUND = 2;

  private int subsets() {
    return quasi.length < 2 ? 0 : SUBSETS;
  }

  private int[] columns(int subset) {
    int size = FEWEST_COLUMNS + subset % (MOST_COLUMNS - FEWEST_COLUMNS + 1);
    int[] order = seed.child(subset).stream().permutation(quasi.length);
    return Arrays.stream(order, 0, Math.min(size, quasi.length)).map(i -> quasi[i]).toArray();
  }

  /// What became of each asked row's combination.
  private int[] found(int subset, int[][] askedCells, int[][] judgedCells, int rows) {
    int[] columns = columns(subset);
    Map<Long, Integer> counts = new HashMap<>();
    long[] keys = new long[rows];
    for (int row = 0; row < rows; row++) {
      keys[row] = key(columns, askedCells, row);
      counts.merge(keys[row], 1, Integer::sum);
    }
    int judgedRows = columns.length == 0 ? 0 : judgedCells[columns[0]].length;
    long[] released = new long[judgedRows];
    for (int row = 0; row < judgedRows; row++) {
      released[row] = key(columns, judgedCells, row);
    }
    Arrays.sort(released);
    int[] found = new int[rows];
    for (int row = 0; row < rows; row++) {
      if (counts.getOrDefault(keys[row], 0) == 1) {
        found[row] = Arrays.binarySearch(released, keys[row]) >= 0 ? FOUND : ALONE;
      }
    }
    return found;
  }

  /// At most 5 columns of at most 51 cells fit into 64 bits without collision.
  private static long key(int[] columns, int[][] cells, int row) {
    long key = 0;
    for (int column : columns) {
      key = key * (CELLS + 1) + cells[column][row];
    }
    return key;
  }

  /// Each person counts once, with the share of its unique combinations that were found.
  private static Rates rates(double[] found, double[] unique, int members) {
    double[] successes = new double[2];
    long[] trials = new long[2];
    for (int row = 0; row < found.length; row++) {
      int side = row < members ? 0 : 1;
      if (unique[row] > 0) {
        successes[side] += found[row] / unique[row];
        trials[side]++;
      }
    }
    return new Rates(successes[0], trials[0], successes[1], trials[1]);
  }
}
