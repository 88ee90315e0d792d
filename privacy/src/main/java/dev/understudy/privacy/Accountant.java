package dev.understudy.privacy;

import dev.understudy.privacy.accounting.ConcentratedPrivacy;
import dev.understudy.privacy.accounting.GaussianPrivacy;
import dev.understudy.privacy.accounting.RenyiPrivacy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// Adds costs up and converts the sum into epsilon by the tightest valid route. Each route is a
/// proof of its own, so the smallest result holds.
///
/// @param epsilon what was spent, natural logarithm
/// @param route by which it is proved
public record Accountant(double epsilon, Route route) {
  /// The ways from costs to (epsilon, delta).
  public enum Route {
    PURE("pure composition"),
    CONCENTRATED("zero-concentrated differential privacy"),
    GAUSSIAN("Gaussian differential privacy"),
    RENYI("Renyi differential privacy"),
    LOSS_DISTRIBUTION("privacy-loss distributions");

    private final String words;

    Route(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// Loss distributions win some percent. Where Renyi divergences prove no less than this epsilon,
  /// nobody is protected either way, and such wide distributions would take minutes.
  private static final double WORTH_A_DISTRIBUTION = 50;

  /// Conversions end where a double does; what they lose is far below this part of the result.
  private static final double OUTWARD = 1 + 1e-12;

  /// @param delta of the whole claim; probabilities of failure are taken off first
  public static Accountant of(Collection<Cost> costs, double delta) {
    return of(sum(costs), delta, EnumSet.allOf(Route.class));
  }

  /// The same by one route; see [Ledger#decideBy].
  public static Accountant of(Collection<Cost> costs, double delta, Route route) {
    return of(sum(costs), delta, EnumSet.of(route));
  }

  private static Total sum(Collection<Cost> costs) {
    Total sum = Total.NOTHING;
    for (Cost cost : costs) {
      sum = sum.plus(cost);
    }
    return sum;
  }

  /// @param routes those that may be taken, at least one
  static Accountant of(Total sum, double delta, Set<Route> routes) {
    double rest = delta - sum.failure();
    if (rest < 0) {
      return new Accountant(Double.POSITIVE_INFINITY, routes.iterator().next());
    }
    double slack = sum.slack();
    double gaussianDelta = rest * StrictMath.exp(-slack);
    var candidates = new ArrayList<Accountant>();
    if (routes.contains(Route.PURE)) {
      candidates.add(new Accountant(sum.pure(), Route.PURE));
    }
    if (routes.contains(Route.GAUSSIAN)) {
      candidates.add(
          new Accountant(
              2 * slack + GaussianPrivacy.epsilon(sum.gaussian(), gaussianDelta), Route.GAUSSIAN));
    }
    if (routes.contains(Route.CONCENTRATED)) {
      candidates.add(
          new Accountant(
              ConcentratedPrivacy.epsilon(sum.concentrated(), rest), Route.CONCENTRATED));
    }
    if (routes.contains(Route.RENYI)) {
      candidates.add(new Accountant(RenyiPrivacy.epsilon(sum.renyi(), rest), Route.RENYI));
    }
    if (routes.contains(Route.LOSS_DISTRIBUTION)
        && LossDistributions.help(sum.costs())
        && RenyiPrivacy.epsilon(sum.renyi(), rest) < WORTH_A_DISTRIBUTION) {
      candidates.add(
          new Accountant(
              2 * slack + LossDistributions.epsilon(sum.costs(), gaussianDelta),
              Route.LOSS_DISTRIBUTION));
    }
    var best = new Accountant(Double.POSITIVE_INFINITY, routes.iterator().next());
    for (Accountant candidate : candidates) {
      if (candidate.epsilon < best.epsilon) {
        best = candidate;
      }
    }
    return new Accountant(best.epsilon * OUTWARD, best.route);
  }
}
