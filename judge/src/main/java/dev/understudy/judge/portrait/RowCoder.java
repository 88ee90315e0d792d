package dev.understudy.judge.portrait;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows as points, every column counting alike: a number is scaled to mean 0 and variance 1 and
/// held within [#FURTHEST] standard deviations, a category becomes one axis per value, scaled so
/// that the column's axes together have variance 1. A missing number lies at the mean and has an
/// axis of its own; a missing category is a value like another. Scales come from the training rows.
final class RowCoder {

  /// Beyond so many standard deviations one value would shape the whole picture.
  private static final double FURTHEST = 5;

  /// Axes per category column; rarer values share one more.
  private static final int MOST_CATEGORIES = 20;

  private sealed interface ColumnCoder {

    int width();

    void code(Column column, int row, double[] point, int offset);
  }

  private record NumberCoder(double mean, double deviation) implements ColumnCoder {

    @Override
    public int width() {
      return 2;
    }

    @Override
    public void code(Column column, int row, double[] point, int offset) {
      if (column.isMissing(row)) {
        point[offset + 1] = 1;
      } else {
        double scaled = (Values.number(column, row) - mean) / deviation;
        point[offset] = Math.max(-FURTHEST, Math.min(FURTHEST, scaled));
      }
    }
  }

  private record CategoryCoder(Map<String, Integer> places, double scale) implements ColumnCoder {

    /// The named values, all others, missing.
    @Override
    public int width() {
      return places.size() + 2;
    }

    @Override
    public void code(Column column, int row, double[] point, int offset) {
      int place =
          column.isMissing(row)
              ? places.size() + 1
              : places.getOrDefault(((CategoryColumn) column).value(row), places.size());
      point[offset + place] = scale;
    }
  }

  private final List<String> names;
  private final List<ColumnCoder> coders;
  private final int width;

  private RowCoder(List<String> names, List<ColumnCoder> coders) {
    this.names = names;
    this.coders = coders;
    this.width = coders.stream().mapToInt(ColumnCoder::width).sum();
  }

  /// Columns of `train` that do not vary are left out.
  static RowCoder of(Table train) {
    List<String> names = new ArrayList<>();
    List<ColumnCoder> coders = new ArrayList<>();
    for (Column column : train.columns()) {
      ColumnCoder coder =
          column instanceof CategoryColumn category ? categories(category) : numbers(column);
      boolean varies =
          switch (coder) {
            case NumberCoder number -> number.deviation > 0;
            case CategoryCoder category -> category.scale > 0;
          };
      if (varies) {
        names.add(column.name());
        coders.add(coder);
      }
    }
    return new RowCoder(names, coders);
  }

  /// Number of axes.
  int width() {
    return width;
  }

  /// @param table has the training table's columns
  /// @return `[rows][width]`
  double[][] code(Table table) {
    double[][] points = new double[table.rowCount()][width];
    int offset = 0;
    for (int i = 0; i < coders.size(); i++) {
      Column column = table.column(names.get(i));
      for (int row = 0; row < points.length; row++) {
        coders.get(i).code(column, row, points[row], offset);
      }
      offset += coders.get(i).width();
    }
    return points;
  }

  private static NumberCoder numbers(Column column) {
    double[] present = Values.sortedPresent(Values.numbers(column));
    double sum = 0;
    for (double value : present) {
      sum += value;
    }
    double mean = present.length == 0 ? 0 : sum / present.length;
    double squares = 0;
    for (double value : present) {
      squares += (value - mean) * (value - mean);
    }
    return new NumberCoder(mean, Math.sqrt(squares / Math.max(1, present.length - 1)));
  }

  private static CategoryCoder categories(CategoryColumn column) {
    int[] counts = column.counts();
    List<Integer> codes = new ArrayList<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        codes.add(code);
      }
    }
    codes.sort(Comparator.comparingInt((Integer code) -> -counts[code]));
    Map<String, Integer> places = new HashMap<>();
    double variance = spread(column.missing().count(), column.size());
    int others = 0;
    for (int i = 0; i < codes.size(); i++) {
      if (i < MOST_CATEGORIES) {
        places.put(column.categories().get(codes.get(i)), i);
        variance += spread(counts[codes.get(i)], column.size());
      } else {
        others += counts[codes.get(i)];
      }
    }
    variance += spread(others, column.size());
    return new CategoryCoder(places, variance > 0 ? 1 / Math.sqrt(variance) : 0);
  }

  /// Variance of a yes-or-no axis.
  private static double spread(int count, int rows) {
    double share = (double) count / Math.max(1, rows);
    return share * (1 - share);
  }
}
