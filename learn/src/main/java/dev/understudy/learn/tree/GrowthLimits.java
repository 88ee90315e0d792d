package dev.understudy.learn.tree;

/// How far a tree may grow.
///
/// @param depth most splits between root and leaf, at least 1
/// @param leafWeight least weight of the rows in a leaf, such as persons
/// @param minimumGain least gain of a split, `G_l^2 / (H_l + lambda) + G_r^2 / (H_r + lambda) - G^2
///   / (H + lambda)`; where the gradient is pure noise, the gain of one fixed split is chi-squared
///   with one degree of freedom
/// @param lambda L2 penalty on leaf values, in units of the hessian
public record GrowthLimits(int depth, double leafWeight, double minimumGain, double lambda) {

  public GrowthLimits {
    if (depth < 1 || depth > 12 || lambda < 0 || minimumGain < 0) {
      throw new IllegalArgumentException("malformed limits of growth");
    }
  }
}
