package dev.understudy.learn.tree;

/// How trees are boosted.
///
/// @param rounds most trees
/// @param shrinkage share of each tree's step that is taken, in (0, 1]
/// @param growth of every tree
public record BoostingOptions(int rounds, double shrinkage, GrowthLimits growth) {

  public BoostingOptions {
    if (rounds < 0 || !(shrinkage > 0 && shrinkage <= 1)) {
      throw new IllegalArgumentException("malformed options of boosting");
    }
  }
}
