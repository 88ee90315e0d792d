package dev.understudy.privacy.accounting;

/// The discrete Fourier transform of a power-of-two length, in place (Cooley, Tukey 1965).
final class FourierTransform {
  private final int length;
  private final double[] cosines;
  private final double[] sines;

  FourierTransform(int length) {
    this.length = length;
    cosines = new double[length / 2];
    sines = new double[length / 2];
    for (int i = 0; i < length / 2; i++) {
      cosines[i] = StrictMath.cos(2 * StrictMath.PI * i / length);
      sines[i] = StrictMath.sin(2 * StrictMath.PI * i / length);
    }
  }

  /// The largest error of any output, relative to the sum of the inputs' moduli. An output is the
  /// sum of inputs times log2(length) roots of unity, each multiplied and added with at most four
  /// rounding errors of 2^-53.
  double error() {
    return 4 * Integer.numberOfTrailingZeros(length) * 0x1p-53;
  }

  /// real + i imaginary becomes sum over j of x_j exp(-2 pi i j k / length).
  void forward(double[] real, double[] imaginary) {
    reorder(real, imaginary);
    for (int half = 1; half < length; half *= 2) {
      int stride = length / (2 * half);
      for (int block = 0; block < length; block += 2 * half) {
        for (int i = 0; i < half; i++) {
          double cosine = cosines[i * stride];
          double sine = -sines[i * stride];
          int even = block + i;
          int odd = even + half;
          double re = cosine * real[odd] - sine * imaginary[odd];
          double im = cosine * imaginary[odd] + sine * real[odd];
          real[odd] = real[even] - re;
          imaginary[odd] = imaginary[even] - im;
          real[even] += re;
          imaginary[even] += im;
        }
      }
    }
  }

  private void reorder(double[] real, double[] imaginary) {
    int shift = 32 - Integer.numberOfTrailingZeros(length);
    for (int i = 0; i < length; i++) {
      int j = length == 1 ? 0 : Integer.reverse(i) >>> shift;
      if (i < j) {
        swap(real, i, j);
        swap(imaginary, i, j);
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
