package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.DiscreteGaussian;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.encoding.ValueBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
/// What many rows share becomes a bin of its own, and bins are fine where rows are many. Columns
/// without bounds begin with powers of two of both signs. Each row counts once on each level, and
/// the number of levels depends on the grid alone, so costs do not depend on rows.
final class BinSearch {

  private static final int FANOUT = 4;

  /// Levels where the first is one of powers of two: each is cut into a thousand at most.
  private static final int OPEN_LEVELS = 6;

  /// Levels beyond which stretches are not cut: a millionth of the grid.
  private static final int MOST_LEVELS = 10;

  /// Standard deviations at which a count is more than noise: one in 700 empty stretches is taken
  /// for a full one.
  private static final double CERTAIN = 3;

  /// The same for a power of two: of a hundred empty ones, all are found empty 97 times in 100.
  private static final double FULL = 3.5;

  /// Standard deviations below which a stretch at the end of a bin is taken for empty.
  private static final double PLAUSIBLE = 1.5;

  private final String column;
  private final Grid grid;
  private final boolean open;
  private final int levels;
  private final DiscreteGaussian noise;

  private BinSearch(
      String column, Grid grid, boolean open, int levels, int rowsPerUnit, double mu) {
    this.column = column;
    this.grid = grid;
    this.open = open;
    this.levels = levels;
    long squared = (long) rowsPerUnit * rowsPerUnit;
    this.noise = new DiscreteGaussian(squared, Allowance.variance(squared, mu / Math.sqrt(levels)));
  }

  /// @param mu of all levels together
  static BinSearch within(String column, Grid grid, int rowsPerUnit, double mu) {
    int levels = 1;
    double width = FANOUT;
    while (width < grid.places() && levels < MOST_LEVELS) {
      width *= FANOUT;
      levels++;
    }
    return new BinSearch(column, grid, false, levels, rowsPerUnit, mu);
  }

  /// @param decimals of numbers that may be of any magnitude
  static BinSearch open(String column, int decimals, int rowsPerUnit, double mu) {
    Grid grid = Grid.open(decimals);
    return new BinSearch(column, grid, true, OPEN_LEVELS, rowsPerUnit, mu);
  }

  List<Charge> plan() {
    List<Charge> charges = new ArrayList<>();
    for (int level = 1; level <= levels; level++) {
      charges.add(new Charge(name(level), noise.cost()));
    }
    return charges;
  }

  private String name(int level) {
    return "bins of " + column + ", level " + level;
  }

  /// @param values of the present cells
  /// @param rows about how many rows there are
  /// @param bins about how many bins there shall be
  ValueBins search(double[] values, long rows, int bins, Releases releases) {
    long[] places = Arrays.stream(values).mapToLong(grid::place).sorted().toArray();
    double deviation = Math.sqrt(noise.variance());
    double worth = Math.max(CERTAIN * deviation, (double) rows / bins);
    // an evenly filled stretch must not look empty once it is cut
    double cut = Math.max(worth, FANOUT * PLAUSIBLE * deviation);
    List<Stretch> parts = open ? grid.magnitudes() : grid.parts(FANOUT);
    List<Stretch> stretches = parts;
    for (int level = 1; level <= levels; level++) {
      long[] noisy = releases.release(name(level), noise, counts(parts, places));
      List<Stretch> counted = new ArrayList<>();
      for (int i = 0; i < noisy.length; i++) {
        counted.add(parts.get(i).counted(noisy[i]));
      }
      if (level == 1 && open) {
        counted = standingOut(counted, deviation);
      }
      stretches = level == 1 ? counted : replaced(stretches, counted);
      parts =
          counted.stream()
              .filter(part -> !part.single() && part.count() >= cut)
              .flatMap(part -> part.parts(FANOUT).stream())
              .toList();
    }
    return joined(stretches, worth, deviation);
  }

  /// The magnitudes that rows have; at least the likeliest.
  private static List<Stretch> standingOut(List<Stretch> counted, double deviation) {
    List<Stretch> some =
        counted.stream().filter(stretch -> stretch.count() >= FULL * deviation).toList();
    return some.isEmpty()
        ? List.of(counted.stream().max(Comparator.comparingLong(Stretch::count)).orElseThrow())
        : some;
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

  /// All stretches in ascending order, with parts in the place of what was cut into them.
  private static List<Stretch> replaced(List<Stretch> stretches, List<Stretch> parts) {
    List<Stretch> all = new ArrayList<>();
    int next = 0;
    for (Stretch stretch : stretches) {
      if (next < parts.size() && parts.get(next).from() == stretch.from()) {
        while (next < parts.size() && parts.get(next).to() <= stretch.to()) {
          all.add(parts.get(next++));
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
      if (!open.isEmpty() && open.getLast().to() + 1 < stretch.from()) {
        close(open, bins, deviation);
        mass = 0;
      }
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
      bins.add(stretches.stream().max(Comparator.comparingLong(Stretch::count)).orElseThrow());
    }
    return grid.bins(bins);
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
