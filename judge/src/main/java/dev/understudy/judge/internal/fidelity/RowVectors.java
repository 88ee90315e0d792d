package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rows as points of a Euclidean space: numbers in training standard deviations (missing at the
/// mean), a 0 or 1 for each frequent category (missing one of them) and one for all others. The
/// distance of two rows is then the mixed distance of [dev.understudy.learn.MixedNeighbours].
///
/// @param codeToDimension the dimension of each code, -1 for none, `[column][values + 1]`
/// @param numberDimension the dimension of each number, -1 for a category, `[column]`
/// @param dimensions how many there are
record RowVectors(int[][] codeToDimension, int[] numberDimension, int dimensions) {

  /// Categories of a column beyond these share one dimension.
  private static final int MOST_CATEGORIES = 50;

  /// Numbers are cut off here, as one enormous cell would be a cluster of its own.
  private static final double FARTHEST = 1e3;

  static RowVectors of(CodedRows train) {
    int columns = train.columns().size();
    int[][] codes = new int[columns][];
    int[] numbers = new int[columns];
    int next = 0;
    for (int column = 0; column < columns; column++) {
      CodedColumn meaning = train.columns().get(column);
      codes[column] = new int[meaning.values() + 1];
      Arrays.fill(codes[column], -1);
      numbers[column] = -1;
      if (meaning.numeric()) {
        numbers[column] = next++;
        if (meaning.anyMissing()) {
          codes[column][meaning.values()] = next++;
        }
      } else {
        next = categories(train.codes()[column], codes[column], next);
      }
    }
    return new RowVectors(codes, numbers, next);
  }

  private static int categories(int[] rows, int[] dimension, int next) {
    int[] counts = new int[dimension.length];
    for (int code : rows) {
      counts[code]++;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, counts.length).boxed().toList());
    order.sort(Comparator.comparingInt(code -> -counts[code]));
    for (int rank = 0; rank < order.size(); rank++) {
      dimension[order.get(rank)] = next + Math.min(rank, MOST_CATEGORIES);
    }
    return next + Math.min(order.size(), MOST_CATEGORIES + 1);
  }

  /// Writes one row.
  ///
  /// @param into `[dimensions]`
  void fill(CodedRows rows, int row, double[] into) {
    Arrays.fill(into, 0);
    for (int column = 0; column < numberDimension.length; column++) {
      if (numberDimension[column] >= 0) {
        double number = rows.numbers()[column][row];
        into[numberDimension[column]] =
            Double.isNaN(number) ? 0 : Math.clamp(number, -FARTHEST, FARTHEST);
      }
      int dimension = codeToDimension[column][rows.codes()[column][row]];
      if (dimension >= 0) {
        into[dimension] = 1;
      }
    }
  }

  /// All rows, `[row][dimension]`.
  double[][] of(CodedRows rows, int count) {
    double[][] vectors = new double[count][dimensions];
    for (int row = 0; row < count; row++) {
      fill(rows, row, vectors[row]);
    }
    return vectors;
  }
}
