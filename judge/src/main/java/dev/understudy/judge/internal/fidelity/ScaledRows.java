package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.learn.MixedDistances;
import dev.understudy.learn.MixedNeighbours;
import dev.understudy.learn.MixedNeighbours.Points;
import java.util.ArrayList;
import java.util.List;

/// Rows whose numbers are scaled to [0, 1] over the training range and whose categories are one-hot
/// coded, without ever making the one-hot columns. A missing number lies at the training mean and
/// has a category "missing or not".
///
/// @param points numbers and codes
/// @param sizes number of codes, `[column of codes]`
record ScaledRows(Points points, int[] sizes) {

  /// The training range of each number column.
  ///
  /// @param low in training standard deviations, `[column]`; likewise `high` and `mean`
  record Scale(double[] low, double[] high, double[] mean) {

    static Scale of(CodedRows train) {
      int columns = train.columns().size();
      Scale scale = new Scale(new double[columns], new double[columns], new double[columns]);
      for (int column = 0; column < columns; column++) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (double number : train.numbers()[column]) {
          if (!Double.isNaN(number)) {
            low = Math.min(low, number);
            high = Math.max(high, number);
            sum += number;
            count++;
          }
        }
        scale.low[column] = count == 0 ? 0 : low;
        scale.high[column] = count == 0 ? 0 : high;
        scale.mean[column] = count == 0 ? 0 : sum / count;
      }
      return scale;
    }

    float scaled(int column, double number) {
      double width = high[column] - low[column];
      double present = Double.isNaN(number) ? mean[column] : number;
      return (float) ((present - low[column]) / (width > 0 ? width : 1));
    }
  }

  /// A mean row.
  ///
  /// @param numbers `[dimension]`
  /// @param shares of each code, `[column of codes][code]`
  record Centre(double[] numbers, double[][] shares) {}

  static ScaledRows of(CodedRows rows, Scale scale) {
    List<float[]> dimensions = new ArrayList<>();
    List<int[]> codes = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int index = 0; index < rows.columns().size(); index++) {
      CodedColumn column = rows.columns().get(index);
      if (!column.numeric()) {
        codes.add(rows.codes()[index]);
        sizes.add(column.values() + 1);
        continue;
      }
      float[] dimension = new float[rows.rows()];
      int[] missing = new int[rows.rows()];
      for (int row = 0; row < dimension.length; row++) {
        double number = rows.numbers()[index][row];
        dimension[row] = scale.scaled(index, number);
        missing[row] = Double.isNaN(number) ? 1 : 0;
      }
      dimensions.add(dimension);
      if (column.anyMissing()) {
        codes.add(missing);
        sizes.add(2);
      }
    }
    return new ScaledRows(
        new Points(rows.rows(), dimensions.toArray(new float[0][]), codes.toArray(new int[0][])),
        sizes.stream().mapToInt(Integer::intValue).toArray());
  }

  Centre centre() {
    double[] numbers = new double[points.numbers().length];
    for (int dimension = 0; dimension < numbers.length; dimension++) {
      for (float number : points.numbers()[dimension]) {
        numbers[dimension] += number;
      }
      numbers[dimension] /= points.size();
    }
    double[][] shares = new double[sizes.length][];
    for (int column = 0; column < shares.length; column++) {
      shares[column] = new double[sizes[column]];
      for (int code : points.codes()[column]) {
        shares[column][code]++;
      }
      for (int code = 0; code < shares[column].length; code++) {
        shares[column][code] /= points.size();
      }
    }
    return new Centre(numbers, shares);
  }

  /// Euclidean distance of each row to a centre, `[row]`. A one-hot row of code c lies at squared
  /// distance `sum p² + 1 - 2 p_c` from shares p.
  double[] distances(Centre centre) {
    double[] squares = new double[points.size()];
    for (int dimension = 0; dimension < points.numbers().length; dimension++) {
      for (int row = 0; row < squares.length; row++) {
        double difference = points.numbers()[dimension][row] - centre.numbers()[dimension];
        squares[row] += difference * difference;
      }
    }
    for (int column = 0; column < sizes.length; column++) {
      double[] shares = centre.shares()[column];
      double own = 0;
      for (double share : shares) {
        own += share * share;
      }
      for (int row = 0; row < squares.length; row++) {
        squares[row] += own + 1 - 2 * shares[points.codes()[column][row]];
      }
    }
    for (int row = 0; row < squares.length; row++) {
      squares[row] = Math.sqrt(Math.max(0, squares[row]));
    }
    return squares;
  }

  MixedNeighbours.Nearest nearestIn(ScaledRows others) {
    return MixedNeighbours.nearest(points, others.points);
  }

  /// Distance of each row to its nearest other row, infinite if there is none.
  double[] nearestOther() {
    return MixedDistances.kthNearestOther(points, 1);
  }
}
