package dev.understudy.synth.marginals;

/// How the budget is dealt out, in shares of mu^2, which add up under Gaussian differential
/// privacy.
///
/// Where there are many rows for the budget, pairs of features are worth most; where there are few,
/// features by themselves and the target are all that can be told from the noise. Both ends were
/// chosen on inner splits of Adult (10,000 and 1,000 rows at epsilon 1), with a straight line
/// between them on the logarithm of the noise.
///
/// @param single features by themselves
/// @param target each feature with the target; none without a target
/// @param distances of pairs from independence
/// @param forest the pairs that tell most
/// @param further pairs that are still off
record BudgetShares(double single, double target, double distances, double forest, double further) {

  private static final BudgetShares MUCH = new BudgetShares(0.25, 0.20, 0.08, 0.27, 0.20);
  private static final BudgetShares LITTLE = new BudgetShares(0.25, 0.45, 0.07, 0.15, 0.08);

  /// Standard deviation of a count on which all is spent, as a share of the rows.
  private static final double MUCH_NOISE = 4e-4;

  private static final double LITTLE_NOISE = 3e-3;

  /// @param noise standard deviation of a count on which all is spent, as a share of the rows
  /// @param hasTarget whether there is a target; otherwise its share is spent on all else
  static BudgetShares of(double noise, boolean hasTarget) {
    double place =
        Math.clamp(
            StrictMath.log(noise / MUCH_NOISE) / StrictMath.log(LITTLE_NOISE / MUCH_NOISE), 0, 1);
    double single = between(MUCH.single, LITTLE.single, place);
    double target = hasTarget ? between(MUCH.target, LITTLE.target, place) : 0;
    double distances = between(MUCH.distances, LITTLE.distances, place);
    double forest = between(MUCH.forest, LITTLE.forest, place);
    double further = between(MUCH.further, LITTLE.further, place);
    double sum = single + target + distances + forest + further;
    return new BudgetShares(
        single / sum, target / sum, distances / sum, forest / sum, further / sum);
  }

  private static double between(double one, double other, double place) {
    return one + place * (other - one);
  }
}
