package dev.understudy.learn.network;

/// AdamW (Loshchilov and Hutter, ICLR 2019) on the rows of weights, and the running average of what
/// it visits (Polyak and Juditsky, 1992).
final class AveragedAdam {

  private static final float FIRST_DECAY = 0.9f;
  private static final float SECOND_DECAY = 0.999f;
  private static final float TINY = 1e-8f;

  private final AutoregressiveWeights weights;
  private final AutoregressiveWeights averaged;
  private final AutoregressiveWeights first;
  private final AutoregressiveWeights second;
  private int steps;
  private float rate;
  private float shrink;
  private float kept;
  private float correctedFirst;
  private float correctedSecond;

  /// @param weights moved in place
  AveragedAdam(AutoregressiveWeights weights) {
    this.weights = weights;
    averaged = AutoregressiveWeights.zero(weights.shape());
    averaged.copyFrom(weights);
    first = AutoregressiveWeights.zero(weights.shape());
    second = AutoregressiveWeights.zero(weights.shape());
  }

  AutoregressiveWeights averaged() {
    return averaged;
  }

  /// Begins the next step; every row is moved once in each.
  void begin(double learningRate, AutoregressiveSettings settings) {
    steps++;
    rate = (float) learningRate;
    shrink = 1 - rate * (float) settings.decay();
    kept = (float) Math.min(settings.averaging(), (1.0 + steps) / (10 + steps));
    correctedFirst = (float) (1 / (1 - StrictMath.pow(FIRST_DECAY, steps)));
    correctedSecond = (float) (1 / (1 - StrictMath.pow(SECOND_DECAY, steps)));
  }

  /// Moves a row against its gradient; rows may be moved by several threads.
  ///
  /// @param share by which the gradient is multiplied
  void move(int row, float[] gradient, float share) {
    adam(
        weights.rows()[row],
        gradient,
        first.rows()[row],
        second.rows()[row],
        share,
        rate,
        shrink,
        correctedFirst,
        correctedSecond);
    average(averaged.rows()[row], weights.rows()[row], 1 - kept);
  }

  private static void adam(
      float[] weights,
      float[] gradient,
      float[] first,
      float[] second,
      float share,
      float rate,
      float shrink,
      float correctedFirst,
      float correctedSecond) {
    for (int i = 0; i < weights.length; i++) {
      float slope = gradient[i] * share;
      float m = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * slope;
      float v = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * slope * slope;
      first[i] = m;
      second[i] = v;
      weights[i] =
          weights[i] * shrink
              - rate * (m * correctedFirst) / ((float) Math.sqrt(v * correctedSecond) + TINY);
    }
  }

  private static void average(float[] averaged, float[] weights, float share) {
    for (int i = 0; i < averaged.length; i++) {
      averaged[i] += share * (weights[i] - averaged[i]);
    }
  }
}
