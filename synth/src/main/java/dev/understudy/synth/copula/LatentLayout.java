package dev.understudy.synth.copula;

import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.DrawnCodes;
import dev.understudy.synth.internal.CodeDistribution;
import java.util.List;

/// Which latent variable stands for which feature, shared by all groups.
///
/// @param order the code at each rank, `[feature][rank]`
/// @param latents the feature of each latent variable, ascending; the others are looked up
/// @param rules how the others are looked up
record LatentLayout(int[][] order, int[] latents, List<Dependencies.Rule> rules) {

  LatentLayout {
    rules = List.copyOf(rules);
  }

  /// The latent of a feature, -1 if it is looked up.
  int latentOf(int feature) {
    for (int latent = 0; latent < latents.length; latent++) {
      if (latents[latent] == feature) {
        return latent;
      }
    }
    return -1;
  }

  /// The rank of each code, `[code]`.
  int[] ranks(int feature) {
    int[] ranks = new int[order[feature].length];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[order[feature][rank]] = rank;
    }
    return ranks;
  }

  /// Inverts the distribution of a latent's feature at `u`.
  void set(DrawnCodes drawn, PreparedGroup group, int latent, int row, double u) {
    CodeDistribution distribution = group.distributions()[latent];
    int rank = distribution.code(u);
    drawn.codes()[latents[latent]][row] = order[latents[latent]][rank];
    drawn.positions()[latents[latent]][row] = distribution.position(rank, u);
  }

  /// Fills the features that are looked up.
  ///
  /// @param codes `[feature][row]`
  /// @param positions `[feature][row]`; a looked-up value has the position of what it is looked up
  ///   by
  void lookUp(int[][] codes, double[][] positions) {
    Dependencies.lookUp(rules, codes, positions);
  }
}
