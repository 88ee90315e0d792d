package dev.understudy.workflow.selection;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A candidate's place on the leaderboard.
///
/// @param name of the candidate
/// @param outcome what became of it
/// @param reason one sentence why
/// @param score the figure that decides, null where it was not measured
/// @param appraisal its figures, the mean of all repeats; null where it was not measured
/// @param likelihood mean log-likelihood of fresh rows, in nats a row, null where it is not known
/// @param efforts what each repeat took; empty where that is not told
public record Standing(
    String name,
    Outcome outcome,
    String reason,
    @Nullable Estimate score,
    @Nullable Appraisal appraisal,
    @Nullable Estimate likelihood,
    List<Effort> efforts) {

  public Standing {
    efforts = List.copyOf(efforts);
  }

  /// What became of a candidate.
  public enum Outcome {
    /// Best, or as good as the best and more cautious.
    CHOSEN,
    /// Another is better.
    OUTSCORED,
    /// Gives away more than fresh real rows would.
    LEAKS,
    /// A floor to compare with, whatever its figures.
    FLOOR,
    /// It could not learn this table.
    FAILED,
    /// The budget, or the user, left no time for it.
    NOT_TRIED
  }
}
