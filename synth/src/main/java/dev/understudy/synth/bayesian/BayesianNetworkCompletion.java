package dev.understudy.synth.bayesian;

import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.internal.ChunkedCompletion;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Draws what rows lack from the network's own conditional ([ExactInference]): what is given are
/// features with one possible code.
final class BayesianNetworkCompletion {

  /// Rows of a piece of work.
  private static final int TOGETHER = 64;

  private final Network network;
  private final AncestralDraw draw;
  private final int[] modelled;
  private final List<Dependencies.Rule> rules;
  private final PartialCodes partial;

  /// @param modelled the features of the network, ascending
  /// @param rules for the others
  BayesianNetworkCompletion(
      Network network,
      AncestralDraw draw,
      int[] modelled,
      List<Dependencies.Rule> rules,
      PartialCodes partial) {
    this.network = network;
    this.draw = draw;
    this.modelled = modelled;
    this.rules = rules;
    this.partial = partial;
    partial.tell(rules);
  }

  /// Fills the free codes of all rows.
  void run(Seed seed, Progress progress) {
    ChunkedCompletion.rows(partial.rows(), TOGETHER, seed, this::fill, progress);
  }

  private void fill(int row, RandomStream random) {
    int[][] codes = new int[modelled.length][1];
    double[][] positions = new double[modelled.length][1];
    Optional<ExactInference> inference = ExactInference.of(network, draw, possible(row));
    if (inference.isEmpty() || !inference.get().fill(codes, positions, 1, random)) {
      // tables would be too large, or the network never draws what is given: as if nothing were
      if (inference.isEmpty()) {
        partial.rare(row);
      } else {
        partial.contradicted(row);
      }
      draw.fill(codes, positions, 1, random);
    }
    for (int k = 0; k < modelled.length; k++) {
      if (partial.isOpen(modelled[k], row)) {
        partial.codes()[modelled[k]][row] = codes[k][0];
      }
    }
    partial.lookUp(rules, row);
  }

  private boolean[] @Nullable [] possible(int row) {
    boolean[] @Nullable [] possible = new boolean[modelled.length] @Nullable [];
    for (int k = 0; k < modelled.length; k++) {
      int code = partial.codes()[modelled[k]][row];
      if (code >= 0) {
        boolean[] only = new boolean[network.tables().get(k).probabilities()[0].length];
        only[code] = true;
        possible[k] = only;
      } else {
        possible[k] = partial.allowed(modelled[k], row, rules);
      }
    }
    return possible;
  }
}
