package dev.understudy.privacy.accounting;

/// Two distributions that are as far apart as a mechanism's outputs on neighbouring tables can be:
/// P and Q, and the privacy loss ln(P/Q). Every (epsilon, delta) of the pair holds for the
/// mechanism (Zhu, Dong, Wang, "Optimal Accounting of Differential Privacy via Characteristic
/// Function", 2022).
public sealed interface LossPair {
  /// The losses between which all but 1e-18 of P lies.
  double lowest();

  double highest();

  /// The probability under P that the loss lies in (from, to].
  double first(double from, double to);

  /// The same under Q.
  double second(double from, double to);

  /// Beyond 9 standard deviations lies less than 1.2e-19.
  double TAIL = 9;

  /// N(0, 1) against N(mu, 1): the loss is N(±mu^2/2, mu^2).
  record Gaussian(double mu) implements LossPair {
    public Gaussian {
      if (!(mu > 0)) {
        throw new IllegalArgumentException("mu lies above 0, not " + mu);
      }
    }

    @Override
    public double lowest() {
      return mu * mu / 2 - TAIL * mu;
    }

    @Override
    public double highest() {
      return mu * mu / 2 + TAIL * mu;
    }

    @Override
    public double first(double from, double to) {
      return StandardNormal.between(from / mu - mu / 2, to / mu - mu / 2);
    }

    @Override
    public double second(double from, double to) {
      return StandardNormal.between(from / mu + mu / 2, to / mu + mu / 2);
    }
  }

  /// Randomised response, to which nothing with this pure epsilon compares badly (Kairouz, Oh,
  /// Viswanath 2015).
  record Pure(double epsilon) implements LossPair {
    public Pure {
      if (!(epsilon > 0)) {
        throw new IllegalArgumentException("Epsilon lies above 0, not " + epsilon);
      }
    }

    @Override
    public double lowest() {
      return -epsilon;
    }

    @Override
    public double highest() {
      return epsilon;
    }

    @Override
    public double first(double from, double to) {
      double truth = 1 / (1 + StrictMath.exp(-epsilon));
      return within(epsilon, from, to) * truth + within(-epsilon, from, to) * (1 - truth);
    }

    @Override
    public double second(double from, double to) {
      double lie = 1 / (1 + StrictMath.exp(epsilon));
      return within(epsilon, from, to) * lie + within(-epsilon, from, to) * (1 - lie);
    }

    private static int within(double loss, double from, double to) {
      return loss > from && loss <= to ? 1 : 0;
    }
  }

  /// The tables with the person against those without: P is the mixture, Q the Gaussian.
  record Removed(SubsampledGaussian step) implements LossPair {
    @Override
    public double lowest() {
      return step.logRatio(-TAIL * step.noise());
    }

    @Override
    public double highest() {
      return step.logRatio(1 + TAIL * step.noise());
    }

    @Override
    public double first(double from, double to) {
      return step.mixtureBetween(step.place(from), step.place(to));
    }

    @Override
    public double second(double from, double to) {
      return step.gaussianBetween(step.place(from), step.place(to));
    }
  }

  /// The tables without the person against those with: P is the Gaussian, Q the mixture.
  record Added(SubsampledGaussian step) implements LossPair {
    @Override
    public double lowest() {
      return -step.logRatio(1 + TAIL * step.noise());
    }

    @Override
    public double highest() {
      return -step.logRatio(-TAIL * step.noise());
    }

    @Override
    public double first(double from, double to) {
      return step.gaussianBetween(step.place(-to), step.place(-from));
    }

    @Override
    public double second(double from, double to) {
      return step.mixtureBetween(step.place(-to), step.place(-from));
    }
  }
}
