package dev.understudy.privacy.accounting;

/// One step of training: each person is in the batch with probability `rate` (Poisson sampling),
/// the sum of clipped gradients gets Gaussian noise of `noise` times the clipping norm. Neighbours
/// differ by one person added or removed.
///
/// With mu_0 = N(0, s^2) and mu = (1 - q) mu_0 + q N(1, s^2), the divergences of mu from mu_0 bound
/// those of the step (Mironov, Talwar, Zhang, "Renyi Differential Privacy of the Sampled Gaussian
/// Mechanism", 2019, theorem 4).
///
/// @param rate q, in (0, 1]
/// @param noise s, the standard deviation over the sensitivity, above 0
public record SubsampledGaussian(double rate, double noise) {
  public SubsampledGaussian {
    if (!(rate > 0 && rate <= 1 && noise > 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "A sampling rate lies in (0, 1] and noise is above 0, not " + rate + " and " + noise);
    }
  }

  /// The Renyi divergence of one step at an order above 1.
  public double renyi(double order) {
    double exact = order / (2 * noise * noise);
    if (rate == 1) {
      return exact;
    }
    double log = order == Math.rint(order) ? logMoment((int) order) : logMoment(order);
    return Math.min(exact, Math.max(0, log / (order - 1)));
  }

  /// Section 3.3, integer orders: ln sum over i of C(a, i) (1-q)^(a-i) q^i exp((i^2 - i)/(2 s^2)).
  private double logMoment(int order) {
    double logIn = StrictMath.log(rate);
    double logOut = StrictMath.log1p(-rate);
    double logBinomial = 0;
    double sum = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= order; i++) {
      double exponent = (double) i * (i - 1) / (2 * noise * noise);
      sum = logAdd(sum, logBinomial + i * logIn + (order - i) * logOut + exponent);
      logBinomial += StrictMath.log((double) (order - i) / (i + 1));
    }
    return sum;
  }

  /// Any order: ln of the integral of mu_0(x) (1 - q + q exp((2x - 1)/(2 s^2)))^a dx by the
  /// trapezoid rule, which converges exponentially for functions that are analytic near the real
  /// line. The nearest singularity is pi s^2 away, so a step of s^2/4 and of s/8 leaves errors
  /// below 1e-30. (The series of section 3.3 converges only like a power, and is usually cut too
  /// early.)
  private double logMoment(double order) {
    double step = Math.min(noise / 8, noise * noise / 4);
    double reach = 13 * noise;
    double sum = Double.NEGATIVE_INFINITY;
    long points = (long) Math.ceil((order + 2 * reach) / step);
    for (long i = 0; i <= points; i++) {
      double x = i * step - reach;
      sum = logAdd(sum, order * logRatio(x) - x * x / (2 * noise * noise));
    }
    return sum + StrictMath.log(step / noise) - 0.5 * StrictMath.log(2 * StrictMath.PI);
  }

  /// The privacy loss ln(mu(x)/mu_0(x)), growing in x.
  double logRatio(double x) {
    double exponent = (2 * x - 1) / (2 * noise * noise);
    return logAdd(StrictMath.log1p(-rate), StrictMath.log(rate) + exponent);
  }

  /// The x at which the loss is `loss`; minus infinity at and below ln(1 - q), which no x reaches.
  double place(double loss) {
    double odds = StrictMath.expm1(loss) + rate;
    return odds <= 0 ? Double.NEGATIVE_INFINITY : noise * noise * StrictMath.log(odds / rate) + 0.5;
  }

  /// The probability of (from, to] under N(0, s^2).
  double gaussianBetween(double from, double to) {
    return StandardNormal.between(from / noise, to / noise);
  }

  /// The probability of (from, to] under (1 - q) N(0, s^2) + q N(1, s^2).
  double mixtureBetween(double from, double to) {
    return (1 - rate) * gaussianBetween(from, to) + rate * gaussianBetween(from - 1, to - 1);
  }

  private static double logAdd(double first, double second) {
    double larger = Math.max(first, second);
    return larger == Double.NEGATIVE_INFINITY
        ? larger
        : larger + StrictMath.log1p(StrictMath.exp(Math.min(first, second) - larger));
  }
}
