package dev.understudy.judge.attack.internal;

import java.util.Locale;

/// How many rows are asked and looked among. A copy can be found only if it is looked among, so for
/// large tables fewer people are asked rather than fewer released rows seen: with as many pairs of
/// rows, the power to find copies grows with the square root of the released rows seen.
///
/// @param asked members, and as many others
/// @param known reference rows the attacker has
/// @param anchor rows asked for the anchors
/// @param single rows of each side in attacks that succeed or fail row by row
/// @param singleAnchor the same for the anchors
/// @param base released rows that neighbours are sought among, at most
/// @param billions of cells compared in one search for neighbours, at most
/// @param models whether predictive models are attacked where training them takes long
public record AttackLimits(
    int asked,
    int known,
    int anchor,
    int single,
    int singleAnchor,
    int base,
    int billions,
    boolean models) {

  /// Fewer people support no release: half the width of an AUC's interval is then .05.
  private static final int FEWEST_ASKED = 500;

  /// The same with fewer people where the released table is large.
  ///
  /// @param released rows
  /// @param columns of a row
  public AttackLimits within(int released, int columns) {
    long cells = (long) Math.min(released, base) * columns;
    long rows = Math.max(2 * FEWEST_ASKED, 1_000_000_000L * billions / Math.max(1, cells));
    int most = (int) Math.min(Integer.MAX_VALUE, rows / 2);
    int mostAnchor = Math.max(FEWEST_ASKED, most / 4);
    return new AttackLimits(
        Math.min(asked, most),
        known,
        Math.min(anchor, mostAnchor),
        Math.min(single, most),
        Math.min(singleAnchor, mostAnchor),
        base,
        billions,
        models);
  }

  /// What was left out because the released table is large, empty for nothing.
  ///
  /// @param usual limits of the same suite
  /// @param available people on the smaller side
  public String note(AttackLimits usual, int available) {
    int wanted = Math.min(available, usual.asked);
    return asked >= wanted
        ? ""
        : String.format(
            Locale.ROOT,
            "Neighbours are sought among all released rows that were kept, and for that %d instead"
                + " of %d people of each side are asked.",
            asked,
            wanted);
  }
}
