package dev.understudy.synth.internal;

/// The distribution of one feature's codes, ready to be inverted: a uniform number becomes a code
/// and a position inside it.
///
/// The unit interval is cut into pieces as long as the probabilities. A guide of equal steps tells
/// where to start looking, so an inversion takes constant time on average (Chen and Asau, 1974).
public final class CodeDistribution {

  private final double[] cumulative;
  private final int[] guide;

  /// @param probabilities at least one, not negative, with a positive sum; need not sum to one
  public CodeDistribution(double[] probabilities) {
    double total = 0;
    for (double probability : probabilities) {
      if (!(probability >= 0)) {
        throw new IllegalArgumentException("a probability is negative or not a number");
      }
      total += probability;
    }
    if (!(total > 0) || Double.isInfinite(total)) {
      throw new IllegalArgumentException("probabilities have no positive sum");
    }
    cumulative = new double[probabilities.length];
    double sum = 0;
    int last = 0;
    for (int code = 0; code < probabilities.length; code++) {
      sum += probabilities[code];
      cumulative[code] = sum / total;
      last = probabilities[code] > 0 ? code : last;
    }
    for (int code = last; code < cumulative.length; code++) {
      cumulative[code] = 1;
    }
    guide = new int[cumulative.length + 1];
    int code = 0;
    for (int step = 0; step < guide.length; step++) {
      while (cumulative[code] <= (double) step / guide.length) {
        code++;
      }
      guide[step] = code;
    }
  }

  public int cardinality() {
    return cumulative.length;
  }

  /// The probability that a code is below `code`.
  public double below(int code) {
    return code == 0 ? 0 : cumulative[code - 1];
  }

  /// The probability that a code is `code` or below.
  public double upTo(int code) {
    return cumulative[code];
  }

  /// The code at `u` in [0, 1]; never one of probability 0.
  public int code(double u) {
    int code = guide[(int) (Math.min(u, 0x1.fffffffffffffp-1) * guide.length)];
    int last = cumulative.length - 1;
    while (cumulative[code] <= u && code < last && cumulative[code] < 1) {
      code++;
    }
    return code;
  }

  /// Where `u` lies inside its code, in [0, 1).
  public double position(int code, double u) {
    double from = below(code);
    double width = cumulative[code] - from;
    return width > 0 ? Math.clamp((u - from) / width, 0.0, 0x1.fffffffffffffp-1) : 0.5;
  }
}
