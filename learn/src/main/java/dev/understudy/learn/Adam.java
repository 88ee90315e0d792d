package dev.understudy.learn;

/// Stochastic gradient steps with running moments (Kingma and Ba, ICLR 2015, algorithm 1), with
/// their constants.
final class Adam {

  private static final float FIRST_DECAY = 0.9f;
  private static final float SECOND_DECAY = 0.999f;
  private static final float TINY = 1e-8f;

  private final float[] first;
  private final float[] second;

  /// @param size number of parameters
  Adam(int size) {
    first = new float[size];
    second = new float[size];
  }

  /// Moves `parameters` against their gradient.
  ///
  /// @param step how many steps were taken, this one among them
  /// @param decay of the squared weights, added to the gradient
  void step(float[] parameters, float[] gradient, int step, double learningRate, float decay) {
    // StrictMath: the same bits on every processor.
    float rate =
        (float)
            (learningRate
                * Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, step))
                / (1 - StrictMath.pow(FIRST_DECAY, step)));
    for (int i = 0; i < parameters.length; i++) {
      float slope = gradient[i] + decay * parameters[i];
      first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * slope;
      second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * slope * slope;
      parameters[i] -= rate * first[i] / ((float) Math.sqrt(second[i]) + TINY);
    }
  }
}
