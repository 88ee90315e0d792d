package dev.understudy.workflow;

import dev.understudy.report.Contest;
import dev.understudy.report.Contest.Contender;
import dev.understudy.report.Contest.Rank;
import dev.understudy.workflow.selection.Effort;
import dev.understudy.workflow.selection.Leaderboard;
import dev.understudy.workflow.selection.Standing;
import java.util.List;
import java.util.Locale;

/// Leaderboards as the report shows them.
final class Contests {

  private static final double MEGABYTE = 1 << 20;

  private Contests() {}

  /// Of a search on a part of the training rows.
  static Contest ofSearch(Leaderboard board) {
    return of(
        board,
        board.compared()
            ? String.format(
                Locale.ROOT,
                "Each candidate learned %,d of the training rows and was compared with %,d others"
                    + "%s; the holdout had no part in it.",
                board.learnedRows(),
                board.freshRows(),
                board.repeats() > 1 ? ", " + board.repeats() + " times with other rows" : "")
            : "Nothing was compared.");
  }

  /// @param setting on which rows they were compared
  static Contest of(Leaderboard board, String setting) {
    return new Contest(
        board.sentence(), setting, board.standings().stream().map(Contests::contender).toList());
  }

  private static Contender contender(Standing standing) {
    return new Contender(
        standing.name(),
        switch (standing.outcome()) {
          case CHOSEN -> Rank.WINNER;
          case OUTSCORED -> Rank.RUNNER_UP;
          case LEAKS -> Rank.LEAKS;
          case FLOOR -> Rank.FLOOR;
          case FAILED, NOT_TRIED -> Rank.UNMEASURED;
        },
        standing.reason(),
        standing.score(),
        standing.appraisal(),
        standing.likelihood(),
        effort(standing.efforts()));
  }

  private static String effort(List<Effort> efforts) {
    if (efforts.isEmpty()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "%.2f s, %.2f s, %,.0f MB",
        efforts.stream().mapToDouble(Effort::fitSeconds).average().orElse(0),
        efforts.stream().mapToDouble(Effort::sampleSeconds).average().orElse(0),
        efforts.stream().mapToLong(Effort::peakBytes).max().orElse(0) / MEGABYTE);
  }
}
