package dev.understudy.synth.copula;

import dev.understudy.synth.internal.CodeDistribution;

/// Codes and positions while they are drawn, `[feature][row]`.
record DrawnCodes(int[][] codes, double[][] positions) {

  DrawnCodes(int features, int rows) {
    this(new int[features][rows], new double[features][rows]);
  }

  /// Inverts the distribution of a latent's feature at `u`.
  void set(LatentLayout layout, PreparedGroup group, int latent, int row, double u) {
    int feature = layout.latents()[latent];
    CodeDistribution distribution = group.distributions()[latent];
    int rank = distribution.code(u);
    codes[feature][row] = layout.order()[feature][rank];
    positions[feature][row] = distribution.position(rank, u);
  }

  /// Copies a row of another draw.
  void copy(int row, DrawnCodes from, int fromRow) {
    for (int feature = 0; feature < codes.length; feature++) {
      codes[feature][row] = from.codes[feature][fromRow];
      positions[feature][row] = from.positions[feature][fromRow];
    }
  }
}
