package dev.understudy.report;

import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generators that were compared.
///
/// @param sentence what came of it
/// @param setting on which rows they were compared
/// @param contenders the best first
public record Contest(String sentence, String setting, List<Contender> contenders) {

  public Contest {
    contenders = List.copyOf(contenders);
  }

  /// One of them.
  ///
  /// @param name of the generator
  /// @param standing how it did
  /// @param reason one sentence why
  /// @param score the figure that decided, null where it was not measured
  /// @param appraisal its figures, null where it was not measured
  /// @param likelihood mean log-likelihood of fresh rows in nats, null where it cannot tell
  /// @param effort what it took in words, such as `"1.2 s, 0.3 s, 240 MB"`; empty if that is not
  ///   told
  public record Contender(
      String name,
      Rank standing,
      String reason,
      @Nullable Estimate score,
      @Nullable Appraisal appraisal,
      @Nullable Estimate likelihood,
      String effort) {}

  /// How a contender did.
  public enum Rank {
    /// It won.
    WINNER,
    /// It was in the running and lost.
    RUNNER_UP,
    /// It gives away too much to be in the running.
    LEAKS,
    /// It was there to be compared with.
    FLOOR,
    /// It has no figures.
    UNMEASURED
  }
}
