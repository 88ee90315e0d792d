package dev.understudy.synth.copula;

import dev.understudy.synth.internal.CodeDistribution;
import java.util.Arrays;

/// A group ready to be sampled: distributions to invert and the factor of the correlations.
///
/// @param distributions per latent, over ranks
/// @param factor lower triangular, `[latent][0 .. latent]`
/// @param begins where each row of the factor begins; zeros stand before
record PreparedGroup(CodeDistribution[] distributions, double[][] factor, int[] begins) {

  static PreparedGroup of(CopulaGroup group) {
    double[][] factor =
        CorrelationMatrix.cholesky(group.correlation())
            .orElseThrow(() ->
                new IllegalArgumentException("a correlation matrix is not positive definite"));
    return new PreparedGroup(
        Arrays.stream(group.probabilities())
            .map(CodeDistribution::new)
            .toArray(CodeDistribution[]::new),
        factor,
        Arrays.stream(factor).mapToInt(CorrelationMatrix::firstNonZero).toArray());
  }
}
