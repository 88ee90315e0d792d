package dev.understudy.synth.measured;

import dev.understudy.learn.graphical.GraphicalModel;

/// What two features tell about each other in a model.
final class MutualInformation {

  /// Rounding errors are below.
  static final double NOTHING = 1e-9;

  private MutualInformation() {}

  /// @return nats per row
  static double of(GraphicalModel model, int one, int other) {
    double[] joint = model.marginal(one, other);
    double[] first = model.marginal(one);
    double[] second = model.marginal(other);
    double nats = 0;
    for (int cell = 0; cell < joint.length; cell++) {
      if (joint[cell] > 0) {
        double independent = first[cell / second.length] * second[cell % second.length];
        nats += joint[cell] * StrictMath.log(joint[cell] / independent);
      }
    }
    return nats;
  }
}
