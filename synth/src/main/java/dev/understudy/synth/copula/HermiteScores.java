package dev.understudy.synth.copula;

import dev.understudy.learn.NormalDistribution;

/// What a feature with given probabilities looks like through a latent standard normal Z that is
/// cut at thresholds: each code's score is the mean of Z between its thresholds, and the function
/// from Z to scores is expanded in Hermite polynomials,
///
/// ```
///   s(Z) = sum_k c_k he_k(Z),    he_k = He_k / sqrt(k!)  orthonormal,
///   corr(s_i, s_j) = sum_k c_ik c_jk rho^k               (Mehler's formula)
/// ```
///
/// with coefficients scaled so that all of them, to infinity, have unit length. Solving for rho
/// turns an observed correlation of scores into the latent one; for two thresholds this is the
/// tetrachoric correlation, for many values Pearson's of normal scores.
///
/// The series is cut after [#TERMS]. What is cut holds a share `m` of a feature's variance; for a
/// pair it is replaced by one term `cos * sqrt(m_i m_j) rho^(TERMS + 1)`, where `cos` is the cosine
/// of the last coefficients. Equal features then correlate with 1 at rho = 1, as they must.
final class HermiteScores {

  /// Terms of the expansion. Coefficients of a single threshold, the worst case, fall as k^(-3/4),
  /// so about a tenth of its variance is cut; up to rho = 0.9 the latent correlation of two medians
  /// is then met within 0.004 (held by the test).
  static final int TERMS = 30;

  /// Last coefficients that stand for the cut ones.
  private static final int LAST_TERMS = 12;

  private final double[] scores;
  private final double[] coefficients;
  private final double cutShare;

  /// @param probabilities per rank, with a positive sum
  HermiteScores(double[] probabilities) {
    int ranks = probabilities.length;
    double total = 0;
    for (double probability : probabilities) {
      total += probability;
    }
    double[] thresholds = new double[ranks + 1];
    double[] densities = new double[ranks + 1];
    double sum = 0;
    thresholds[0] = Double.NEGATIVE_INFINITY;
    for (int rank = 0; rank < ranks; rank++) {
      sum += probabilities[rank];
      thresholds[rank + 1] =
          rank == ranks - 1 || sum >= total
              ? Double.POSITIVE_INFINITY
              : NormalDistribution.quantile(sum / total);
      densities[rank + 1] =
          Double.isInfinite(thresholds[rank + 1])
              ? 0
              : NormalDistribution.density(thresholds[rank + 1]);
    }
    scores = new double[ranks];
    double last = 0;
    for (int rank = 0; rank < ranks; rank++) {
      double probability = probabilities[rank] / total;
      if (probability > 0) {
        last = (densities[rank] - densities[rank + 1]) / probability;
      }
      scores[rank] = last;
    }
    double variance = 0;
    for (int rank = 0; rank < ranks; rank++) {
      variance += probabilities[rank] / total * scores[rank] * scores[rank];
    }
    coefficients = expand(thresholds, densities, Math.sqrt(variance));
    double squares = 0;
    for (double coefficient : coefficients) {
      squares += coefficient * coefficient;
    }
    cutShare = Math.max(0, 1 - squares);
  }

  /// `c_k = sum_r s_r * integral of he_k phi over rank r`, and the integral of `he_k phi` from a to
  /// b is `(he_(k-1)(a) phi(a) - he_(k-1)(b) phi(b)) / sqrt(k)`; summed by parts over thresholds.
  private double[] expand(double[] thresholds, double[] densities, double deviation) {
    double[] expansion = new double[TERMS + 1];
    for (int cut = 1; cut < scores.length; cut++) {
      double z = thresholds[cut];
      if (Double.isInfinite(z)) {
        break;
      }
      double jump = (scores[cut] - scores[cut - 1]) * densities[cut];
      double previous = 0;
      double current = 1;
      for (int k = 1; k <= TERMS; k++) {
        expansion[k] += jump * current / Math.sqrt(k);
        double next = (z * current - Math.sqrt(k - 1) * previous) / Math.sqrt(k);
        previous = current;
        current = next;
      }
    }
    for (int k = 1; k <= TERMS && deviation > 0; k++) {
      expansion[k] /= deviation;
    }
    return expansion;
  }

  double score(int rank) {
    return scores[rank];
  }

  /// The latent correlation in [-limit, limit] at which two features' scores correlate with
  /// `observed`. The series is monotone in rho, as both score functions are; bisection with Newton
  /// steps inside the bracket.
  static double latentCorrelation(HermiteScores a, HermiteScores b, double observed, double limit) {
    double cut = cutProduct(a, b);
    double low = -limit;
    double high = limit;
    double rho = Math.clamp(observed, low, high);
    for (int round = 0; round < 40; round++) {
      double value = cut * rho;
      double slope = (TERMS + 1) * cut;
      for (int k = TERMS; k >= 1; k--) {
        double product = a.coefficients[k] * b.coefficients[k];
        slope = slope * rho + k * product;
        value = (value + product) * rho;
      }
      double error = value - observed;
      if (error > 0) {
        high = rho;
      } else {
        low = rho;
      }
      double next = slope > 1e-9 ? rho - error / slope : (low + high) / 2;
      if (!(next > low && next < high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - rho) < 1e-6) {
        return next;
      }
      rho = next;
    }
    return rho;
  }

  /// The coefficient of the term that stands for the cut ones.
  private static double cutProduct(HermiteScores a, HermiteScores b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int k = TERMS - LAST_TERMS + 1; k <= TERMS; k++) {
      product += a.coefficients[k] * b.coefficients[k];
      squaresA += a.coefficients[k] * a.coefficients[k];
      squaresB += b.coefficients[k] * b.coefficients[k];
    }
    double lengths = Math.sqrt(squaresA * squaresB);
    return lengths < 1e-12 ? 0 : product / lengths * Math.sqrt(a.cutShare * b.cutShare);
  }
}
