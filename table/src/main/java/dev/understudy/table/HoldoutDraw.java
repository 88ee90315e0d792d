package dev.understudy.table;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Draws units into a holdout, layer by layer.
///
/// 1. Every layer gets its share of rows, rounded by largest remainder so that the shares add up to
///    the wanted size exactly.
/// 2. In random order, a unit is taken while it fits into its layer's share.
/// 3. What is still lacking is filled from any layer, then by one exchange of a taken unit for a
///    larger one: singles fill every gap exactly, so this matters only where units are large.
///
/// A unit belongs to the layer of its first row.
final class HoldoutDraw {

  private final int[] sizes;
  private final boolean[] taken;
  private final int[] order;
  private int lacking;

  private HoldoutDraw(int[] sizes, int[] order, int wanted) {
    this.sizes = sizes;
    this.order = order;
    this.taken = new boolean[sizes.length];
    this.lacking = wanted;
  }

  /// @param unitOfRow numbered from 0 in the order of first rows; at least two units
  /// @param share strictly between 0 and 1
  /// @return for each row whether it is held out; at least one is and one is not
  static boolean[] draw(int[] unitOfRow, Strata strata, double share, RandomStream random) {
    int units = 1 + Arrays.stream(unitOfRow).max().orElseThrow();
    int[] sizes = new int[units];
    int[] layers = new int[units];
    for (int row = 0; row < unitOfRow.length; row++) {
      int unit = unitOfRow[row];
      if (sizes[unit]++ == 0) {
        layers[unit] = strata.of()[row];
      }
    }
    int rows = unitOfRow.length;
    int wanted = Math.clamp(Math.round(rows * share), 1, rows - 1);
    HoldoutDraw draw = new HoldoutDraw(sizes, random.permutation(units), wanted);
    draw.fillLayers(layers, strata.count(), rows);
    draw.fillFromAnywhere();
    draw.exchangeOne();
    draw.takeOneWhereNoneFits();
    boolean[] held = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      held[row] = draw.taken[unitOfRow[row]];
    }
    return held;
  }

  private void fillLayers(int[] layers, int layerCount, int rows) {
    long[] rowsOfLayer = new long[layerCount];
    for (int unit = 0; unit < sizes.length; unit++) {
      rowsOfLayer[layers[unit]] += sizes[unit];
    }
    int[] room = shares(rowsOfLayer, lacking, rows);
    for (int unit : order) {
      int layer = layers[unit];
      if (sizes[unit] <= room[layer]) {
        room[layer] -= sizes[unit];
        take(unit);
      }
    }
  }

  /// `wanted` rows shared out in proportion to the layers' rows, by largest remainder.
  private static int[] shares(long[] rowsOfLayer, int wanted, int rows) {
    int[] shares = new int[rowsOfLayer.length];
    long[] keys = new long[rowsOfLayer.length];
    int left = wanted;
    for (int layer = 0; layer < shares.length; layer++) {
      long exact = rowsOfLayer[layer] * wanted;
      shares[layer] = (int) (exact / rows);
      left -= shares[layer];
      // Sorts by remainder, greatest first, then by layer.
      keys[layer] = ((rows - 1 - exact % rows) << Integer.SIZE) | layer;
    }
    Arrays.sort(keys);
    for (int i = 0; i < left; i++) {
      shares[(int) keys[i]]++;
    }
    return shares;
  }

  private void fillFromAnywhere() {
    for (int i = 0; i < order.length && lacking > 0; i++) {
      if (!taken[order[i]] && sizes[order[i]] <= lacking) {
        take(order[i]);
      }
    }
  }

  /// Makes the one change, giving up at most one unit and taking one, that comes nearest to the
  /// wanted size. Sizes of all units add up to the rows, so there are at most `sqrt(2 rows)`
  /// different ones and the search is linear in the rows.
  private void exchangeOne() {
    if (lacking == 0) {
      return;
    }
    // Size -> the first unit of that size in random order.
    SortedMap<Integer, Integer> held = new TreeMap<>();
    SortedMap<Integer, Integer> left = new TreeMap<>();
    int unitsLeft = 0;
    for (int unit : order) {
      (taken[unit] ? held : left).putIfAbsent(sizes[unit], unit);
      unitsLeft += taken[unit] ? 0 : 1;
    }
    int best = lacking;
    int bestGiven = -1;
    int bestGained = -1;
    for (Map.Entry<Integer, Integer> gained : left.entrySet()) {
      int without = Math.abs(lacking - gained.getKey());
      if (without < best && unitsLeft > 1) {
        best = without;
        bestGiven = -1;
        bestGained = gained.getValue();
      }
      for (Map.Entry<Integer, Integer> given : held.entrySet()) {
        int remaining = Math.abs(lacking - gained.getKey() + given.getKey());
        if (remaining < best) {
          best = remaining;
          bestGiven = given.getValue();
          bestGained = gained.getValue();
        }
      }
    }
    if (bestGiven >= 0) {
      taken[bestGiven] = false;
      lacking += sizes[bestGiven];
    }
    if (bestGained >= 0) {
      take(bestGained);
    }
  }

  /// Where even the smallest unit is nearer to nothing than to the wanted size, it is taken still.
  private void takeOneWhereNoneFits() {
    for (boolean isTaken : taken) {
      if (isTaken) {
        return;
      }
    }
    int smallest = order[0];
    for (int unit : order) {
      if (sizes[unit] < sizes[smallest]) {
        smallest = unit;
      }
    }
    take(smallest);
  }

  private void take(int unit) {
    taken[unit] = true;
    lacking -= sizes[unit];
  }
}
