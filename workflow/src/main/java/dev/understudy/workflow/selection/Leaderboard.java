package dev.understudy.workflow.selection;

import java.util.List;
import java.util.Optional;

/// All candidates, the winner first, then by score; those that were not measured last.
///
/// @param standings one per candidate
/// @param sentence why the winner won
/// @param learnedRows rows the candidates learned from, of one split
/// @param freshRows rows they were scored against, of one split
/// @param repeats splits
/// @param reproducible whether the same seed gives the same board; false where the clock or the
///   user stopped the search
public record Leaderboard(
    List<Standing> standings,
    String sentence,
    int learnedRows,
    int freshRows,
    int repeats,
    boolean reproducible) {

  public Leaderboard {
    standings = List.copyOf(standings);
  }

  /// The winner, empty where there is none.
  public Optional<Standing> chosen() {
    return standings.stream()
        .filter(standing -> standing.outcome() == Standing.Outcome.CHOSEN)
        .findFirst();
  }

  /// Whether candidates were compared at all.
  public boolean compared() {
    return standings.stream().anyMatch(standing -> standing.score() != null);
  }
}
