package dev.understudy.table.inference;

import dev.understudy.table.Kind;

/// Which kind a column of numbers is.
final class NumberKinds {

  /// Whole numbers with at most so many distinct values that lie close together are groups.
  private static final int MOST_GROUPS = 10;

  private static final double LEAST_GROUP = -99;
  private static final double GREATEST_GROUP = 99;
  private static final double WIDEST_GROUPS = 20;

  /// Rows per group below which a small table may show few values by chance.
  private static final int ROWS_PER_GROUP = 3;

  /// Numbers called "id" with at most so many distinct values are groups of rows, with more keys.
  private static final int MOST_CODES = 50;

  private static final double LARGE = 100_000;
  private static final int MOST_LARGE_CODES = 500;
  private static final int ROWS_PER_LARGE_CODE = 10;
  private static final int LEAST_KEYS = 10;
  private static final int LEAST_COUNTED = 3;

  private NumberKinds() {}

  /// @param present cells that are not missing
  /// @param first whether it is the first column of the table
  static Kind of(
      ColumnProfile profile, NumberGuess guess, NameHints hints, long present, boolean first) {
    NumberFacts facts = guess.facts();
    if (facts.fractional() > 0) {
      return Kind.NUMBER;
    }
    if (facts.decimals() >= 2 || facts.cells() == 0) {
      return Kind.NUMBER;
    }
    boolean oneSpelling = facts.decimals() >= 0 && guess.wordCells() == 0;
    if (oneSpelling && facts.distinct() == 2 && facts.low() == 0 && facts.high() == 1) {
      return Kind.BOOLEAN;
    }
    if (facts.decimals() == 0 && isKey(profile, facts, hints, present, first)) {
      return Kind.ID;
    }
    boolean named = hints.code() || (hints.id() && facts.distinct() <= MOST_CODES);
    boolean code =
        oneSpelling && (named || isGroups(facts, present) || isLargeCodes(facts, present));
    return code ? Kind.CODE : Kind.INTEGER;
  }

  private static boolean isKey(
      ColumnProfile profile, NumberFacts facts, NameHints hints, long present, boolean first) {
    if (profile.counting() && present >= LEAST_COUNTED) {
      boolean fromStart = facts.low() == 0 || facts.low() == 1;
      if (hints.id() || (first && fromStart && present >= LEAST_KEYS)) {
        return true;
      }
    }
    if (!hints.id()) {
      return false;
    }
    return facts.distinct() > MOST_CODES
        || (present >= LEAST_KEYS && profile.distinctNumbers() == present);
  }

  private static boolean isGroups(NumberFacts facts, long present) {
    return facts.distinct() <= MOST_GROUPS
        && facts.low() >= LEAST_GROUP
        && facts.high() <= GREATEST_GROUP
        && facts.high() - facts.low() <= WIDEST_GROUPS
        && present >= (long) ROWS_PER_GROUP * facts.distinct();
  }

  /// Large numbers that repeat and are not rounded, such as the codes of a terminology.
  private static boolean isLargeCodes(NumberFacts facts, long present) {
    return facts.low() >= LARGE
        && facts.distinct() <= MOST_LARGE_CODES
        && present >= (long) ROWS_PER_LARGE_CODE * facts.distinct()
        && facts.roundTens() * 2 < facts.cells();
  }
}
