package dev.understudy.learn.network;

/// The one inner loop of the networks: a weighted sum of rows, added to a row.
///
/// It is written for the compiler's automatic vectors, measured on the JDK 25: every row is an
/// array of its own (with offsets into one array the loop stays scalar, six times slower), eight
/// rows are added at a time so that most of the time goes into products and not into reading and
/// writing the sum, and products are fused, which is also exact on every processor.
final class Rows {

  private Rows() {}

  /// `out[i] += sum over k < count of weights[k] * in[first + k][i]`, for `i < length`.
  static void add(float[] out, float[][] in, int first, float[] weights, int count, int length) {
    int k = 0;
    for (; k + 8 <= count; k += 8) {
      int at = first + k;
      addEight(
          out,
          in[at],
          in[at + 1],
          in[at + 2],
          in[at + 3],
          in[at + 4],
          in[at + 5],
          in[at + 6],
          in[at + 7],
          length,
          weights,
          k);
    }
    if (k + 4 <= count) {
      int at = first + k;
      addFour(out, in[at], in[at + 1], in[at + 2], in[at + 3], length, weights, k);
      k += 4;
    }
    for (; k < count; k++) {
      addOne(out, in[first + k], length, weights[k]);
    }
  }

  private static void addEight(
      float[] out,
      float[] in0,
      float[] in1,
      float[] in2,
      float[] in3,
      float[] in4,
      float[] in5,
      float[] in6,
      float[] in7,
      int length,
      float[] weights,
      int k) {
    float w0 = weights[k];
    float w1 = weights[k + 1];
    float w2 = weights[k + 2];
    float w3 = weights[k + 3];
    float w4 = weights[k + 4];
    float w5 = weights[k + 5];
    float w6 = weights[k + 6];
    float w7 = weights[k + 7];
    for (int i = 0; i < length; i++) {
      out[i] =
          Math.fma(
                  w0,
                  in0[i],
                  Math.fma(w1, in1[i], Math.fma(w2, in2[i], Math.fma(w3, in3[i], out[i]))))
              + Math.fma(w4, in4[i], Math.fma(w5, in5[i], Math.fma(w6, in6[i], w7 * in7[i])));
    }
  }

  private static void addFour(
      float[] out,
      float[] in0,
      float[] in1,
      float[] in2,
      float[] in3,
      int length,
      float[] weights,
      int k) {
    float w0 = weights[k];
    float w1 = weights[k + 1];
    float w2 = weights[k + 2];
    float w3 = weights[k + 3];
    for (int i = 0; i < length; i++) {
      out[i] =
          Math.fma(
              w0, in0[i], Math.fma(w1, in1[i], Math.fma(w2, in2[i], Math.fma(w3, in3[i], out[i]))));
    }
  }

  private static void addOne(float[] out, float[] in, int length, float weight) {
    for (int i = 0; i < length; i++) {
      out[i] = Math.fma(weight, in[i], out[i]);
    }
  }

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

  /// `row[i] *= factor[i]`.
  static void scale(float[] row, float[] factor, int length) {
    for (int i = 0; i < length; i++) {
      row[i] *= factor[i];
    }
  }

  /// Writes the first `rows` columns of `columns[0 .. count - 1]` as rows.
  static void transpose(float[][] columns, int first, int count, float[][] rows, int size) {
    for (int i = 0; i < size; i++) {
      float[] row = rows[i];
      for (int k = 0; k < count; k++) {
        row[k] = columns[first + k][i];
      }
    }
  }
}
