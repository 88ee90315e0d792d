package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;
import java.util.Optional;

/// Between which powers of two the numbers of a column lie, for columns without declared bounds.
/// Bins [2^k, 2^(k+1)) of both signs are counted with discrete Laplace noise, and the outermost
/// bins whose noisy counts stand out are the bounds (Wilson et al., "Differentially Private SQL
/// with Bounded User Contribution", 2020, section 5.1.1).
///
/// @param mostValues by how many values neighbours may differ: 1 for rows, or the rows per person
/// @param epsilon of pure differential privacy
/// @param falseAlarm the most probability that any empty bin stands out, in (0, 1); a matter of
///   quality, not of privacy
public record MagnitudeBounds(int mostValues, double epsilon, double falseAlarm)
    implements Mechanism<double[], Optional<MagnitudeBounds.Range>> {
  private static final int LEAST_EXPONENT = -32;
  private static final int GREATEST_EXPONENT = 63;
  private static final int BINS_OF_A_SIGN = GREATEST_EXPONENT - LEAST_EXPONENT + 1;

  /// The bin of 0 and of all that is nearer to it than 2^-32.
  private static final int ZERO = BINS_OF_A_SIGN;

  private static final int BINS = 2 * BINS_OF_A_SIGN + 1;

  public MagnitudeBounds {
    if (!(falseAlarm > 0 && falseAlarm < 1)) {
      throw new IllegalArgumentException("A probability lies in (0, 1), not " + falseAlarm);
    }
    new DiscreteLaplace(mostValues, epsilon);
  }

  /// @param lower at most `upper`; 0 or a power of two with a sign, as `upper`
  public record Range(double lower, double upper) {}

  @Override
  public Cost cost() {
    return noise().cost();
  }

  @Override
  public double sensitivity() {
    return mostValues;
  }

  @Override
  public double distance(double[] one, double[] other) {
    return noise().distance(counts(one), counts(other));
  }

  /// Nothing if no bin stands out. What is not a number is left out; what lies beyond 2^64 counts
  /// as the outermost bin.
  @Override
  public Optional<Range> draw(double[] values, RandomBits bits) {
    long[] noisy = noise().draw(counts(values), bits);
    long threshold = noise().tail(falseAlarm / BINS);
    int lowest = BINS;
    int highest = -1;
    for (int bin = 0; bin < BINS; bin++) {
      if (noisy[bin] >= threshold) {
        lowest = Math.min(lowest, bin);
        highest = bin;
      }
    }
    return highest < 0
        ? Optional.empty()
        : Optional.of(new Range(-upperEnd(2 * ZERO - lowest), upperEnd(highest)));
  }

  private DiscreteLaplace noise() {
    return new DiscreteLaplace(mostValues, epsilon);
  }

  private static long[] counts(double[] values) {
    long[] counts = new long[BINS];
    for (double value : values) {
      if (!Double.isNaN(value)) {
        counts[bin(value)]++;
      }
    }
    return counts;
  }

  private static int bin(double value) {
    int exponent = Math.getExponent(value);
    if (exponent < LEAST_EXPONENT) {
      return ZERO;
    }
    int distance = Math.min(exponent, GREATEST_EXPONENT) - LEAST_EXPONENT + 1;
    return value > 0 ? ZERO + distance : ZERO - distance;
  }

  /// The upper end of a bin. By symmetry the lower end of a bin is minus the upper end of its
  /// mirror image.
  private static double upperEnd(int bin) {
    int distance = bin - ZERO;
    if (distance == 0) {
      return Math.scalb(1.0, LEAST_EXPONENT);
    }
    return distance > 0
        ? Math.scalb(1.0, LEAST_EXPONENT + distance)
        : -Math.scalb(1.0, LEAST_EXPONENT - distance - 1);
  }
}
