package dev.understudy.workflow.selection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a budget buys: which candidates are tried, on how many rows, how often. It follows from the
/// table's size and the budget alone, never from the clock, so that the same seed makes the same
/// choice on every machine.
///
/// @param tried in the order of the portfolio
/// @param leftOut candidates the budget has no room for
/// @param rows of the training table that are used
/// @param repeats splits of these rows
/// @param draws synthetic tables per fit
public record Plan(
    List<Candidate> tried, List<Candidate> leftOut, int rows, int repeats, int draws) {

  /// Rows that are fresh in a split: one of so many.
  static final int PARTS = 5;

  /// Splits that are made, as many as there is time for: 200 fresh rows know an AUC to .04 only,
  /// and the mean of ten splits of a thousand rows to a third of it. From [#PARTS] on every row is
  /// fresh equally often.
  private static final int[] REPEATS = {10, 5, 3, 2, 1};

  /// More than this is for small tables only; on larger ones it changes no choice.
  private static final int MOST_REPEATS_OF_LARGE = 5;

  private static final int SMALL_ROWS = 1_000;

  /// Synthetic tables of a fit on a small table: their chance is averaged away, at little cost.
  private static final int DRAWS = 2;

  /// Fewer rows tell no two generators apart.
  static final int FEWEST_ROWS = 60;

  /// A search on fewer rows than this would decide about another table.
  private static final int FEWEST_SEARCHED = 4_000;

  /// Seconds by which the first fits and scores are slower, as the JVM has yet to compile them.
  private static final double WARMING_UP = 2;

  /// Seconds that scoring one candidate takes: always, and for a million cells.
  private static final double SCORING = 0.1;

  private static final double SCORING_PER_CELL = 2.5;
  private static final double MILLION = 1e6;

  public Plan {
    tried = List.copyOf(tried);
    leftOut = List.copyOf(leftOut);
  }

  /// Takes as many rows, and repeats, as leave room for every candidate that is always tried; where
  /// even few do not, the later ones are left out. What room is then left goes to the others.
  ///
  /// @param portfolio the most cautious first
  /// @param rows of the training table
  /// @param columns of it
  public static Plan of(List<Candidate> portfolio, int rows, int columns, Duration budget) {
    double seconds = budget.toMillis() / 1000.0 - WARMING_UP;
    if (rows < FEWEST_ROWS) {
      return new Plan(List.of(), portfolio, rows, 0, 0);
    }
    int draws = rows < SMALL_ROWS ? DRAWS : 1;
    List<Candidate> always =
        portfolio.stream().filter(candidate -> !candidate.ifTimeAllows()).toList();
    int repeats = 1;
    for (int more : REPEATS) {
      if ((rows < SMALL_ROWS || more <= MOST_REPEATS_OF_LARGE)
          && seconds(always, rows, columns, more, draws) <= seconds) {
        repeats = more;
        break;
      }
    }
    int searched = rows;
    while (searched > FEWEST_SEARCHED
        && seconds(always, searched, columns, repeats, draws) > seconds) {
      searched = Math.max(FEWEST_SEARCHED, searched * 3 / 4);
    }
    List<Candidate> fitting = new ArrayList<>();
    for (boolean ifTimeAllows : new boolean[] {false, true}) {
      for (Candidate candidate : portfolio) {
        if (candidate.ifTimeAllows() == ifTimeAllows) {
          fitting.add(candidate);
          if (seconds(fitting, searched, columns, repeats, draws) > seconds) {
            fitting.removeLast();
          }
        }
      }
    }
    List<Candidate> tried = portfolio.stream().filter(fitting::contains).toList();
    List<Candidate> leftOut = portfolio.stream().filter(one -> !fitting.contains(one)).toList();
    boolean choice = tried.stream().filter(Candidate::released).count() > 1;
    return choice
        ? new Plan(tried, leftOut, searched, repeats, draws)
        : new Plan(List.of(), portfolio, rows, 0, 0);
  }

  private static double seconds(
      List<Candidate> candidates, int rows, int columns, int repeats, int draws) {
    long learned = rows - rows / PARTS;
    double sum = 0;
    for (Candidate candidate : candidates) {
      sum += candidate.cost().seconds(learned, columns);
      sum += draws * (SCORING + SCORING_PER_CELL * rows * columns / MILLION);
    }
    return repeats * sum;
  }

  /// Whether candidates are compared at all.
  public boolean searches() {
    return !tried.isEmpty();
  }
}
