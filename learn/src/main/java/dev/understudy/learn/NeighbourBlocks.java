package dev.understudy.learn;

import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Rows cut into blocks of similar rows with a bounding box each, as a k-d tree's leaves are
/// (Bentley, CACM 18, 1975): the rows are cut in two along the column that keeps the parts farthest
/// apart until a part fits into a block.
///
/// @param blocks each row is in exactly one
record NeighbourBlocks(List<Block> blocks) {

  /// Greatest number of rows in a block: large enough for long inner loops, small enough that many
  /// blocks can be passed over.
  static final int SIZE = 256;

  /// A category that only the other part holds costs the full 2, a number near the cut next to
  /// nothing: its part of the variance counts half.
  private static final double NUMBER_WEIGHT = 0.5;

  /// Rows that decide along which column a part is cut: the cut only has to be good, the neighbours
  /// are exact with any.
  private static final int DECIDING = 1024;

  /// Parts of more rows are cut side by side.
  private static final int PARALLEL = 4 * SIZE;

  /// Shrinks a bound so that rounding of at most some thousand single-precision additions never
  /// makes it exceed a distance it bounds.
  private static final float ROUNDING = 0.999f;

  /// @param rows original row numbers, `[row]`
  /// @param numbers `[dimension][row]`
  /// @param codes `[column][row]`
  /// @param low least number, `[dimension]`; likewise `high`
  /// @param present the codes that occur, `[column]`
  record Block(
      int[] rows, float[][] numbers, int[][] codes, float[] low, float[] high, BitSet[] present) {

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
      BitSet[] present = new BitSet[chosen.codes().length];
      for (int column = 0; column < present.length; column++) {
        present[column] = new BitSet();
        for (int code : chosen.codes()[column]) {
          present[column].set(code);
        }
      }
      return new Block(rows, chosen.numbers(), chosen.codes(), low, high, present);
    }

    /// No row of this block is nearer to the query row than this distance, which is squared in the
    /// Euclidean metric.
    float bound(Points queries, int query, Metric metric) {
      boolean squared = metric == Metric.EUCLIDEAN;
      float bound = 0;
      for (int dimension = 0; dimension < low.length; dimension++) {
        float number = queries.numbers()[dimension][query];
        float outside = Math.max(0, Math.max(low[dimension] - number, number - high[dimension]));
        bound += squared ? outside * outside : outside;
      }
      for (int column = 0; column < present.length; column++) {
        if (!present[column].get(queries.codes()[column][query])) {
          bound += squared ? MixedNeighbours.MISMATCH : 1;
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
    return new NeighbourBlocks(cut(points, rows));
  }

  private static List<Block> cut(Points points, int[] rows) {
    if (rows.length <= SIZE) {
      return rows.length == 0 ? List.of() : List.of(Block.of(points, rows));
    }
    int half = order(points, rows);
    // Parts that make a few blocks only are not worth a task of their own.
    List<List<Block>> parts =
        Chunks.map(
            2,
            rows.length > PARALLEL ? 1 : 2,
            (from, to) -> {
              List<Block> blocks = new ArrayList<>();
              for (int part = from; part < to; part++) {
                int start = part == 0 ? 0 : half;
                int end = part == 0 ? half : rows.length;
                blocks.addAll(cut(points, Arrays.copyOfRange(rows, start, end)));
              }
              return blocks;
            });
    return parts.stream().flatMap(List::stream).toList();
  }

  /// Orders `rows` along the column that keeps two parts farthest apart; returns where to cut.
  private static int order(Points points, int[] rows) {
    double farthest = 0;
    int dimension = -1;
    int column = -1;
    int[] deciding = evenly(rows);
    for (int index = 0; index < points.numbers().length; index++) {
      double apart = NUMBER_WEIGHT * betweenHalves(points.numbers()[index], deciding);
      if (apart > farthest) {
        farthest = apart;
        dimension = index;
      }
    }
    for (int index = 0; index < points.codes().length; index++) {
      double apart = betweenParts(points.codes()[index], deciding);
      if (apart > farthest) {
        farthest = apart;
        column = index;
      }
    }
    if (column >= 0) {
      int[] codes = points.codes()[column];
      sort(rows, row -> codes[row]);
      return boundary(codes, rows);
    }
    if (dimension >= 0) {
      float[] numbers = points.numbers()[dimension];
      sort(rows, row -> ordered(numbers[row]));
    }
    return rows.length / 2;
  }

  /// At most [#DECIDING] of the rows, evenly spaced.
  private static int[] evenly(int[] rows) {
    if (rows.length <= DECIDING) {
      return rows;
    }
    int[] chosen = new int[DECIDING];
    for (int i = 0; i < DECIDING; i++) {
      chosen[i] = rows[(int) ((long) i * rows.length / DECIDING)];
    }
    return chosen;
  }

  /// Variance between the lower and the upper half of the numbers.
  private static double betweenHalves(float[] numbers, int[] rows) {
    float[] sorted = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = numbers[rows[i]];
    }
    Arrays.sort(sorted);
    int half = rows.length / 2;
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i < half) {
        lower += sorted[i];
      } else {
        upper += sorted[i];
      }
    }
    double difference = upper / (rows.length - half) - lower / half;
    return difference * difference / 4;
  }

  /// What a cut at the best boundary between codes is worth: 2 for parts of equal size.
  private static double betweenParts(int[] codes, int[] rows) {
    int[] sorted = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = codes[rows[i]];
    }
    Arrays.sort(sorted);
    double share = (double) boundary(sorted) / rows.length;
    return MixedNeighbours.MISMATCH * 4 * share * (1 - share);
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

  private static int boundary(int[] codes, int[] rows) {
    int[] sorted = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = codes[rows[i]];
    }
    return boundary(sorted);
  }

  /// The change of code nearest to the middle; 0 where there is none.
  private static int boundary(int[] sorted) {
    int half = sorted.length / 2;
    for (int step = 0; step <= half; step++) {
      int lower = half - step;
      if (lower > 0 && sorted[lower] != sorted[lower - 1]) {
        return lower;
      }
      int upper = half + step;
      if (upper < sorted.length && sorted[upper] != sorted[upper - 1]) {
        return upper;
      }
    }
    return 0;
  }
}
