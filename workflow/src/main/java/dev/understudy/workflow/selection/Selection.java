package dev.understudy.workflow.selection;

import dev.understudy.synth.Model;
import java.util.Optional;

/// What a search found.
///
/// @param winner the candidate to be fitted to all training rows
/// @param board all candidates
/// @param stop what ended the search
/// @param searched the winner as it learned a part of the training rows; present where the user
///   stopped the search, and there is no time to fit it again
public record Selection(Candidate winner, Leaderboard board, Stop stop, Optional<Model> searched) {

  /// What ended a search.
  public enum Stop {
    /// All that was planned was done.
    DONE,
    /// The clock: this machine is slower than planned for.
    CLOCK,
    /// The user.
    USER
  }
}
