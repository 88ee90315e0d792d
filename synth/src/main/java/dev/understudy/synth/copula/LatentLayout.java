package dev.understudy.synth.copula;

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

  /// Fills the features that are looked up.
  ///
  /// @param codes `[feature][row]`
  /// @param positions `[feature][row]`; a looked-up value has the position of what it is looked up
  ///   by
  void lookUp(int[][] codes, double[][] positions) {
    for (Dependencies.Rule rule : rules) {
      int[] from = codes[rule.by()];
      int[] to = codes[rule.determined()];
      for (int row = 0; row < to.length; row++) {
        to[row] = rule.codes()[from[row]];
      }
      System.arraycopy(positions[rule.by()], 0, positions[rule.determined()], 0, to.length);
    }
  }
}
