package dev.understudy.synth.trees;

import dev.understudy.learn.tree.Bagging;
import dev.understudy.learn.tree.BoostingOptions;
import dev.understudy.learn.tree.GrowthLimits;
import dev.understudy.synth.Leakage;

/// How questions are answered. Those with many rows are boosted once on all of them; those with few
/// are boosted on several shares of them and averaged, which steadies the answer and lets no person
/// decide it alone. Of these only as many rounds are kept as help to predict rows that were left
/// out, but for the target, where a model that ranks well matters more than a likely one.
///
/// Gain, depth and rounds were chosen by the likelihood of inner validation parts of twelve tables,
/// and small tables' leaves by all figures of the common yardstick on inner splits of their
/// training rows, all for [Leakage#LOW]. The other two levels go the ways that made rows less, or
/// more, like those learned; nothing in them was optimised. The target's boldness was compared on
/// Adult and six small tables with their holdouts, which are therefore not unseen for it
/// (PERFORMANCE.md).
///
/// @param bagRows rows of all bags together up to which a question is bagged
/// @param mostBags most bags of a question
/// @param bagShare share of the rows in a bag
/// @param stopsEarly whether left-out rows end boosting
/// @param ordinary for questions with many rows
/// @param ordinaryBagged for those with few
/// @param target for the target's questions, where predictions matter more than caution
/// @param targetBagged for those with few rows
record TreesSettings(
    int bagRows,
    int mostBags,
    double bagShare,
    boolean stopsEarly,
    BoostingOptions ordinary,
    BoostingOptions ordinaryBagged,
    BoostingOptions target,
    BoostingOptions targetBagged) {

  private static final int BAG_ROWS = 3_000;
  private static final int MOST_BAGS = 10;

  private static final BoostingOptions TARGET =
      new BoostingOptions(300, 0.1, new GrowthLimits(5, 10, 1, 1));
  private static final BoostingOptions TARGET_BAGGED =
      new BoostingOptions(100, 0.1, new GrowthLimits(5, 5, 0, 1));

  /// A split of pure noise gains 4 in one of 22 cases, so a chance split of a few is let in and a
  /// true one of moderate size is not kept out; bags may be bolder, as their mistakes average out.
  static TreesSettings of(Leakage leakage) {
    return switch (leakage) {
      case NONE ->
          new TreesSettings(
              BAG_ROWS,
              MOST_BAGS,
              0.4,
              true,
              new BoostingOptions(40, 0.3, new GrowthLimits(5, 30, 6, 5)),
              new BoostingOptions(100, 0.1, new GrowthLimits(2, 30, 1, 5)),
              TARGET,
              TARGET_BAGGED);
      case LOW ->
          new TreesSettings(
              BAG_ROWS,
              MOST_BAGS,
              0.6,
              true,
              new BoostingOptions(40, 0.3, new GrowthLimits(5, 10, 4, 1)),
              new BoostingOptions(100, 0.1, new GrowthLimits(2, 10, 1, 1)),
              TARGET,
              TARGET_BAGGED);
      case MEDIUM ->
          new TreesSettings(
              BAG_ROWS,
              MOST_BAGS,
              0.8,
              false,
              new BoostingOptions(40, 0.3, new GrowthLimits(5, 10, 1, 1)),
              new BoostingOptions(100, 0.1, new GrowthLimits(3, 10, 1, 1)),
              TARGET,
              TARGET_BAGGED);
    };
  }

  /// The bags of a question; one where it is answered from all rows.
  int bags(int rows) {
    return Math.clamp(bagRows / Math.max(1, rows), 1, mostBags);
  }

  BoostingOptions single(boolean isTarget) {
    return isTarget ? target : ordinary;
  }

  BoostingOptions bagged(boolean isTarget) {
    return isTarget ? targetBagged : ordinaryBagged;
  }

  Bagging bagging(int rows, boolean isTarget) {
    return new Bagging(bags(rows), bagShare, stopsEarly && !isTarget);
  }

  /// The same caution where effects add up. Stumps see less in one round, so there are more rounds.
  TreesSettings additive() {
    return new TreesSettings(
        bagRows,
        mostBags,
        bagShare,
        stopsEarly,
        additive(ordinary),
        additive(ordinaryBagged),
        additive(target),
        additive(targetBagged));
  }

  private static BoostingOptions additive(BoostingOptions options) {
    GrowthLimits growth = options.growth();
    return new BoostingOptions(
        3 * options.rounds(),
        options.shrinkage(),
        new GrowthLimits(1, growth.leafWeight(), growth.minimumGain(), growth.lambda()));
  }
}
