package dev.understudy.privacy.accounting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The distribution of the privacy loss under P on an evenly spaced grid, by which composition is
/// convolution. It never promises too much:
///
/// - *Discretisation.* The probability of each interval between grid points moves to its two ends
///   so that the interval keeps its probability under P and under Q. That raises delta at every
///   epsilon and leaves it unchanged at the grid points ("connect the dots", Doroshenko, Ghazi,
///   Kamath, Kumar, Manurangsi 2022). Each of k releases adds a variance of at most step^2/4 to the
///   loss, so epsilon grows by an order of k step^2, which is kept below 1e-4.
/// - *Tails.* What lies above the grid counts as an infinite loss; what lies below moves up to it.
/// - *Convolution* is a product of Fourier transforms on a window outside of which lies less than
///   2e-15 (Chernoff's bound); that much is added to the infinite losses.
/// - *Rounding.* The error of every probability is bounded while it is computed and added to delta
///   for each grid point ([#error]).
public final class PrivacyLossDistribution {
  private static final double OUTSIDE_WINDOW = 1e-15;
  private static final int LARGEST_WINDOW = 1 << 22;
  private static final int INTERVALS = 2000;

  private final double step;
  private final int lowest;
  private final double[] mass;
  private final double infinite;
  private final double error;

  /// A pair and how often it is released.
  public record Repeated(LossPair pair, int times) {}

  private PrivacyLossDistribution(
      double step, int lowest, double[] mass, double infinite, double error) {
    this.step = step;
    this.lowest = lowest;
    this.mass = mass;
    this.infinite = infinite;
    this.error = error;
  }

  /// All releases together.
  public static PrivacyLossDistribution of(List<Repeated> releases) {
    int[] times = releases.stream().mapToInt(Repeated::times).toArray();
    for (double step = step(releases); ; step *= 2) {
      var parts = new ArrayList<PrivacyLossDistribution>();
      for (Repeated release : releases) {
        parts.add(of(release.pair(), step));
      }
      double low = -bound(parts, times, -1) / step;
      double high = bound(parts, times, 1) / step;
      if (high - low < LARGEST_WINDOW - 2) {
        return composed(parts, times, (int) Math.floor(low), (int) Math.ceil(high));
      }
    }
  }

  /// A grid of 0.01 over the root of the number of releases, and fine enough for the narrowest loss
  /// unless the widest would not fit.
  private static double step(List<Repeated> releases) {
    double total = 0;
    double narrowest = Double.POSITIVE_INFINITY;
    double widest = 0;
    for (Repeated release : releases) {
      total += release.times();
      double width = release.pair().highest() - release.pair().lowest();
      narrowest = Math.min(narrowest, width);
      widest = Math.max(widest, width);
    }
    double root = StrictMath.sqrt(total);
    double fine = Math.max(narrowest / INTERVALS, widest * root / (LARGEST_WINDOW / 4));
    return Math.min(0.01 / root, fine);
  }

  private static PrivacyLossDistribution of(LossPair pair, double step) {
    int lowest = (int) Math.floor(pair.lowest() / step);
    int highest = (int) Math.ceil(pair.highest() / step);
    double[] mass = new double[highest - lowest + 1];
    mass[0] = pair.first(Double.NEGATIVE_INFINITY, lowest * step);
    double shrink = StrictMath.exp(-step);
    for (int i = lowest; i < highest; i++) {
      double first = pair.first(i * step, (i + 1) * step);
      double second = pair.second(i * step, (i + 1) * step);
      // Solves a + b = first, a e^-(i step) + b e^-((i+1) step) = second.
      double left = (second * StrictMath.exp(i * step) - first * shrink) / (1 - shrink);
      left = Math.max(0, Math.min(first, left));
      mass[i - lowest] += left;
      mass[i - lowest + 1] += first - left;
    }
    double infinite = pair.first(highest * step, Double.POSITIVE_INFINITY);
    return new PrivacyLossDistribution(step, lowest, mass, infinite, 0);
  }

  /// The sum of all losses on the window from `low` to `high`, in steps.
  private static PrivacyLossDistribution composed(
      List<PrivacyLossDistribution> parts, int[] times, int low, int high) {
    double step = parts.getFirst().step;
    int length = Math.max(2, Integer.highestOneBit(high - low) * 2);
    var transform = new FourierTransform(length);
    double[] real = new double[length];
    double[] imaginary = new double[length];
    double[] modulus = new double[length];
    double[] modulusAbove = new double[length];
    Arrays.fill(real, 1);
    Arrays.fill(modulus, 1);
    Arrays.fill(modulusAbove, 1);
    double infinite = 2 * OUTSIDE_WINDOW;
    double roundings = 0;
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).multiplyInto(transform, times[part], real, imaginary, modulus, modulusAbove);
      infinite += times[part] * parts.get(part).infinite;
      roundings += times[part];
    }
    double error = 0;
    double sum = 0;
    for (int i = 0; i < length; i++) {
      error += modulusAbove[i] - modulus[i] + 8 * roundings * 0x1p-53 * modulus[i];
      sum += modulusAbove[i];
      imaginary[i] = -imaginary[i]; // the inverse transform is the conjugate of the forward one
    }
    transform.forward(real, imaginary);
    error = (error + transform.error() * sum) / length;
    double[] mass = new double[high - low + 1];
    for (int i = 0; i < mass.length; i++) {
      mass[i] = Math.max(0, real[Math.floorMod(low + i, length)] / length);
    }
    return new PrivacyLossDistribution(step, low, mass, Math.min(1, infinite), error);
  }

  /// Multiplies the transform of this, to the power `times`, into the product so far, and bounds
  /// from below and above on its modulus into two more.
  private void multiplyInto(
      FourierTransform transform,
      int times,
      double[] real,
      double[] imaginary,
      double[] modulus,
      double[] modulusAbove) {
    int length = real.length;
    double[] re = new double[length];
    double[] im = new double[length];
    for (int i = 0; i < mass.length; i++) {
      re[Math.floorMod(lowest + i, length)] += mass[i];
    }
    transform.forward(re, im);
    for (int i = 0; i < length; i++) {
      double size = StrictMath.hypot(re[i], im[i]);
      modulus[i] *= StrictMath.pow(size, times);
      modulusAbove[i] *= StrictMath.pow(size + transform.error(), times);
      double powerRe = re[i];
      double powerIm = im[i];
      for (int left = times; left > 0; left >>= 1) {
        if ((left & 1) == 1) {
          double product = real[i] * powerRe - imaginary[i] * powerIm;
          imaginary[i] = real[i] * powerIm + imaginary[i] * powerRe;
          real[i] = product;
        }
        double square = powerRe * powerRe - powerIm * powerIm;
        powerIm = 2 * powerRe * powerIm;
        powerRe = square;
      }
    }
  }

  /// A value that `sign` x the composed loss exceeds with probability below [#OUTSIDE_WINDOW], by
  /// Chernoff: min over t of (ln E exp(t sign loss) - ln OUTSIDE_WINDOW)/t.
  private static double bound(List<PrivacyLossDistribution> parts, int[] times, int sign) {
    double best = Double.POSITIVE_INFINITY;
    for (double t = 1e-3; t < 1e5; t *= 1.3) {
      double log = -StrictMath.log(OUTSIDE_WINDOW);
      for (int part = 0; part < parts.size() && log / t < best; part++) {
        log += times[part] * parts.get(part).logMoment(sign * t);
      }
      best = Math.min(best, log / t);
    }
    return best;
  }

  private double logMoment(double t) {
    double base = Math.max(t * lowest * step, t * (lowest + mass.length - 1) * step);
    double sum = 0;
    for (int i = 0; i < mass.length; i++) {
      sum += mass[i] * StrictMath.exp(t * (lowest + i) * step - base);
    }
    return base + StrictMath.log(sum);
  }

  /// An upper bound on delta(epsilon) = E[max(0, 1 - exp(epsilon - loss))], for epsilon >= 0.
  public double delta(double epsilon) {
    double sum = 0;
    int from = Math.max(0, (int) Math.floor(epsilon / step) + 1 - lowest);
    for (int i = mass.length - 1; i >= from; i--) {
      sum += -StrictMath.expm1(epsilon - (lowest + i) * step) * (mass[i] + error);
    }
    return Math.min(1, infinite + Math.max(0, sum));
  }

  /// The smallest epsilon at this delta; infinite where the bounds above leave nothing of delta.
  public double epsilon(double delta) {
    double highest = (lowest + mass.length - 1) * step;
    if (delta(highest) > delta) {
      return Double.POSITIVE_INFINITY;
    }
    return delta(0) <= delta ? 0 : Bisection.lowest(0, highest, epsilon -> delta(epsilon) <= delta);
  }

  /// The bound on the rounding error of each probability of the grid.
  public double error() {
    return error;
  }
}
