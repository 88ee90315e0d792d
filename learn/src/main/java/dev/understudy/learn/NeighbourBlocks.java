package dev.understudy.learn;

import dev.understudy.learn.MixedNeighbours.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows cut into blocks of similar rows with a bounding box each, as a k-d tree's leaves are
/// (Bentley, CACM 18, 1975): the rows are halved along the column in which they differ most until a
/// half fits into a block.
///
/// @param blocks each row is in exactly one
record NeighbourBlocks(List<Block> blocks) {

  /// Greatest number of rows in a block: large enough for long inner loops, small enough that many
  /// blocks can be passed over and that 100 columns of a block stay in a cache of 256 KiB.
  static final int SIZE = 512;

  /// Shrinks a bound so that rounding of at most some thousand single-precision additions never
  /// makes it exceed a distance it bounds.
  private static final float ROUNDING = 0.999f;

  /// @param rows original row numbers, `[row]`
  /// @param numbers `[dimension][row]`
  /// @param codes `[column][row]`
  /// @param low least number, `[dimension]`; likewise `high`
  /// @param present the distinct codes, ascending, `[column][code]`
  record Block(
      int[] rows, float[][] numbers, int[][] codes, float[] low, float[] high, int[][] present) {

    static Block of(Points points, int[] rows) {
      Points chosen = points.select(rows);
      int dimensions = chosen.numbers().length;
      float[] low = new float[dimensions];
      float[] high = new float[dimensions];
      for (int dimension = 0; dimension < dimensions; dimension++) {
        low[dimension] = Float.POSITIVE_INFINITY;
        high[dimension] = Float.NEGATIVE_INFINITY;
        for (float number : chosen.numbers()[dimension]) {
          low[dimension] = Math.min(low[dimension], number);
          high[dimension] = Math.max(high[dimension], number);
        }
      }
      int[][] present = new int[chosen.codes().length][];
      for (int column = 0; column < present.length; column++) {
        present[column] = Arrays.stream(chosen.codes()[column]).distinct().sorted().toArray();
      }
      return new Block(rows, chosen.numbers(), chosen.codes(), low, high, present);
    }

    /// No row of this block is nearer to the query row than this squared distance.
    float bound(Points queries, int query) {
      float bound = 0;
      for (int dimension = 0; dimension < low.length; dimension++) {
        float number = queries.numbers()[dimension][query];
        float outside = Math.max(0, Math.max(low[dimension] - number, number - high[dimension]));
        bound += outside * outside;
      }
      for (int column = 0; column < present.length; column++) {
        if (Arrays.binarySearch(present[column], queries.codes()[column][query]) < 0) {
          bound += MixedNeighbours.MISMATCH;
        }
      }
      return bound * ROUNDING;
    }
  }

  static NeighbourBlocks of(Points points) {
    int[] rows = new int[points.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row;
    }
    List<Block> blocks = new ArrayList<>();
    cut(points, rows, blocks);
    return new NeighbourBlocks(List.copyOf(blocks));
  }

  private static void cut(Points points, int[] rows, List<Block> blocks) {
    if (rows.length == 0) {
      return;
    }
    if (rows.length <= SIZE) {
      blocks.add(Block.of(points, rows));
      return;
    }
    int half = order(points, rows);
    cut(points, Arrays.copyOfRange(rows, 0, half), blocks);
    cut(points, Arrays.copyOfRange(rows, half, rows.length), blocks);
  }

  /// Orders `rows` along the column in which they differ most; returns where to cut.
  private static int order(Points points, int[] rows) {
    double most = 0;
    int widestDimension = -1;
    int widestColumn = -1;
    for (int dimension = 0; dimension < points.numbers().length; dimension++) {
      double spread = variance(points.numbers()[dimension], rows);
      if (spread > most) {
        most = spread;
        widestDimension = dimension;
      }
    }
    for (int column = 0; column < points.codes().length; column++) {
      double spread = diversity(points.codes()[column], rows);
      if (spread > most) {
        most = spread;
        widestColumn = column;
      }
    }
    int half = rows.length / 2;
    if (widestColumn >= 0) {
      int[] codes = points.codes()[widestColumn];
      sort(rows, row -> codes[row]);
      return boundary(codes, rows, half);
    }
    if (widestDimension >= 0) {
      float[] numbers = points.numbers()[widestDimension];
      sort(rows, row -> ordered(numbers[row]));
    }
    return half;
  }

  private interface Key {
    int of(int row);
  }

  /// Sorts by key, equal keys by row number.
  private static void sort(int[] rows, Key key) {
    long[] keyed = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      keyed[i] = ((long) key.of(rows[i]) << 32) | rows[i];
    }
    Arrays.sort(keyed);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) keyed[i];
    }
  }

  /// An int that orders as the number does.
  private static int ordered(float number) {
    int bits = Float.floatToIntBits(number);
    return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
  }

  /// The change of code nearest to `half` in rows ordered by code.
  private static int boundary(int[] codes, int[] rows, int half) {
    for (int step = 0; step < rows.length; step++) {
      int lower = half - step;
      if (lower > 0 && codes[rows[lower]] != codes[rows[lower - 1]]) {
        return lower;
      }
      int upper = half + step;
      if (upper > 0 && upper < rows.length && codes[rows[upper]] != codes[rows[upper - 1]]) {
        return upper;
      }
    }
    return half;
  }

  /// Half the mean squared difference of two rows' numbers.
  private static double variance(float[] numbers, int[] rows) {
    double sum = 0;
    double squares = 0;
    for (int row : rows) {
      sum += numbers[row];
      squares += (double) numbers[row] * numbers[row];
    }
    return squares / rows.length - sum / rows.length * (sum / rows.length);
  }

  /// Half the mean squared distance that two rows have through this column: 1 - sum of p^2.
  private static double diversity(int[] codes, int[] rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int row : rows) {
      counts.merge(codes[row], 1, Integer::sum);
    }
    double same = 0;
    for (int count : counts.values()) {
      same += (double) count * count;
    }
    return 1 - same / ((double) rows.length * rows.length);
  }
}
