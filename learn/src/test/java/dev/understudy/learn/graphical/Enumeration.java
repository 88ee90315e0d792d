package dev.understudy.learn.graphical;

import java.util.List;

/// An oracle for small domains: the probability of every row, by multiplying factors and dividing
/// by the sum.
final class Enumeration {

  private final Domain domain;
  private final double[] joint;

  /// @param logs `[scope][cell]`, logarithms of factors over all codes
  Enumeration(Domain domain, List<int[]> scopes, List<double[]> logs) {
    this.domain = domain;
    int[] all = java.util.stream.IntStream.range(0, domain.features()).toArray();
    joint = new double[(int) domain.cells(all)];
    for (int k = 0; k < scopes.size(); k++) {
      int[] map = domain.map(all, scopes.get(k));
      for (int cell = 0; cell < joint.length; cell++) {
        joint[cell] += logs.get(k)[map[cell]];
      }
    }
    double sum = 0;
    for (int cell = 0; cell < joint.length; cell++) {
      joint[cell] = StrictMath.exp(joint[cell]);
      sum += joint[cell];
    }
    for (int cell = 0; cell < joint.length; cell++) {
      joint[cell] /= sum;
    }
  }

  double[] marginal(int... features) {
    int[] all = java.util.stream.IntStream.range(0, domain.features()).toArray();
    return new Factor(all, joint).onto(domain, features).values();
  }

  double[] joint() {
    return joint;
  }
}
