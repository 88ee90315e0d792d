package dev.understudy.learn;

import java.util.Arrays;

/// The arrays of one pass of a block of rows through the layers of a [DenseNetwork] and back.
///
/// Forward, with a(0) = x: a(k) = max(0, a(k-1) W(k) + b(k)), the last layer without the maximum.
/// Backward, from d(K) = loss by output: d(k-1) = d(k) W(k)' where a(k-1) > 0, and the gradient of
/// W(k) is a(k-1)' d(k).
final class DensePass {

  private final DenseLayer[] layers;

  /// Outputs of layer k, `[k][row * outputs]`.
  private final float[][] activations;

  /// Derivatives of the loss by what goes into layer k, `[k][row * inputs]`; the last entry by the
  /// outputs of the network.
  private final float[][] slopes;

  private final float[][] transposed;
  private final WeightedRows sums;

  /// @param block most rows of a pass
  DensePass(DenseLayer[] layers, int block) {
    this.layers = layers;
    this.activations = new float[layers.length][];
    this.slopes = new float[layers.length + 1][];
    this.transposed = new float[layers.length][];
    int widest = block;
    for (int k = 0; k < layers.length; k++) {
      activations[k] = new float[block * layers[k].outputs()];
      slopes[k] = new float[block * layers[k].inputs()];
      transposed[k] = new float[layers[k].weights().length];
      widest = Math.max(widest, Math.max(layers[k].inputs(), layers[k].outputs()));
    }
    slopes[layers.length] = new float[block * layers[layers.length - 1].outputs()];
    this.sums = new WeightedRows(widest);
  }

  /// Outputs of the network for `rows` rows of `features` from row `first` on, `[row * outputs]`;
  /// good until the next pass.
  float[] forward(float[] features, int first, int rows) {
    float[] in = features;
    int start = first * layers[0].inputs();
    for (int k = 0; k < layers.length; k++) {
      forward(layers[k], in, start, rows, activations[k], k < layers.length - 1);
      in = activations[k];
      start = 0;
    }
    return in;
  }

  private void forward(
      DenseLayer layer, float[] in, int start, int rows, float[] out, boolean rectified) {
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    for (int row = 0; row < rows; row++) {
      sums.clear();
      int from = start + row * inputs;
      for (int input = 0; input < inputs; input++) {
        sums.add(in[from + input], input * outputs);
      }
      int at = row * outputs;
      System.arraycopy(layer.biases(), 0, out, at, outputs);
      sums.addTo(out, at, outputs, layer.weights());
      for (int i = at; rectified && i < at + outputs; i++) {
        out[i] = Math.max(0, out[i]);
      }
    }
  }

  /// Where the caller writes the derivatives of the loss by the network's outputs, `[row *
  /// outputs]`.
  float[] outputSlopes() {
    return slopes[layers.length];
  }

  /// Derivatives of the loss by the features of the last forward pass, `[row * columns]`.
  float[] backwardToFeatures(int rows) {
    for (int k = layers.length - 1; k >= 0; k--) {
      backward(k, rows);
    }
    return slopes[0];
  }

  /// Gradients of the weights and biases, after a forward pass of the same rows.
  ///
  /// @param gradients shaped as the layers, overwritten
  void backwardToWeights(float[] features, int first, int rows, DenseLayer[] gradients) {
    for (int k = layers.length - 1; k >= 0; k--) {
      float[] in = k == 0 ? features : activations[k - 1];
      int start = k == 0 ? first * layers[0].inputs() : 0;
      weightGradient(layers[k], in, start, rows, slopes[k + 1], gradients[k]);
      if (k > 0) {
        backward(k, rows);
      }
    }
  }

  private void weightGradient(
      DenseLayer layer, float[] in, int start, int rows, float[] slope, DenseLayer gradient) {
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    Arrays.fill(gradient.weights(), 0);
    Arrays.fill(gradient.biases(), 0);
    for (int input = 0; input < inputs; input++) {
      sums.clear();
      for (int row = 0; row < rows; row++) {
        sums.add(in[start + row * inputs + input], row * outputs);
      }
      sums.addTo(gradient.weights(), input * outputs, outputs, slope);
    }
    sums.clear();
    for (int row = 0; row < rows; row++) {
      sums.add(1, row * outputs);
    }
    sums.addTo(gradient.biases(), 0, outputs, slope);
  }

  private void backward(int k, int rows) {
    DenseLayer layer = layers[k];
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    layer.transpose(transposed[k]);
    for (int row = 0; row < rows; row++) {
      sums.clear();
      for (int output = 0; output < outputs; output++) {
        sums.add(slopes[k + 1][row * outputs + output], output * inputs);
      }
      int at = row * inputs;
      Arrays.fill(slopes[k], at, at + inputs, 0);
      sums.addTo(slopes[k], at, inputs, transposed[k]);
      for (int i = at; k > 0 && i < at + inputs; i++) {
        slopes[k][i] = activations[k - 1][i] > 0 ? slopes[k][i] : 0;
      }
    }
  }
}
