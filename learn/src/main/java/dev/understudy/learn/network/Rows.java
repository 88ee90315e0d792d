package dev.understudy.learn.network;

/// What is done with one row at a time, as plain loops that the compiler makes vectors of.
final class Rows {

  private Rows() {}

  /// `greatest[i] = max(greatest[i], row[i])`.
  static void greatest(float[] greatest, float[] row, int length) {
    for (int i = 0; i < length; i++) {
      greatest[i] = Math.max(greatest[i], row[i]);
    }
  }

  /// `row[i] = max(0, row[i])`.
  static void rectify(float[] row, int length) {
    for (int i = 0; i < length; i++) {
      row[i] = Math.max(0, row[i]);
    }
  }

  /// `row[i] = 0` where `gate[i]`, which is not negative, is 0. The comparison is arithmetic, as
  /// the compiler makes no vectors of branches.
  static void keepWherePositive(float[] row, float[] gate, int length) {
    for (int i = 0; i < length; i++) {
      row[i] *= Math.min(1f, gate[i] * 1e30f);
    }
  }

  /// `row[i] = e^(row[i] - shift[i])` and adds it to `sum[i]`; the exponent is at most 0.
  ///
  /// `e^x = (e^(x/256))^256` with the Taylor polynomial of degree 5: products and sums only, which
  /// the compiler turns into vectors and which are exact on every processor. Relative error below
  /// 3e-5 for x > -20 and below 1e-3 for x > -80, where results end.
  static void exponentials(float[] row, float[] shift, float[] sum, int length) {
    for (int i = 0; i < length; i++) {
      float x = Math.max(row[i] - shift[i], -80f) * (1f / 256);
      float power =
          1f + x * (1f + x * (0.5f + x * (0.16666667f + x * (0.041666668f + x * 0.008333334f))));
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      row[i] = power;
      sum[i] += power;
    }
  }

  /// `sum[i] += row[i]`.
  static void add(float[] sum, float[] row, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += row[i];
    }
  }

  /// `sum[i] += row[i] * factor[i]`.
  static void addScaled(float[] sum, float[] row, float[] factor, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += row[i] * factor[i];
    }
  }

  /// `row[i] *= factor[i]`.
  static void scale(float[] row, float[] factor, int length) {
    for (int i = 0; i < length; i++) {
      row[i] *= factor[i];
    }
  }

  /// `sum[i] += row[i]^2`.
  static void addSquares(double[] sum, float[] row, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += (double) row[i] * row[i];
    }
  }

  /// Writes the first `size` columns of `columns[0 .. count - 1]` as rows.
  static void transpose(float[][] columns, int count, float[][] rows, int size) {
    // A few rows at a time, so that what is written stays in the nearest cache.
    for (int first = 0; first < size; first += RowSums.LANES) {
      int end = Math.min(size, first + RowSums.LANES);
      for (int k = 0; k < count; k++) {
        float[] column = columns[k];
        for (int i = first; i < end; i++) {
          rows[i][k] = column[i];
        }
      }
    }
  }
}
