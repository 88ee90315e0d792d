package dev.understudy.privacy;

import dev.understudy.privacy.accounting.LossPair;
import dev.understudy.privacy.accounting.PrivacyLossDistribution;
import dev.understudy.privacy.accounting.PrivacyLossDistribution.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Costs as pairs of distributions, where sampling makes that the tightest route.
final class LossDistributions {
  /// Below, a pure release counts as the Gaussian one that it is no worse than: as narrow a loss
  /// would need a fine grid for all, and loses next to nothing.
  private static final double SMALL = 0.1;

  private LossDistributions() {}

  /// Whether training is among the costs, and all costs have a pair of distributions.
  static boolean help(Cost cost) {
    return hasTraining(cost) && hasPair(cost);
  }

  static boolean hasTraining(Cost cost) {
    return cost instanceof Cost.Training
        || (cost instanceof Cost.Together together
            && together.parts().stream().anyMatch(LossDistributions::hasTraining));
  }

  private static boolean hasPair(Cost cost) {
    return switch (cost) {
      case Cost.Together together -> together.parts().stream().allMatch(LossDistributions::hasPair);
      case Cost.DiscreteGaussian noise -> Double.isFinite(noise.gaussian());
      case Cost.Concentrated concentrated -> concentrated.rho() == 0;
      case Cost.Renyi _ -> false;
      case Cost.Gaussian _, Cost.Pure _, Cost.Selection _, Cost.Training _, Cost.Failure _ -> true;
    };
  }

  /// The larger epsilon of both directions: a person removed everywhere, or added everywhere.
  static double epsilon(Cost cost, double delta) {
    return Stream.of(true, false)
        .parallel()
        .mapToDouble(removed -> epsilon(cost, delta, removed))
        .reduce(0, Math::max);
  }

  private static double epsilon(Cost cost, double delta, boolean removed) {
    var releases = new ArrayList<Repeated>();
    double mu = collect(cost, removed, releases);
    if (mu > 0) {
      releases.add(new Repeated(new LossPair.Gaussian(mu), 1));
    }
    return PrivacyLossDistribution.of(releases).epsilon(delta);
  }

  /// Adds all pairs but the Gaussian ones, whose joint mu it returns.
  private static double collect(Cost cost, boolean removed, List<Repeated> releases) {
    return switch (cost) {
      case Cost.Together together -> {
        double squares = 0;
        for (Cost part : together.parts()) {
          double mu = collect(part, removed, releases);
          squares += mu * mu;
        }
        yield StrictMath.sqrt(squares);
      }
      case Cost.Gaussian _, Cost.DiscreteGaussian _ -> cost.gaussian();
      case Cost.Pure _, Cost.Selection _ -> {
        if (cost.pure() < SMALL) {
          yield cost.gaussian();
        }
        releases.add(new Repeated(new LossPair.Pure(cost.pure()), 1));
        yield 0;
      }
      case Cost.Training training -> {
        LossPair pair =
            removed ? new LossPair.Removed(training.step()) : new LossPair.Added(training.step());
        releases.add(new Repeated(pair, training.steps()));
        yield 0;
      }
      case Cost.Concentrated _, Cost.Renyi _, Cost.Failure _ -> 0;
    };
  }
}
