package dev.understudy.learn;

/// What a [DenseNetwork] is trained to make small, and how its outputs are read.
sealed interface DenseLoss {

  /// Width of the last layer.
  int outputs();

  /// Writes what the outputs `out[at ..]` of one row predict.
  void predict(float[] out, int at, float[] prediction);

  /// Loss of one row.
  double loss(float[] out, int at, float label);

  /// Writes the derivatives of `share` of the row's loss by its outputs to `slopes[at ..]`.
  void slope(float[] out, float[] slopes, int at, float label, float share);

  /// Cross entropy of the softmax of the outputs.
  record OfClasses(int outputs) implements DenseLoss {

    @Override
    public void predict(float[] out, int at, float[] prediction) {
      double total = StrictMath.log(scaled(out, at)) + greatest(out, at);
      for (int i = 0; i < outputs; i++) {
        prediction[i] = (float) StrictMath.exp(out[at + i] - total);
      }
    }

    @Override
    public double loss(float[] out, int at, float label) {
      return StrictMath.log(scaled(out, at)) + greatest(out, at) - out[at + (int) label];
    }

    @Override
    public void slope(float[] out, float[] slopes, int at, float label, float share) {
      float greatest = greatest(out, at);
      double scaled = scaled(out, at);
      for (int i = 0; i < outputs; i++) {
        double probability = StrictMath.exp(out[at + i] - greatest) / scaled;
        slopes[at + i] = share * (float) (probability - (i == (int) label ? 1 : 0));
      }
    }

    private float greatest(float[] out, int at) {
      float greatest = out[at];
      for (int i = 1; i < outputs; i++) {
        greatest = Math.max(greatest, out[at + i]);
      }
      return greatest;
    }

    /// Sum of the exponentials, each divided by that of the greatest output so that none overflows.
    private double scaled(float[] out, int at) {
      float greatest = greatest(out, at);
      double sum = 0;
      for (int i = 0; i < outputs; i++) {
        sum += StrictMath.exp(out[at + i] - greatest);
      }
      return sum;
    }
  }

  /// Half the squared error.
  record OfNumbers() implements DenseLoss {

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public void predict(float[] out, int at, float[] prediction) {
      prediction[0] = out[at];
    }

    @Override
    public double loss(float[] out, int at, float label) {
      double error = out[at] - label;
      return error * error / 2;
    }

    @Override
    public void slope(float[] out, float[] slopes, int at, float label, float share) {
      slopes[at] = share * (out[at] - label);
    }
  }
}
