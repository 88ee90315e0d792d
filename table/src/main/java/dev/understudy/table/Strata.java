package dev.understudy.table;

import java.util.Arrays;

/// The layers of a stratified split: rows of one class of the target, or of one band of its values.
/// Missing targets are a layer of their own.
///
/// @param of the layer of each row
/// @param count how many layers there may be
record Strata(int[] of, int count) {

  /// Up to this many different numbers, each is a layer; beyond, the values are cut into bands.
  private static final int MAXIMUM_DISTINCT = 20;

  /// Ten bands keep the holdout's mean within a thirtieth of a standard deviation of the table's,
  /// and even 50 rows leave one row per band at a share of a fifth.
  private static final int BANDS = 10;

  /// All rows in one layer.
  static Strata single(int rows) {
    return new Strata(new int[rows], 1);
  }

  /// Layers by the values of a column; text has none.
  static Strata of(Column target) {
    return switch (target) {
      case CategoryColumn category -> ofCodes(category);
      case NumberColumn number -> ofBands(number.toArray(), number.missing());
      case MomentColumn moment -> ofMoments(moment);
      case TextColumn text -> single(text.size());
    };
  }

  private static Strata ofCodes(CategoryColumn column) {
    int[] layers = new int[column.size()];
    for (int row = 0; row < layers.length; row++) {
      layers[row] = column.code(row) + 1;
    }
    return new Strata(layers, column.categories().size() + 1);
  }

  private static Strata ofMoments(MomentColumn column) {
    double[] ticks = new double[column.size()];
    for (int row = 0; row < ticks.length; row++) {
      ticks[row] = column.isMissing(row) ? 0 : column.ticks(row);
    }
    return ofBands(ticks, column.missing());
  }

  private static Strata ofBands(double[] values, Missing missing) {
    double[] present = new double[values.length - missing.count()];
    int next = 0;
    for (int row = 0; row < values.length; row++) {
      if (!missing.at(row)) {
        present[next++] = values[row];
      }
    }
    Arrays.sort(present);
    double[] upperEdges = upperEdges(present);
    int[] layers = new int[values.length];
    for (int row = 0; row < values.length; row++) {
      if (!missing.at(row)) {
        int found = Arrays.binarySearch(upperEdges, values[row]);
        layers[row] = 1 + (found >= 0 ? found : -found - 1);
      }
    }
    return new Strata(layers, upperEdges.length + 2);
  }

  /// The greatest value of every band but the last, ascending and distinct.
  private static double[] upperEdges(double[] sorted) {
    double[] edges = new double[MAXIMUM_DISTINCT + 1];
    int distinct = 0;
    for (int i = 0; i < sorted.length && distinct <= MAXIMUM_DISTINCT; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        edges[distinct++] = sorted[i];
      }
    }
    if (distinct <= MAXIMUM_DISTINCT) {
      return Arrays.copyOf(edges, distinct);
    }
    double[] cuts = new double[BANDS - 1];
    for (int band = 1; band < BANDS; band++) {
      cuts[band - 1] = sorted[(int) ((long) sorted.length * band / BANDS)];
    }
    return Arrays.stream(cuts).distinct().toArray();
  }
}
