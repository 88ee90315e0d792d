package dev.understudy.synth.encoding;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.Withheld;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.table.Missing;
import java.util.ArrayList;
import java.util.List;

/// What number and moment columns share: a presence feature (only where cells are missing) and a
/// value feature (only where cells are present).
///
/// @param column name
/// @param bins of the present values, empty where too few persons have one
/// @param missing kept spellings of missing cells
/// @param withheldCells present cells outside every bin
record ValueFeatures(String column, ValueBins bins, MissingSpellings missing, int withheldCells) {

  /// A cell is present, in the presence feature.
  static final int PRESENT = 0;

  boolean hasPresence() {
    return missing.count() > 0;
  }

  boolean hasValues() {
    return bins.cardinality() > 0;
  }

  List<FeatureShape> shapes() {
    List<FeatureShape> shapes = new ArrayList<>();
    if (hasPresence()) {
      shapes.add(new FeatureShape(column + " (missing)", missing.count() + 1, false));
    }
    if (hasValues()) {
      shapes.add(new FeatureShape(column, bins.cardinality(), true));
    }
    return shapes;
  }

  /// @param values one per row, any number at missing rows
  int[][] encode(double[] values, Missing missing) {
    List<int[]> codes = new ArrayList<>();
    if (hasPresence()) {
      codes.add(this.missing.encode(missing));
    }
    if (hasValues()) {
      int[] bin = new int[values.length];
      for (int row = 0; row < values.length; row++) {
        bin[row] = missing.at(row) ? CodedTable.UNKNOWN : bins.encode(values[row]);
      }
      codes.add(bin);
    }
    return codes.toArray(int[][]::new);
  }

  Missing decodeMissing(Drawn drawn) {
    if (hasPresence()) {
      int[] codes = drawn.codes()[0].clone();
      if (!hasValues()) {
        for (int row = 0; row < codes.length; row++) {
          codes[row] = Math.max(1, codes[row]);
        }
      }
      return missing.decode(codes);
    }
    return hasValues() ? Missing.none(drawn.rows()) : allMissing(drawn.rows());
  }

  /// Nothing of the column may be shown: too few persons have a value or a missing cell.
  private static Missing allMissing(int rows) {
    byte[] codes = new byte[rows];
    java.util.Arrays.fill(codes, (byte) 1);
    return Missing.of(codes, List.of(""));
  }

  /// Decoded values, 0 at missing rows.
  double[] decodeValues(Drawn drawn, Missing decodedMissing) {
    double[] values = new double[drawn.rows()];
    if (!hasValues()) {
      return values;
    }
    int feature = hasPresence() ? 1 : 0;
    int[] codes = drawn.codes()[feature];
    double[] positions = drawn.positions()[feature];
    for (int row = 0; row < values.length; row++) {
      if (!decodedMissing.at(row)) {
        values[row] = bins.decode(codes[row], positions[row]);
      }
    }
    return values;
  }

  /// @param scale what one unit of the bins is in the unit of the test
  boolean[][] possible(ConditionTest test, double scale) {
    List<boolean[]> possible = new ArrayList<>();
    boolean[] values = new boolean[bins.cardinality()];
    boolean anyValue = false;
    for (int code = 0; code < values.length; code++) {
      values[code] = test.overlaps(bins, code, scale);
      anyValue |= values[code];
    }
    if (hasPresence()) {
      boolean[] presence = new boolean[missing.count() + 1];
      java.util.Arrays.fill(presence, test.missing());
      presence[PRESENT] = anyValue;
      possible.add(presence);
    }
    if (hasValues()) {
      if (hasPresence() && test.missing()) {
        // a missing cell has a value too, which nobody sees
        java.util.Arrays.fill(values, true);
      }
      possible.add(values);
    }
    return possible.toArray(boolean[][]::new);
  }

  List<Withheld> withheld() {
    List<Withheld> withheld = new ArrayList<>();
    if (!hasValues()) {
      withheld.add(
          new Withheld(column, "all values, because too few persons have one", withheldCells));
    }
    if (missing.rareCells() > 0) {
      withheld.add(
          new Withheld(
              column, "missing-value spellings that too few persons have", missing.rareCells()));
    }
    return withheld;
  }
}
