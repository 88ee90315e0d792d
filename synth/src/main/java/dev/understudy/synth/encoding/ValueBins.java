package dev.understudy.synth.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number line cut into codes in ascending order: atoms, single values that many persons share
/// (such as the zeros of a capital gain), and bins, stretches between atoms in which values are
/// continuous. No code rests on fewer than the minimum number of persons, and the outermost edges
/// are averages, never the extreme value of a person.
///
/// ```
///   atom 0 | bin [1.5, 8.2) | bin [8.2, 30.1) | atom 99 | bin ...
/// ```
///
/// @param low lower edge per code; the value itself for an atom
/// @param high upper edge per code, equal to `low` for an atom
/// @param decimals digits after the point that values are rounded to, -1 for none
/// @param roundness of the values inside bins, null where they are no rounder than chance makes
///   them
public record ValueBins(double[] low, double[] high, int decimals, @Nullable Roundness roundness) {

  /// Columns with at most this many different values keep each that enough persons share as an
  /// atom.
  static final int DISCRETE_VALUES = 256;

  /// Bins per column: each then holds half a percent, which bounds the error of the distribution
  /// function inside a bin far below what a report can show.
  static final int BINS = 200;

  private static final int[] NO_HOLDERS = {};

  private static final double[] POWERS = new double[19];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  public ValueBins {
    if (low.length != high.length
        || decimals < -1
        || decimals >= POWERS.length
        || (roundness != null && (decimals < 0 || roundness.shares().length != low.length))) {
      throw new IllegalArgumentException("malformed bins");
    }
    for (int code = 0; code < low.length; code++) {
      boolean ascending = code == 0 || low[code] >= high[code - 1];
      if (!(Double.isFinite(low[code]) && Double.isFinite(high[code]))
          || high[code] < low[code]
          || !ascending) {
        throw new IllegalArgumentException("malformed bins");
      }
    }
  }

  /// A run of equal values.
  ///
  /// @param holders the different persons that have it, empty where every cell is another person
  private record Run(double value, int cells, int[] holders) {

    int persons() {
      return holders.length == 0 ? cells : holders.length;
    }
  }

  /// Counts different persons over several runs.
  private static final class Crowd {
    private final Set<Integer> known = new HashSet<>();
    private int strangers;

    void add(Run run) {
      if (run.holders.length == 0) {
        strangers += run.cells;
      }
      for (int person : run.holders) {
        known.add(person);
      }
    }

    int size() {
      return known.size() + strangers;
    }
  }

  /// @param values of the present cells, in row order
  /// @param rows the row of each value
  /// @param decimals to round to, -1 for none
  static ValueBins analyse(
      double[] values, int[] rows, Persons persons, int minimumPersons, int decimals) {
    List<Run> runs = persons.mayRepeat() ? personRuns(values, rows, persons) : rowRuns(values);
    int atomCells = Math.max(minimumPersons, values.length / (2 * BINS));
    boolean discrete = runs.size() <= DISCRETE_VALUES;
    List<double[]> codes = new ArrayList<>();
    List<Run> stretch = new ArrayList<>();
    int binCells = Math.max(1, values.length / BINS);
    for (Run run : runs) {
      boolean atom = run.persons() >= minimumPersons && (discrete || run.cells >= atomCells);
      if (atom) {
        cut(stretch, codes, binCells, minimumPersons);
        stretch.clear();
        codes.add(new double[] {run.value, run.value});
      } else {
        stretch.add(run);
      }
    }
    cut(stretch, codes, binCells, minimumPersons);
    double[] low = codes.stream().mapToDouble(code -> code[0]).toArray();
    double[] high = codes.stream().mapToDouble(code -> code[1]).toArray();
    for (int code = 1; code < low.length; code++) {
      // a bin beside an atom must not reach over it
      low[code] = Math.max(low[code], high[code - 1]);
      high[code] = Math.max(low[code], high[code]);
    }
    return new ValueBins(low, high, decimals, null);
  }

  /// The same bins, in which values are drawn as round as these.
  ValueBins asRoundAs(double[] values) {
    return decimals < 0
        ? this
        : new ValueBins(
            low, high, decimals, Roundness.analyse(this, values, POWERS[decimals]).orElse(null));
  }

  /// Cuts a stretch without atoms into bins of about `binCells` cells and at least `minimumPersons`
  /// persons; a stretch with fewer persons gives no bin and its values fall to their neighbours.
  private static void cut(
      List<Run> stretch, List<double[]> codes, int binCells, int minimumPersons) {
    int[] remaining = new int[stretch.size() + 1];
    Crowd later = new Crowd();
    for (int i = stretch.size() - 1; i >= 0; i--) {
      later.add(stretch.get(i));
      remaining[i] = later.size();
    }
    int start = 0;
    while (start < stretch.size() && remaining[start] >= minimumPersons) {
      int cells = 0;
      Crowd held = new Crowd();
      int end = start;
      while (end < stretch.size()
          && (cells < binCells
              || held.size() < minimumPersons
              || remaining[end] < minimumPersons)) {
        cells += stretch.get(end).cells;
        held.add(stretch.get(end));
        end++;
      }
      codes.add(edges(stretch, start, end));
      start = end;
    }
  }

  /// The edges of the bin of runs `start .. end - 1`: halfway to the neighbours inside the stretch;
  /// at its ends placed so that the middle of the bin is the mean of its cells.
  private static double[] edges(List<Run> stretch, int start, int end) {
    double sum = 0;
    int cells = 0;
    for (Run run : stretch.subList(start, end)) {
      sum += run.value * run.cells;
      cells += run.cells;
    }
    double mean = sum / cells;
    double first = stretch.get(start).value;
    double last = stretch.get(end - 1).value;
    boolean open = start == 0;
    boolean shut = end == stretch.size();
    double low = open ? first : (stretch.get(start - 1).value + first) / 2;
    double high = shut ? last : (last + stretch.get(end).value) / 2;
    if (open && shut) {
      double half = Math.min(mean - first, last - mean);
      return new double[] {mean - half, mean + half};
    }
    if (open) {
      low = Math.clamp(2 * mean - high, first, high);
    }
    if (shut) {
      high = Math.clamp(2 * mean - low, low, last);
    }
    return new double[] {low, high};
  }

  private static List<Run> rowRuns(double[] values) {
    double[] sorted = values.clone();
    Arrays.parallelSort(sorted);
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[start]) {
        runs.add(new Run(sorted[start], i - start, NO_HOLDERS));
        start = i;
      }
    }
    return runs;
  }

  private static List<Run> personRuns(double[] values, int[] rows, Persons persons) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.parallelSort(order, Comparator.comparingDouble(i -> values[i]));
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= order.length; i++) {
      if (i == order.length || values[order[i]] != values[order[start]]) {
        int[] holders = new int[i - start];
        for (int k = start; k < i; k++) {
          holders[k - start] = persons.of(rows[order[k]]);
        }
        runs.add(
            new Run(values[order[start]], i - start, Arrays.stream(holders).distinct().toArray()));
        start = i;
      }
    }
    return runs;
  }

  public int cardinality() {
    return low.length;
  }

  /// The code whose range holds `value`, or the nearest one.
  public int encode(double value) {
    int from = 0;
    int to = low.length - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      if (low[middle] <= value) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    if (from + 1 < low.length && value > high[from]) {
      return value - high[from] <= low[from + 1] - value ? from : from + 1;
    }
    return from;
  }

  /// The value at `position` in [0, 1) of a code's range, rounded.
  public double decode(int code, double position) {
    double bottom = low[code];
    double top = high[code];
    if (bottom == top) {
      return bottom;
    }
    double value = bottom + position * (top - bottom);
    if (decimals < 0) {
      return value;
    }
    double power = POWERS[decimals];
    double scaled =
        roundness == null
            ? Math.rint(value * power)
            : roundness
                .draw(code, bottom, top, power, position)
                .map(Long::doubleValue)
                .orElseGet(() -> Math.rint(value * power));
    return Math.abs(scaled) < 0x1p53 ? scaled / power + 0.0 : value;
  }

  /// Whether some value of the code's range lies in [`from`, `to`].
  boolean overlaps(int code, double from, double to) {
    double slack = decimals < 0 ? 0 : 0.5 / POWERS[decimals];
    return high[code] + slack >= from && low[code] - slack <= to;
  }
}
