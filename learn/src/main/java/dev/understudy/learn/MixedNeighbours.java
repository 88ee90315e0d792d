package dev.understudy.learn;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Exact nearest neighbours between rows of numbers and categories.
///
/// In the Euclidean metric the squared distance of two rows is the sum of squared differences of
/// their numbers plus 2 for each category in which they differ: the Euclidean distance of the rows
/// with one-hot coded categories, without ever making the one-hot columns. Rows that are equal have
/// distance exactly 0.
///
/// The base rows are cut into blocks of similar rows ([NeighbourBlocks]). A block whose bounding
/// box lies farther away than the best row found so far is passed over; the others are compared row
/// by row, one column after the other. Every inner loop reads and writes all its arrays at the same
/// index: only then does the JIT compiler know that iterations are independent and turn them into
/// vector instructions (about 8 times faster).
public final class MixedNeighbours {

  /// Squared distance of two different categories: one-hot vectors differ by 1 in two places.
  public static final float MISMATCH = 2;

  /// How cells add up to a distance.
  public enum Metric {
    /// Root of the squared differences of numbers plus 2 for each category that differs.
    EUCLIDEAN,
    /// Absolute differences of numbers plus 1 for each category that differs. With numbers divided
    /// by their ranges and the sum by the number of columns this is Gower's (Biometrics 27, 1971).
    MANHATTAN
  }

  /// Query rows per chunk of parallel work.
  private static final int QUERIES = 128;

  /// Rows to compare, column by column. Once neighbours have been sought among them they keep their
  /// blocks, so the next search among the same rows starts at once.
  public static final class Points {

    private final int size;
    private final float[][] numbers;
    private final int[][] codes;

    /// Made on first use. Two threads may both make them, which are then equal; a lock would be
    /// held while other work of the common pool waits for it.
    private volatile @Nullable NeighbourBlocks blocks;

    /// @param size number of rows
    /// @param numbers scaled numbers without NaN, `[dimension][row]`; not changed afterwards
    /// @param codes category codes, equal for equal categories, `[column][row]`; likewise
    public Points(int size, float[][] numbers, int[][] codes) {
      for (float[] dimension : numbers) {
        requireLength(dimension.length, size);
      }
      for (int[] column : codes) {
        requireLength(column.length, size);
      }
      this.size = size;
      this.numbers = numbers;
      this.codes = codes;
    }

    private static void requireLength(int length, int size) {
      if (length != size) {
        throw new IllegalArgumentException("a column has " + length + " rows, not " + size);
      }
    }

    /// Number of rows.
    public int size() {
      return size;
    }

    /// Scaled numbers, `[dimension][row]`.
    public float[][] numbers() {
      return numbers;
    }

    /// Category codes, `[column][row]`.
    public int[][] codes() {
      return codes;
    }

    private NeighbourBlocks blocks() {
      NeighbourBlocks made = blocks;
      if (made == null) {
        made = NeighbourBlocks.of(this);
        blocks = made;
      }
      return made;
    }

    /// The given rows, in that order.
    public Points select(int[] rows) {
      float[][] chosenNumbers = new float[numbers.length][rows.length];
      int[][] chosenCodes = new int[codes.length][rows.length];
      for (int i = 0; i < rows.length; i++) {
        for (int dimension = 0; dimension < numbers.length; dimension++) {
          chosenNumbers[dimension][i] = numbers[dimension][rows[i]];
        }
        for (int column = 0; column < codes.length; column++) {
          chosenCodes[column][i] = codes[column][rows[i]];
        }
      }
      return new Points(rows.length, chosenNumbers, chosenCodes);
    }
  }

  /// The nearest base row of each query row; of equally near ones the first.
  ///
  /// @param distances Euclidean, `[query]`; infinite where there are no base rows
  /// @param rows index of the base row, `[query]`; -1 where there are no base rows
  public record Nearest(double[] distances, int[] rows) {}

  /// The nearest base rows of each query row, nearest first; of equally near ones the first.
  ///
  /// @param distances in the metric asked for, `[query][k]`; infinite where there are fewer rows
  /// @param rows indices of base rows, `[query][k]`; -1 where there are fewer
  public record Neighbours(double[][] distances, int[][] rows) {

    /// The distances to the `rank`-th nearest rows, 0 for the nearest, `[query]`.
    public double[] distances(int rank) {
      return Arrays.stream(distances).mapToDouble(near -> near[rank]).toArray();
    }
  }

  private MixedNeighbours() {}

  /// Finds the nearest row of `base` for each row of `queries`; both have the same columns.
  public static Nearest nearest(Points queries, Points base) {
    Neighbours neighbours = nearest(queries, base, 1, Metric.EUCLIDEAN);
    return new Nearest(
        neighbours.distances(0),
        Arrays.stream(neighbours.rows).mapToInt(near -> near[0]).toArray());
  }

  /// Finds the `count` nearest rows of `base` for each row of `queries`; both have the same
  /// columns.
  public static Neighbours nearest(Points queries, Points base, int count, Metric metric) {
    if (queries.numbers.length != base.numbers.length
        || queries.codes.length != base.codes.length) {
      throw new IllegalArgumentException("queries and base differ in columns");
    }
    NeighbourBlocks blocks = base.blocks();
    double[][] distances = new double[queries.size][count];
    int[][] rows = new int[queries.size][count];
    Chunks.forEach(
        queries.size,
        QUERIES,
        (from, to) -> new Search(queries, blocks, metric, count, from, to).run(distances, rows));
    return new Neighbours(distances, rows);
  }

  /// The search for one chunk of query rows.
  private static final class Search {

    private final Points queries;
    private final List<NeighbourBlocks.Block> blocks;
    private final Metric metric;
    private final int count;
    private final int from;
    private final int size;

    /// The nearest so far, ascending, `[query * count + rank]`.
    private final float[] least;

    private final int[] leastRow;
    private final float[] sums = new float[NeighbourBlocks.SIZE];
    private final int[] mismatches = new int[NeighbourBlocks.SIZE];

    Search(Points queries, NeighbourBlocks blocks, Metric metric, int count, int from, int to) {
      this.queries = queries;
      this.blocks = blocks.blocks();
      this.metric = metric;
      this.count = count;
      this.from = from;
      this.size = to - from;
      this.least = new float[size * count];
      this.leastRow = new int[size * count];
      Arrays.fill(least, Float.POSITIVE_INFINITY);
      Arrays.fill(leastRow, Integer.MAX_VALUE);
    }

    void run(double[][] distances, int[][] rows) {
      float[][] bounds = new float[size][blocks.size()];
      for (int query = 0; query < size; query++) {
        int nearest = -1;
        for (int block = 0; block < blocks.size(); block++) {
          bounds[query][block] = blocks.get(block).bound(queries, from + query, metric);
          if (nearest < 0 || bounds[query][block] < bounds[query][nearest]) {
            nearest = block;
          }
        }
        if (nearest >= 0) {
          compare(blocks.get(nearest), query);
          // Not a number: never compared again, however few rows are found.
          bounds[query][nearest] = Float.NaN;
        }
      }
      for (int block = 0; block < blocks.size(); block++) {
        for (int query = 0; query < size; query++) {
          if (bounds[query][block] <= farthestKept(query)) {
            compare(blocks.get(block), query);
          }
        }
      }
      for (int query = 0; query < size; query++) {
        for (int rank = 0; rank < count; rank++) {
          int at = query * count + rank;
          distances[from + query][rank] =
              metric == Metric.EUCLIDEAN ? Math.sqrt(least[at]) : least[at];
          rows[from + query][rank] = leastRow[at] == Integer.MAX_VALUE ? -1 : leastRow[at];
        }
      }
    }

    private float farthestKept(int query) {
      return least[query * count + count - 1];
    }

    private void compare(NeighbourBlocks.Block block, int query) {
      measure(block, from + query);
      int length = block.rows().length;
      int[] rows = block.rows();
      float mismatch = metric == Metric.EUCLIDEAN ? MISMATCH : 1;
      float farthest = farthestKept(query);
      for (int i = 0; i < length; i++) {
        float distance = sums[i] + mismatch * mismatches[i];
        if (distance <= farthest) {
          keep(query * count, distance, rows[i]);
          farthest = farthestKept(query);
        }
      }
    }

    /// Puts a row in its place among the nearest, if it is nearer than the last of them.
    private void keep(int start, float distance, int row) {
      int place = start + count - 1;
      if (distance == least[place] && row > leastRow[place]) {
        return;
      }
      while (place > start
          && (distance < least[place - 1]
              || (distance == least[place - 1] && row < leastRow[place - 1]))) {
        least[place] = least[place - 1];
        leastRow[place] = leastRow[place - 1];
        place--;
      }
      least[place] = distance;
      leastRow[place] = row;
    }

    /// Fills [#sums] and [#mismatches] for one query row.
    private void measure(NeighbourBlocks.Block block, int query) {
      int length = block.rows().length;
      Arrays.fill(sums, 0, length, 0);
      float[][] numbers = block.numbers();
      int dimension = 0;
      if (metric == Metric.MANHATTAN) {
        for (; dimension < numbers.length; dimension++) {
          addAbsolute(sums, numbers[dimension], queries.numbers[dimension][query], length);
        }
      }
      for (; dimension + 3 < numbers.length; dimension += 4) {
        addFour(sums, numbers, queries.numbers, dimension, query, length);
      }
      for (; dimension < numbers.length; dimension++) {
        addOne(sums, numbers[dimension], queries.numbers[dimension][query], length);
      }
      Mismatches.count(block.codes(), queries.codes, query, mismatches, length);
    }

    private static void addAbsolute(float[] sums, float[] column, float value, int length) {
      for (int i = 0; i < length; i++) {
        sums[i] += Math.abs(column[i] - value);
      }
    }

    private static void addOne(float[] sums, float[] column, float value, int length) {
      for (int i = 0; i < length; i++) {
        float difference = column[i] - value;
        sums[i] += difference * difference;
      }
    }

    private static void addFour(
        float[] sums, float[][] base, float[][] queries, int dimension, int query, int length) {
      float[] column0 = base[dimension];
      float[] column1 = base[dimension + 1];
      float[] column2 = base[dimension + 2];
      float[] column3 = base[dimension + 3];
      float value0 = queries[dimension][query];
      float value1 = queries[dimension + 1][query];
      float value2 = queries[dimension + 2][query];
      float value3 = queries[dimension + 3][query];
      for (int i = 0; i < length; i++) {
        float d0 = column0[i] - value0;
        float d1 = column1[i] - value1;
        float d2 = column2[i] - value2;
        float d3 = column3[i] - value3;
        sums[i] += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3);
      }
    }
  }
}
