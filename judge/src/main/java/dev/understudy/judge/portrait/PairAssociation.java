package dev.understudy.judge.portrait;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.TextColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How strongly two columns hang together, over the rows where both are present: Pearson's
/// correlation of two numbers, bias-corrected Cramér's V of two categories (Bergsma, Journal of the
/// Korean Statistical Society 42(3), 2013), correlation ratio of a number and a category. NaN where
/// it is not defined, as with a constant column.
final class PairAssociation {

  /// Rarer categories than the most frequent so many count as one, which bounds the table of
  /// counts.
  private static final int MOST_CATEGORIES = 50;

  /// Fewer rows than this say nothing about a pair.
  private static final int FEWEST_ROWS = 5;

  /// One column, ready to be paired: either `numbers` (NaN missing) or `codes` (-1 missing).
  private record Side(double[] numbers, int[] codes, int categories) {

    boolean isNumeric() {
      return categories == 0;
    }
  }

  private PairAssociation() {}

  /// @param columns no text
  /// @return symmetric `[columns][columns]`, 1 on the diagonal
  static double[][] matrix(List<Column> columns) {
    List<Side> sides = columns.stream().map(PairAssociation::side).toList();
    double[][] matrix = new double[sides.size()][sides.size()];
    for (int row = 0; row < matrix.length; row++) {
      matrix[row][row] = 1;
      for (int column = 0; column < row; column++) {
        matrix[row][column] = of(sides.get(row), sides.get(column));
        matrix[column][row] = matrix[row][column];
      }
    }
    return matrix;
  }

  static double of(Column left, Column right) {
    return of(side(left), side(right));
  }

  private static double of(Side left, Side right) {
    if (left.isNumeric()) {
      return right.isNumeric()
          ? pearson(left.numbers, right.numbers)
          : correlationRatio(left.numbers, right);
    }
    return right.isNumeric() ? correlationRatio(right.numbers, left) : cramer(left, right);
  }

  private static Side side(Column column) {
    if (column instanceof CategoryColumn category) {
      return coded(category);
    }
    if (column instanceof TextColumn) {
      throw new IllegalArgumentException("text has no association: " + column.name());
    }
    return new Side(Values.numbers(column), new int[0], 0);
  }

  private static Side coded(CategoryColumn column) {
    int[] counts = column.counts();
    List<Integer> byCount = new ArrayList<>();
    for (int code = 0; code < counts.length; code++) {
      byCount.add(code);
    }
    byCount.sort(Comparator.comparingInt((Integer code) -> -counts[code]));
    int[] place = new int[counts.length];
    for (int i = 0; i < place.length; i++) {
      place[byCount.get(i)] = Math.min(i, MOST_CATEGORIES);
    }
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      int code = column.code(row);
      codes[row] = code < 0 ? -1 : place[code];
    }
    return new Side(
        new double[0], codes, Math.max(1, Math.min(counts.length, MOST_CATEGORIES + 1)));
  }

  /// In two passes, so that large values with a small spread keep their digits.
  private static double pearson(double[] left, double[] right) {
    double sumLeft = 0;
    double sumRight = 0;
    int count = 0;
    for (int row = 0; row < left.length; row++) {
      if (!Double.isNaN(left[row]) && !Double.isNaN(right[row])) {
        sumLeft += left[row];
        sumRight += right[row];
        count++;
      }
    }
    if (count < FEWEST_ROWS) {
      return Double.NaN;
    }
    double meanLeft = sumLeft / count;
    double meanRight = sumRight / count;
    double leftSquares = 0;
    double rightSquares = 0;
    double products = 0;
    for (int row = 0; row < left.length; row++) {
      if (!Double.isNaN(left[row]) && !Double.isNaN(right[row])) {
        double a = left[row] - meanLeft;
        double b = right[row] - meanRight;
        leftSquares += a * a;
        rightSquares += b * b;
        products += a * b;
      }
    }
    double product = Math.sqrt(leftSquares) * Math.sqrt(rightSquares);
    return product > 0 ? Math.max(-1, Math.min(1, products / product)) : Double.NaN;
  }

  /// Square root of the share of the numbers' variance that lies between the categories.
  private static double correlationRatio(double[] numbers, Side side) {
    double[] sums = new double[side.categories];
    int[] counts = new int[side.categories];
    double sum = 0;
    int count = 0;
    for (int row = 0; row < numbers.length; row++) {
      if (side.codes[row] >= 0 && !Double.isNaN(numbers[row])) {
        sums[side.codes[row]] += numbers[row];
        counts[side.codes[row]]++;
        sum += numbers[row];
        count++;
      }
    }
    int held = held(counts);
    if (count < FEWEST_ROWS || held < 2) {
      return Double.NaN;
    }
    double mean = sum / count;
    double between = 0;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        double distance = sums[code] / counts[code] - mean;
        between += counts[code] * distance * distance;
      }
    }
    double total = 0;
    for (int row = 0; row < numbers.length; row++) {
      if (side.codes[row] >= 0 && !Double.isNaN(numbers[row])) {
        total += (numbers[row] - mean) * (numbers[row] - mean);
      }
    }
    return total > 0 ? Math.sqrt(Math.min(1, between / total)) : Double.NaN;
  }

  private static double cramer(Side left, Side right) {
    double[][] counts = new double[left.categories][right.categories];
    double[] rows = new double[left.categories];
    double[] columns = new double[right.categories];
    double total = 0;
    for (int row = 0; row < left.codes.length; row++) {
      if (left.codes[row] >= 0 && right.codes[row] >= 0) {
        counts[left.codes[row]][right.codes[row]]++;
        rows[left.codes[row]]++;
        columns[right.codes[row]]++;
        total++;
      }
    }
    int heldRows = held(rows);
    int heldColumns = held(columns);
    if (total < FEWEST_ROWS || heldRows < 2 || heldColumns < 2) {
      return Double.NaN;
    }
    double phi = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        double expected = rows[i] * columns[j] / total;
        if (expected > 0) {
          phi += (counts[i][j] - expected) * (counts[i][j] - expected) / expected / total;
        }
      }
    }
    double corrected = Math.max(0, phi - (heldRows - 1.0) * (heldColumns - 1.0) / (total - 1));
    double correctedRows = heldRows - (heldRows - 1.0) * (heldRows - 1.0) / (total - 1);
    double correctedColumns = heldColumns - (heldColumns - 1.0) * (heldColumns - 1.0) / (total - 1);
    double smaller = Math.min(correctedRows, correctedColumns) - 1;
    return smaller > 0 ? Math.sqrt(Math.min(1, corrected / smaller)) : Double.NaN;
  }

  private static int held(int[] counts) {
    int held = 0;
    for (int count : counts) {
      held += count > 0 ? 1 : 0;
    }
    return held;
  }

  private static int held(double[] counts) {
    int held = 0;
    for (double count : counts) {
      held += count > 0 ? 1 : 0;
    }
    return held;
  }
}
