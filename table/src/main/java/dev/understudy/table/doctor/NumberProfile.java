package dev.understudy.table.doctor;

import dev.understudy.table.NumberColumn;
import java.util.Arrays;

/// What the checks need to know about the values of a number column.
///
/// @param present how many cells hold a value
/// @param whole whether all values are whole numbers
/// @param ascending whether every value is greater than the one before it
/// @param low the smallest distinct values and their counts, ascending
/// @param high the largest distinct values and their counts, descending
/// @param sorted present values of the sampled rows, ascending
record NumberProfile(
    int present, boolean whole, boolean ascending, Extremes low, Extremes high, double[] sorted) {

  /// The values at one end, exact over all rows.
  ///
  /// @param values at most [#TRACKED] distinct values, outermost first
  /// @param counts how many rows hold each
  record Extremes(double[] values, int[] counts) {

    /// Enough to see past the codes at an end and measure the steps behind them.
    static final int TRACKED = 32;

    int size() {
      return values.length;
    }

    /// Whether these are all distinct values of the column.
    boolean complete() {
      return values.length < TRACKED;
    }
  }

  static NumberProfile of(NumberColumn column, int[] sampleRows) {
    Collector low = new Collector(1);
    Collector high = new Collector(-1);
    boolean whole = true;
    boolean ascending = true;
    double previous = Double.NEGATIVE_INFINITY;
    int present = 0;
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        continue;
      }
      double value = column.value(row);
      present++;
      whole &= value == Math.rint(value);
      ascending &= value > previous;
      previous = value;
      low.add(value);
      high.add(value);
    }
    double[] sorted = new double[sampleRows.length];
    int sampled = 0;
    for (int row : sampleRows) {
      if (!column.isMissing(row)) {
        sorted[sampled++] = column.value(row);
      }
    }
    sorted = Arrays.copyOf(sorted, sampled);
    Arrays.sort(sorted);
    return new NumberProfile(present, whole, ascending, low.extremes(), high.extremes(), sorted);
  }

  /// The profile of distinct values with counts, `values` ascending.
  static NumberProfile of(double[] values, int[] counts) {
    Collector low = new Collector(1);
    Collector high = new Collector(-1);
    int present = 0;
    boolean whole = true;
    for (int i = 0; i < values.length; i++) {
      low.add(values[i], counts[i]);
      high.add(values[i], counts[i]);
      present += counts[i];
      whole &= values[i] == Math.rint(values[i]);
    }
    return new NumberProfile(
        present, whole, false, low.extremes(), high.extremes(), values.clone());
  }

  double minimum() {
    return low.values()[0];
  }

  double maximum() {
    return high.values()[0];
  }

  /// Quantile of the sampled values greater than `above` and less than `below`, NaN if none are.
  double quantile(double share, double above, double below) {
    int from = firstGreater(above);
    int to = firstAtLeast(below);
    return from >= to ? Double.NaN : sorted[from + (int) ((to - from - 1) * share)];
  }

  /// How many sampled values lie strictly between.
  int sampledBetween(double above, double below) {
    return Math.max(0, firstAtLeast(below) - firstGreater(above));
  }

  /// How many distinct values lie strictly between, counted until [Extremes#TRACKED].
  int distinctBetween(double above, double below) {
    int distinct = 0;
    for (int i = firstGreater(above); i < sorted.length && sorted[i] < below; i++) {
      if ((distinct == 0 || sorted[i] != sorted[i - 1]) && ++distinct == Extremes.TRACKED) {
        break;
      }
    }
    return distinct;
  }

  private int firstGreater(double bound) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] > bound) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private int firstAtLeast(double bound) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] >= bound) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  /// Keeps the outermost distinct values; `sign` is 1 for the low end, -1 for the high end.
  private static final class Collector {
    private final int sign;
    private final double[] signed = new double[Extremes.TRACKED];
    private final int[] counts = new int[Extremes.TRACKED];
    private int size;
    private int last;

    Collector(int sign) {
      this.sign = sign;
    }

    void add(double value) {
      add(value, 1);
    }

    void add(double value, int count) {
      double key = sign * value + 0.0;
      if (size == Extremes.TRACKED && key > signed[size - 1]) {
        return;
      }
      // Neighbouring rows often hold the same value.
      if (last < size && signed[last] == key) {
        counts[last] += count;
        return;
      }
      int at = 0;
      int to = size;
      while (at < to) {
        int middle = (at + to) >>> 1;
        if (signed[middle] < key) {
          at = middle + 1;
        } else {
          to = middle;
        }
      }
      if (at < size && signed[at] == key) {
        last = at;
        counts[at] += count;
        return;
      }
      int moved = Math.min(size, Extremes.TRACKED - 1) - at;
      System.arraycopy(signed, at, signed, at + 1, moved);
      System.arraycopy(counts, at, counts, at + 1, moved);
      signed[at] = key;
      counts[at] = count;
      last = at;
      size = Math.min(size + 1, Extremes.TRACKED);
    }

    Extremes extremes() {
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        values[i] = sign * signed[i] + 0.0;
      }
      return new Extremes(values, Arrays.copyOf(counts, size));
    }
  }
}
