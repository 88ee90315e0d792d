package dev.understudy.workflow.confidential;

import dev.understudy.judge.attack.Claim;
import dev.understudy.learn.NormalDistribution;
import dev.understudy.privacy.Accountant;
import dev.understudy.privacy.Cost;
import java.util.Locale;

/// What a claim allows whoever attacks the release, knows everything but whether one unit is in the
/// table, and has all time of the world.
///
/// @param falsePositives the rate at which the attacker accuses wrongly, a share of those who are
///   not in the table
/// @param truePositives the most of those in the table who are found at that rate
/// @param area the largest area under the ROC curve
/// @param words in a sentence
public record Meaning(double falsePositives, double truePositives, double area, String words) {

  private static final double FALSE_POSITIVES = 0.01;

  /// Of what was spent: by any mechanism of (epsilon, delta)-differential privacy (Kairouz, Oh,
  /// Viswanath 2015), and where Gaussian differential privacy is proved, by that: true positives at
  /// most Phi(Phi^-1(f) + mu), area at most Phi(mu / sqrt 2) (Dong, Roth, Su 2022).
  static Meaning of(Accountant spent, double delta, Cost.Together costs) {
    double epsilon = Math.max(spent.epsilon(), Double.MIN_NORMAL);
    double truePositives = 1;
    double area = 1;
    if (Double.isFinite(epsilon)) {
      Claim claim = new Claim(epsilon, delta, "row");
      truePositives = claim.mostTruePositives(FALSE_POSITIVES);
      area = claim.greatestArea();
    }
    double mu = costs.gaussian();
    if (Double.isFinite(mu)) {
      double factor = Math.exp(costs.slack());
      double gaussian =
          factor
                  * NormalDistribution.cumulative(
                      NormalDistribution.quantile(factor * FALSE_POSITIVES) + mu)
              + costs.failure();
      truePositives = Math.min(truePositives, gaussian);
      area =
          Math.min(
              area, factor * NormalDistribution.cumulative(mu / Math.sqrt(2)) + costs.failure());
    }
    return new Meaning(FALSE_POSITIVES, truePositives, area, words(epsilon, truePositives, area));
  }

  private static String words(double epsilon, double truePositives, double area) {
    String bounds =
        String.format(
            Locale.ROOT,
            "Whoever knows everything but whether one of them is in the table, and wrongly accuses"
                + " one in a hundred, finds at most %.3g in a hundred (area under the curve at most"
                + " %.3f, where .5 is guessing).",
            100 * truePositives,
            area);
    return epsilon > Protection.MEANINGFUL_EPSILON
        ? "No meaningful guarantee: an epsilon above 10 allows nearly everything. " + bounds
        : bounds;
  }
}
