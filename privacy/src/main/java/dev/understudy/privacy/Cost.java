package dev.understudy.privacy;

import dev.understudy.privacy.accounting.GaussianPrivacy;
import dev.understudy.privacy.accounting.RenyiPrivacy;
import dev.understudy.privacy.accounting.SubsampledGaussian;
import java.util.List;

/// What one release costs, in every currency that is proved for its mechanism. A currency in which
/// nothing is proved is infinite: another one must pay.
public sealed interface Cost {
  Cost FREE = new Together(List.of());

  /// Pure differential privacy, epsilon.
  double pure();

  /// Zero-concentrated differential privacy, rho.
  double concentrated();

  /// Gaussian differential privacy, mu.
  double gaussian();

  /// Renyi differential privacy at an order above 1; at most order x [#concentrated()].
  double renyi(double order);

  /// The probability that no promise holds, in any currency.
  default double failure() {
    return 0;
  }

  /// How far, as a log ratio of probabilities, the mechanism may lie from one that keeps
  /// [#gaussian()].
  default double slack() {
    return 0;
  }

  /// Real-valued (or rounded) Gaussian noise.
  ///
  /// @param mu L2 sensitivity over the standard deviation
  record Gaussian(double mu) implements Cost {
    public Gaussian {
      requireAmount(mu);
    }

    @Override
    public double pure() {
      return mu == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double concentrated() {
      return mu * mu / 2;
    }

    @Override
    public double gaussian() {
      return mu;
    }

    @Override
    public double renyi(double order) {
      return order * mu * mu / 2;
    }
  }

  /// Discrete Gaussian noise on integers: rho = D^2 / (2 sigma^2) (Canonne, Kamath, Steinke 2020,
  /// theorem 14, proved for each order).
  ///
  /// It is also Gaussian differential privacy, but for a slack. Draw x from N(c, sigma^2 - t^2) and
  /// then an integer k with weight exp(-(k - x)^2 / (2 t^2)): by Poisson summation the weights of
  /// every x add up to t sqrt(2 pi) (1 ± e), e = 2 sum over j of exp(-2 pi^2 t^2 j^2), so k has the
  /// probability the discrete Gaussian around c gives it but for a factor in [(1 - e)/(1 + e), (1 +
  /// e)/(1 - e)]. What is done to x after it was drawn is post-processing, so k keeps mu = D /
  /// sqrt( sigma^2 - t^2). One factor is due for each count in which neighbours differ, and
  /// integers that differ in s places are at least sqrt(s) apart.
  ///
  /// @param squaredSensitivity D^2, the largest sum of squared differences of the integers
  /// @param variance sigma^2, the parameter (the variance is a little less when it is small)
  record DiscreteGaussian(long squaredSensitivity, double variance) implements Cost {
    /// t^2: costs 1.25 of variance and leaves a log ratio of 8e-11 per count.
    private static final double ROUNDING_VARIANCE = 1.25;

    /// Where noise is wide, a wider t costs less than 3e-6 of it and leaves nothing to speak of,
    /// however many counts there are.
    private static final double WIDE = 0x1p20;

    private static final double WIDE_ROUNDING_VARIANCE = 3;

    /// The variance that keeps this mu exactly, a little more than that of real-valued noise.
    ///
    /// @param mu above 0
    public static double variance(long squaredSensitivity, double mu) {
      double real = squaredSensitivity / (mu * mu);
      double variance = real + (real >= WIDE ? WIDE_ROUNDING_VARIANCE : ROUNDING_VARIANCE);
      while (new DiscreteGaussian(squaredSensitivity, variance).gaussian() > mu) {
        variance = Math.nextUp(variance);
      }
      return variance;
    }

    private double rounding() {
      return variance >= WIDE + WIDE_ROUNDING_VARIANCE ? WIDE_ROUNDING_VARIANCE : ROUNDING_VARIANCE;
    }

    public DiscreteGaussian {
      if (squaredSensitivity < 0 || !(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Sensitivity is at least 0 and variance above 0, not "
                + squaredSensitivity
                + " and "
                + variance);
      }
    }

    @Override
    public double pure() {
      return squaredSensitivity == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double concentrated() {
      return squaredSensitivity / (2 * variance);
    }

    @Override
    public double gaussian() {
      if (squaredSensitivity == 0) {
        return 0;
      }
      return variance > rounding()
          ? StrictMath.sqrt(squaredSensitivity / (variance - rounding()))
          : Double.POSITIVE_INFINITY;
    }

    @Override
    public double renyi(double order) {
      return order * concentrated();
    }

    @Override
    public double slack() {
      // ln((1 + e)/(1 - e)), where the second term of e is below 1e-42
      return squaredSensitivity
          * 4.0001
          * StrictMath.exp(-2 * StrictMath.PI * StrictMath.PI * rounding());
    }
  }

  /// Any release with this rho of zero-concentrated differential privacy.
  record Concentrated(double rho) implements Cost {
    public Concentrated {
      requireAmount(rho);
    }

    @Override
    public double pure() {
      return rho == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double concentrated() {
      return rho;
    }

    @Override
    public double gaussian() {
      return rho == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double renyi(double order) {
      return order * rho;
    }
  }

  /// Any release whose Renyi divergence is bounded at some orders: at each order the bound of the
  /// next larger one given holds, as divergences grow with the order; beyond the last nothing is
  /// known.
  ///
  /// @param curve at least one point
  record Renyi(List<Point> curve) implements Cost {
    /// @param order above 1
    /// @param divergence at least 0
    public record Point(double order, double divergence) {
      public Point {
        requireAmount(divergence);
        if (!(order > 1 && order < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("An order lies above 1, not " + order);
        }
      }
    }

    public Renyi {
      curve = List.copyOf(curve);
      if (curve.isEmpty()) {
        throw new IllegalArgumentException("A curve has at least one point");
      }
    }

    @Override
    public double pure() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double concentrated() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double gaussian() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double renyi(double order) {
      return curve.stream()
          .filter(point -> point.order() >= order)
          .mapToDouble(Point::divergence)
          .min()
          .orElse(Double.POSITIVE_INFINITY);
    }
  }

  /// Any epsilon-differentially private release. rho = epsilon^2/2 (Bun, Steinke 2016, proposition
  /// 1.4).
  record Pure(double epsilon) implements Cost {
    public Pure {
      requireAmount(epsilon);
    }

    @Override
    public double pure() {
      return epsilon;
    }

    @Override
    public double concentrated() {
      return epsilon * epsilon / 2;
    }

    @Override
    public double gaussian() {
      return GaussianPrivacy.muOfPure(epsilon);
    }

    @Override
    public double renyi(double order) {
      return RenyiPrivacy.ofPure(epsilon, order);
    }
  }

  /// The exponential mechanism: its log ratios lie within one window of width epsilon, so rho =
  /// epsilon^2/8 (Cesar, Rogers, "Bounding, Concentrating, and Truncating", 2021, theorem 3). A
  /// window [t - epsilon, t] is no worse than its two ends (Dong, Durfee, Rogers, "Optimal
  /// Differential Privacy Composition for Exponential Mechanisms", 2020), of which the symmetric
  /// pair needs the largest mu.
  record Selection(double epsilon) implements Cost {
    public Selection {
      requireAmount(epsilon);
    }

    /// The selection that costs this mu of Gaussian differential privacy.
    public static Selection ofMu(double mu) {
      return new Selection(2 * GaussianPrivacy.pureOfMu(mu));
    }

    @Override
    public double pure() {
      return epsilon;
    }

    @Override
    public double concentrated() {
      return epsilon * epsilon / 8;
    }

    @Override
    public double gaussian() {
      return GaussianPrivacy.muOfPure(epsilon / 2);
    }

    @Override
    public double renyi(double order) {
      return Math.min(order * concentrated(), RenyiPrivacy.ofPure(epsilon, order));
    }
  }

  /// Training by noisy gradients of Poisson-sampled batches; neighbours by adding or removing.
  ///
  /// @param steps how many, at least 1
  record Training(SubsampledGaussian step, int steps) implements Cost {
    public Training {
      if (steps < 1) {
        throw new IllegalArgumentException("Training takes at least one step, not " + steps);
      }
    }

    @Override
    public double pure() {
      return Double.POSITIVE_INFINITY;
    }

    /// Sampling helps little at the highest orders, which zero-concentration bounds too.
    @Override
    public double concentrated() {
      return steps / (2 * step.noise() * step.noise());
    }

    @Override
    public double gaussian() {
      return StrictMath.sqrt(steps) / step.noise();
    }

    @Override
    public double renyi(double order) {
      return steps * step.renyi(order);
    }
  }

  /// Nothing is promised with this probability, as when a name passes a threshold by chance.
  record Failure(double delta) implements Cost {
    public Failure {
      if (!(delta >= 0 && delta < 1)) {
        throw new IllegalArgumentException("Delta lies in [0, 1), not " + delta);
      }
    }

    @Override
    public double pure() {
      return 0;
    }

    @Override
    public double concentrated() {
      return 0;
    }

    @Override
    public double gaussian() {
      return 0;
    }

    @Override
    public double renyi(double order) {
      return 0;
    }

    @Override
    public double failure() {
      return delta;
    }
  }

  /// Several releases from the same rows, each of which may depend on the results before it.
  record Together(List<Cost> parts) implements Cost {
    public Together {
      parts = List.copyOf(parts);
    }

    @Override
    public double pure() {
      return parts.stream().mapToDouble(Cost::pure).sum();
    }

    @Override
    public double concentrated() {
      return parts.stream().mapToDouble(Cost::concentrated).sum();
    }

    @Override
    public double gaussian() {
      return StrictMath.sqrt(parts.stream().mapToDouble(Cost::gaussian).map(mu -> mu * mu).sum());
    }

    @Override
    public double renyi(double order) {
      return parts.stream().mapToDouble(part -> part.renyi(order)).sum();
    }

    @Override
    public double failure() {
      return parts.stream().mapToDouble(Cost::failure).sum();
    }

    @Override
    public double slack() {
      return parts.stream().mapToDouble(Cost::slack).sum();
    }
  }

  private static void requireAmount(double amount) {
    if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A cost is a finite number of at least 0, not " + amount);
    }
  }
}
