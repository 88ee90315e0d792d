package dev.understudy.judge.internal.fidelity;

import dev.understudy.judge.internal.CodedColumn;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What the propensity model sees of a row: an intercept, each number in training standard
/// deviations (missing at 0) and "missing or not", the squares and products of all numbers where
/// they are few, and an indicator for each frequent category but the first. Most are 0, so a row is
/// a short list.
///
/// @param columns chosen, ascending
/// @param numbers those of them that hold numbers
/// @param products whether squares and products of numbers are features
/// @param codeToFeature number of the feature of each code, -1 for none, `[chosen column][code]`
/// @param count number of features
record PropensityFeatures(
    int[] columns, int[] numbers, boolean products, int[][] codeToFeature, int count) {

  /// Categories beyond the 19 most frequent (one of which has no indicator) are left to the
  /// intercept.
  private static final int MOST_CATEGORIES = 19;

  /// Work grows with the square of the features a row has.
  private static final int MOST_COLUMNS = 40;

  private static final int MOST_NUMBERS_FOR_PRODUCTS = 8;

  /// Numbers are cut off here, as one enormous cell would rule the fit.
  private static final double FARTHEST = 5;

  static PropensityFeatures of(CodedRows train, Seed seed) {
    int all = train.columns().size();
    int[] columns = CodedRows.draw(all, Math.min(all, MOST_COLUMNS), seed.stream());
    Arrays.sort(columns);
    int[] numbers =
        Arrays.stream(columns).filter(column -> train.columns().get(column).numeric()).toArray();
    boolean products = numbers.length <= MOST_NUMBERS_FOR_PRODUCTS;
    int next = 1 + numbers.length;
    next += products ? numbers.length * (numbers.length + 1) / 2 : 0;
    int[][] codeToFeature = new int[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      codeToFeature[i] = new int[train.columns().get(columns[i]).values() + 1];
      Arrays.fill(codeToFeature[i], -1);
      for (int code : indicated(train, columns[i])) {
        codeToFeature[i][code] = next++;
      }
    }
    return new PropensityFeatures(columns, numbers, products, codeToFeature, next);
  }

  /// The codes that have an indicator: of a number only "missing".
  private static List<Integer> indicated(CodedRows train, int column) {
    CodedColumn meaning = train.columns().get(column);
    int[] counts = new int[meaning.values() + 1];
    for (int code : train.codes()[column]) {
      counts[code]++;
    }
    if (meaning.numeric()) {
      boolean some = counts[meaning.values()] > 0 && counts[meaning.values()] < train.rows();
      return some ? List.of(meaning.values()) : List.of();
    }
    List<Integer> held =
        new ArrayList<>(
            IntStream.range(0, counts.length).filter(code -> counts[code] > 0).boxed().toList());
    held.sort(Comparator.comparingInt(code -> -counts[code]));
    return held.isEmpty() ? List.of() : held.subList(1, Math.min(held.size(), MOST_CATEGORIES));
  }

  /// The features of one row that are not 0.
  ///
  /// @param index filled with their numbers
  /// @param value filled with their values
  /// @return how many there are
  int fill(CodedRows rows, int row, int[] index, double[] value) {
    index[0] = 0;
    value[0] = 1;
    int length = 1;
    for (int i = 0; i < numbers.length; i++) {
      index[length] = 1 + i;
      value[length++] = number(rows, i, row);
    }
    if (products) {
      int feature = 1 + numbers.length;
      for (int i = 0; i < numbers.length; i++) {
        for (int j = 0; j <= i; j++) {
          index[length] = feature++;
          value[length++] = number(rows, i, row) * number(rows, j, row);
        }
      }
    }
    for (int i = 0; i < columns.length; i++) {
      int feature = codeToFeature[i][rows.codes()[columns[i]][row]];
      if (feature >= 0) {
        index[length] = feature;
        value[length++] = 1;
      }
    }
    return length;
  }

  private double number(CodedRows rows, int i, int row) {
    double number = rows.numbers()[numbers[i]][row];
    return Double.isNaN(number) ? 0 : Math.clamp(number, -FARTHEST, FARTHEST);
  }

  /// Most features a row can have that are not 0.
  int longest() {
    return 1
        + numbers.length
        + (products ? numbers.length * (numbers.length + 1) / 2 : 0)
        + columns.length;
  }
}
