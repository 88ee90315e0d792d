package dev.understudy.synth.confidential;

import dev.understudy.privacy.Accountant;
import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Cost;
import dev.understudy.privacy.accounting.GaussianPrivacy;
import java.util.ArrayList;
import java.util.List;

/// What may still be spent: a budget, and what has been taken from it. A plan, not a ledger: the
/// ledger charges, and refuses what does not fit.
///
/// @param budget in all
/// @param spent before
/// @param adaptive whether costs depend on earlier results; see [PrivateSynthesizer#adaptive]
public record Allowance(Budget budget, List<Cost> spent, boolean adaptive) {

  /// Kept back so that rounding noise to integers (see [Cost#slack()]) never makes the last charge
  /// too large.
  private static final double MARGIN = 2e-5;

  /// Above the errors of doubles in squares and their roots.
  private static final double ROUNDING = 1e-9;

  private static final int BISECTIONS = 60;

  public Allowance {
    spent = List.copyOf(spent);
  }

  /// Less what these cost.
  public Allowance after(List<Cost> costs) {
    List<Cost> more = new ArrayList<>(spent);
    more.addAll(costs);
    return new Allowance(budget, more, adaptive);
  }

  /// Whether further costs fit.
  public boolean affords(List<Cost> further) {
    return used(further) <= 1;
  }

  /// The part of the budget that is spent with further costs.
  public double used(List<Cost> further) {
    List<Cost> costs = after(further).spent;
    Accountant sum =
        adaptive
            ? Accountant.of(costs, budget.delta(), Accountant.Route.GAUSSIAN)
            : Accountant.of(costs, budget.delta());
    return part(sum);
  }

  /// The same by one route, an upper bound for costs that are fixed in advance.
  public double used(List<Cost> further, Accountant.Route route) {
    return part(Accountant.of(after(further).spent, budget.delta(), route));
  }

  private double part(Accountant sum) {
    return sum.epsilon() / (budget.epsilon() * (1 - MARGIN));
  }

  /// All that is left, as mu of Gaussian differential privacy, of which squares add up: releases
  /// with [Cost#gaussian()] mu_i fit if the sum of mu_i^2 is at most the square of this. 0 if
  /// nothing is left.
  public double gaussian() {
    return adaptive ? gaussianLeft() : gaussianThatFits();
  }

  /// Directly, as costs only have this route.
  private double gaussianLeft() {
    var costs = new Cost.Together(spent);
    double epsilon = budget.epsilon() * (1 - MARGIN) - 2 * costs.slack();
    double delta = (budget.delta() - costs.failure()) * Math.exp(-costs.slack());
    if (!(epsilon > 0 && delta > 0)) {
      return 0;
    }
    double all = GaussianPrivacy.mu(epsilon, delta) * (1 - ROUNDING);
    double used = costs.gaussian();
    return used < all ? Math.sqrt((all - used) * (all + used)) : 0;
  }

  private double gaussianThatFits() {
    double least = 0;
    double most = 1;
    while (affords(List.of(new Cost.Gaussian(most)))) {
      least = most;
      most *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (least + most) / 2;
      if (affords(List.of(new Cost.Gaussian(middle)))) {
        least = middle;
      } else {
        most = middle;
      }
    }
    return least;
  }

  /// The epsilon of an exponential mechanism ([Cost.Selection]) that costs no more than this mu.
  ///
  /// @param mu above 0
  public static double selection(double mu) {
    double least = 0;
    double most = mu;
    while (new Cost.Selection(most).gaussian() <= mu) {
      least = most;
      most *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (least + most) / 2;
      if (new Cost.Selection(middle).gaussian() <= mu) {
        least = middle;
      } else {
        most = middle;
      }
    }
    return least;
  }

  /// The variance of discrete Gaussian noise that costs exactly this mu: a little more than that of
  /// real-valued noise, for being whole numbers ([Cost.DiscreteGaussian]).
  ///
  /// @param squaredSensitivity of what is released
  /// @param mu above 0
  public static double variance(long squaredSensitivity, double mu) {
    return Cost.DiscreteGaussian.variance(squaredSensitivity, mu);
  }
}
