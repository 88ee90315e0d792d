package dev.understudy.synth.marginals;

import dev.understudy.learn.graphical.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Chooses tables so that what they put right is most above the errors their noise brings:
///
/// ```
///   maximise   sum of distances  -  (sum of weights)^(3/2) / sqrt(budget)
/// ```
///
/// greedily, one table at a time, where a table may also take the place of a coarser or finer one
/// of the same pair. It ends where no table is worth its noise.
final class PairSelection {

  /// Most cells of the junction tree: a fit takes a second for every hundred thousand or so.
  private static final double MOST_CELLS = 5e4;

  private final List<Candidate> candidates;
  private final double budget;
  private final boolean forest;
  private final ToDoubleFunction<List<Scope>> cellsWith;
  private final List<Candidate> chosen = new ArrayList<>();
  private final Set<Candidate> tooLarge = new HashSet<>();

  /// @param budget mu^2 of Gaussian differential privacy for all chosen tables together
  /// @param forest whether pairs must not close a circle
  /// @param cellsWith cells of the model if these were measured too
  PairSelection(
      List<Candidate> candidates,
      double budget,
      boolean forest,
      ToDoubleFunction<List<Scope>> cellsWith) {
    this.candidates = candidates;
    this.budget = budget;
    this.forest = forest;
    this.cellsWith = cellsWith;
  }

  List<Candidate> choose() {
    while (true) {
      Candidate best = best();
      if (best == null) {
        return List.copyOf(chosen);
      }
      List<Candidate> next = new ArrayList<>(chosen);
      next.removeIf(best::crossesTheSameAs);
      next.add(best);
      if (cellsWith.applyAsDouble(next.stream().map(Candidate::scope).toList()) > MOST_CELLS) {
        tooLarge.add(best);
      } else {
        chosen.clear();
        chosen.addAll(next);
      }
    }
  }

  private @Nullable Candidate best() {
    double weights = chosen.stream().mapToDouble(Candidate::weight).sum();
    Candidate best = null;
    double most = 1e-9;
    for (Candidate candidate : candidates) {
      if (chosen.contains(candidate) || tooLarge.contains(candidate)) {
        continue;
      }
      double gain = candidate.distance();
      double after = weights + candidate.weight();
      boolean replaces = false;
      for (Candidate other : chosen) {
        if (other.crossesTheSameAs(candidate)) {
          gain -= other.distance();
          after -= other.weight();
          replaces = true;
        }
      }
      gain -= noise(after) - noise(weights);
      if (gain > most && (replaces || !forest || !closesACircle(candidate))) {
        most = gain;
        best = candidate;
      }
    }
    return best;
  }

  private double noise(double weights) {
    return weights * Math.sqrt(weights / budget);
  }

  private boolean closesACircle(Candidate candidate) {
    int features = 1;
    for (Candidate other : candidates) {
      features = Math.max(features, 1 + Math.max(other.first(), other.second()));
    }
    int[] part = new int[features];
    Arrays.setAll(part, feature -> feature);
    for (Candidate edge : chosen) {
      int kept = part[edge.first()];
      int gone = part[edge.second()];
      Arrays.setAll(part, feature -> part[feature] == gone ? kept : part[feature]);
    }
    return part[candidate.first()] == part[candidate.second()];
  }
}
