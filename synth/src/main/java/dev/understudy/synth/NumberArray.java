package dev.understudy.synth;

/// Numbers of a model file: a table of 64-bit floats, `[rows, width]`.
///
/// @param rows `[rows][width]`, at least one row
public record NumberArray(double[][] rows) {

  public NumberArray {
    if (rows.length == 0) {
      throw new IllegalArgumentException("an array needs a row");
    }
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw new IllegalArgumentException("the rows of an array differ in length");
      }
    }
  }

  public static NumberArray of(double[][] rows) {
    return new NumberArray(rows);
  }

  public int width() {
    return rows[0].length;
  }
}
