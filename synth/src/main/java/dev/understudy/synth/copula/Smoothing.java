package dev.understudy.synth.copula;

/// Mixes the counts of a small group with the distribution of all rows.
final class Smoothing {

  /// Pseudo-counts tried; the best is chosen by leave-one-out likelihood.
  private static final double[] STRENGTHS = {0.5, 2, 8, 32, 128, 512, 2048, 8192};

  private Smoothing() {}

  /// Probabilities `(counts + strength * whole) / (n + strength)` with the strength under which
  /// each row of the group is most likely given the others (the Dirichlet-multinomial's
  /// leave-one-out likelihood; Gelman et al., Bayesian Data Analysis, 7.2).
  ///
  /// @param counts of the group, per code
  /// @param whole probabilities over all rows, positive where a count is
  static double[] smooth(long[] counts, double[] whole) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    if (total == 0) {
      return whole.clone();
    }
    double best = Double.NEGATIVE_INFINITY;
    double chosen = STRENGTHS[0];
    for (double strength : STRENGTHS) {
      double likelihood = 0;
      for (int code = 0; code < counts.length; code++) {
        if (counts[code] > 0) {
          likelihood +=
              counts[code]
                  * StrictMath.log(
                      (counts[code] - 1 + strength * whole[code]) / (total - 1 + strength));
        }
      }
      if (likelihood > best) {
        best = likelihood;
        chosen = strength;
      }
    }
    double[] probabilities = new double[counts.length];
    for (int code = 0; code < counts.length; code++) {
      probabilities[code] = (counts[code] + chosen * whole[code]) / (total + chosen);
    }
    return probabilities;
  }
}
