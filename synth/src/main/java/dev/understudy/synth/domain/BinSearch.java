package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.encoding.ValueBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds bins of numbers level by level, much as PrivTree does (Zhang, Xiao, Xie 2016): every
/// stretch of the grid whose noisy count stands out is cut into four, and those are counted on the
/// next level.
///
/// ```
///   level 1    |        0 .. 63        |    64 .. 127    | ...
///   level 2    | 0..15 | 16..31 | ...       (128 rows)
///   level 3    | 0..3 | ...   -> 0 alone holds most rows: an atom
/// ```
///
/// What many rows share becomes a bin of its own, and bins are fine where rows are many. Each row
/// counts once on each level, and the number of levels depends on the grid alone, so costs do not
/// depend on rows.
final class BinSearch {

  private static final int FANOUT = 4;

  /// Levels beyond which stretches are not cut: a millionth of the grid.
  private static final int MOST_LEVELS = 10;

  /// Standard deviations at which a count is more than noise: one in 700 empty stretches is taken
  /// for a full one.
  private static final double CERTAIN = 3;

  /// Standard deviations below which a stretch at the end of a bin is taken for empty.
  private static final double PLAUSIBLE = 1.5;

  private final String column;
  private final Grid grid;
  private final DiscreteGaussian noise;

  /// @param mu of all levels together
  BinSearch(String column, Grid grid, int rowsPerUnit, double mu) {
    this.column = column;
    this.grid = grid;
    long squared = (long) rowsPerUnit * rowsPerUnit;
    this.noise =
        new DiscreteGaussian(squared, Allowance.variance(squared, mu / Math.sqrt(levels(grid))));
  }

  private static int levels(Grid grid) {
    int levels = 1;
    double width = FANOUT;
    while (width < grid.places() && levels < MOST_LEVELS) {
      width *= FANOUT;
      levels++;
    }
    return levels;
  }

  List<Charge> plan() {
    List<Charge> charges = new ArrayList<>();
    for (int level = 1; level <= levels(grid); level++) {
      charges.add(new Charge(name(level), noise.cost()));
    }
    return charges;
  }

  private String name(int level) {
    return "bins of " + column + ", level " + level;
  }

  /// Places `from` to `to`, both included.
  private record Stretch(long from, long to, long count) {

    boolean single() {
      return from == to;
    }

    List<Stretch> parts() {
      List<Stretch> parts = new ArrayList<>();
      long size = to - from + 1;
      for (int part = 0; part < FANOUT; part++) {
        long start = from + size / FANOUT * part + Math.min(part, size % FANOUT);
        long end = from + size / FANOUT * (part + 1) + Math.min(part + 1, size % FANOUT) - 1;
        if (end >= start) {
          parts.add(new Stretch(start, end, 0));
        }
      }
      return parts;
    }
  }

  /// @param values of the present cells
  /// @param rows about how many rows there are
  /// @param bins about how many bins there shall be
  ValueBins search(double[] values, long rows, int bins, Releases releases) {
    long[] places = Arrays.stream(values).mapToLong(grid::place).sorted().toArray();
    double deviation = Math.sqrt(noise.variance());
    double worth = Math.max(CERTAIN * deviation, (double) rows / bins);
    List<Stretch> stretches = List.of(new Stretch(0, grid.places() - 1, rows));
    List<Stretch> cut = stretches;
    for (int level = 1; level <= levels(grid); level++) {
      List<Stretch> parts = cut.stream().flatMap(stretch -> stretch.parts().stream()).toList();
      long[] noisy = releases.release(name(level), noise, counts(parts, places));
      List<Stretch> counted = new ArrayList<>();
      for (int i = 0; i < noisy.length; i++) {
        counted.add(new Stretch(parts.get(i).from(), parts.get(i).to(), noisy[i]));
      }
      stretches = replaced(stretches, cut, counted);
      cut = counted.stream().filter(part -> !part.single() && part.count() >= worth).toList();
    }
    return joined(stretches, worth, deviation);
  }

  private static long[] counts(List<Stretch> stretches, long[] sorted) {
    long[] counts = new long[stretches.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] =
          (long) below(sorted, stretches.get(i).to() + 1) - below(sorted, stretches.get(i).from());
    }
    return counts;
  }

  private static int below(long[] sorted, long place) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// All stretches in ascending order, with parts in the place of those that were cut.
  private static List<Stretch> replaced(
      List<Stretch> stretches, List<Stretch> cut, List<Stretch> parts) {
    List<Stretch> all = new ArrayList<>();
    int next = 0;
    int part = 0;
    for (Stretch stretch : stretches) {
      if (next < cut.size() && cut.get(next).from() == stretch.from()) {
        next++;
        while (part < parts.size() && parts.get(part).to() <= stretch.to()) {
          all.add(parts.get(part++));
        }
      } else {
        all.add(stretch);
      }
    }
    return all;
  }

  /// Neighbours become one bin until it is worth it; single places that are worth it stay alone.
  private ValueBins joined(List<Stretch> stretches, double worth, double deviation) {
    List<Stretch> bins = new ArrayList<>();
    List<Stretch> open = new ArrayList<>();
    double mass = 0;
    for (Stretch stretch : stretches) {
      if (stretch.single() && stretch.count() >= worth) {
        close(open, bins, deviation);
        bins.add(stretch);
        mass = 0;
      } else {
        open.add(stretch);
        mass += stretch.count();
        if (mass >= worth) {
          close(open, bins, deviation);
          mass = 0;
        }
      }
    }
    close(open, bins, deviation);
    if (bins.isEmpty()) {
      bins.add(new Stretch(0, grid.places() - 1, 0));
    }
    return grid.bins(
        bins.stream().mapToLong(Stretch::from).toArray(),
        bins.stream().mapToLong(Stretch::to).toArray());
  }

  /// Ends that look empty are cut off, so that few rows do not become values all over a wide bin;
  /// where all looks empty there is no bin.
  private static void close(List<Stretch> open, List<Stretch> bins, double deviation) {
    int first = 0;
    int last = open.size() - 1;
    while (first <= last && open.get(first).count() < PLAUSIBLE * deviation) {
      first++;
    }
    while (last >= first && open.get(last).count() < PLAUSIBLE * deviation) {
      last--;
    }
    if (first <= last) {
      bins.add(new Stretch(open.get(first).from(), open.get(last).to(), 0));
    }
    open.clear();
  }
}
