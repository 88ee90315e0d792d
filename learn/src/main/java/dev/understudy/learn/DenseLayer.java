package dev.understudy.learn;

import dev.understudy.table.RandomStream;

/// One affine layer of a [DenseNetwork], y = x W + b.
///
/// @param inputs width of x
/// @param outputs width of y
/// @param weights W, row by row, `[inputs * outputs]`
/// @param biases b, `[outputs]`
record DenseLayer(int inputs, int outputs, float[] weights, float[] biases) {

  /// Normal weights of variance 2 / inputs, which keeps the scale of rectified units from layer to
  /// layer (He, Zhang, Ren, Sun, ICCV 2015), and no biases.
  static DenseLayer random(int inputs, int outputs, RandomStream random) {
    float[] weights = new float[inputs * outputs];
    double deviation = Math.sqrt(2.0 / Math.max(1, inputs));
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (deviation * random.nextGaussian());
    }
    return new DenseLayer(inputs, outputs, weights, new float[outputs]);
  }

  DenseLayer copy() {
    return new DenseLayer(inputs, outputs, weights.clone(), biases.clone());
  }

  /// Takes over the weights of a layer of the same shape.
  void become(DenseLayer other) {
    System.arraycopy(other.weights, 0, weights, 0, weights.length);
    System.arraycopy(other.biases, 0, biases, 0, biases.length);
  }

  /// W with rows and columns exchanged, `[outputs * inputs]`.
  void transpose(float[] transposed) {
    for (int input = 0; input < inputs; input++) {
      for (int output = 0; output < outputs; output++) {
        transposed[output * inputs + input] = weights[input * outputs + output];
      }
    }
  }
}
