package dev.understudy.synth.domain;

import dev.understudy.synth.encoding.ValueBins;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Bins of a column with declared bounds that depend on the bounds alone, so they cost nothing. Few
/// places are a bin each. Many are cut evenly, for what is spread evenly, and at powers of the
/// square root of two besides, for amounts of which most are small; both bounds and zero, where
/// amounts pile up, are bins of their own.
///
/// ```
///   0 | 1 | 2 | 3 | 4 .. 5 | 6 .. 7 | 8 .. 11 | ... | 1999 | 2000 .. 3999 | ... | 99999
/// ```
final class SpacedBins {

  /// Places that are codes by themselves: ages, hours of a week, scores.
  private static final int SINGLES = 128;

  private static final int EVEN = 50;

  private static final double RATIO = Math.sqrt(2);

  private SpacedBins() {}

  static ValueBins of(Grid grid) {
    if (grid.whole() && grid.places() <= SINGLES) {
      return grid.singles();
    }
    TreeSet<Long> starts = new TreeSet<>();
    for (int k = 0; k < EVEN; k++) {
      starts.add((long) (grid.places() / (double) EVEN * k));
    }
    atoms(grid, starts);
    powers(grid, starts, 1);
    powers(grid, starts, -1);
    List<Long> from = new ArrayList<>(starts.headSet(grid.places()));
    List<Stretch> stretches = new ArrayList<>();
    for (int k = 0; k < from.size(); k++) {
      long end = k + 1 < from.size() ? from.get(k + 1) : grid.places();
      stretches.add(new Stretch(from.get(k), end - 1, 0));
    }
    return grid.bins(stretches);
  }

  /// Stretches of one place each for both bounds and zero.
  private static void atoms(Grid grid, TreeSet<Long> starts) {
    starts.add(1L);
    starts.add(grid.places() - 1);
    long zero = grid.place(0);
    if (zero > 0 && zero < grid.places() - 1) {
      starts.add(zero);
      starts.add(zero + 1);
    }
  }

  /// From the bound or step next to zero to the bound beyond.
  private static void powers(Grid grid, TreeSet<Long> starts, int sign) {
    double least = sign > 0 ? grid.low() : -grid.high();
    double most = sign > 0 ? grid.high() : -grid.low();
    for (double amount = Math.max(least, grid.step()); amount < most; amount *= RATIO) {
      starts.add(grid.place(sign * amount));
    }
  }
}
