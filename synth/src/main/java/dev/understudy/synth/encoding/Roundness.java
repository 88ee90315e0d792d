package dev.understudy.synth.encoding;

import java.util.Arrays;
import java.util.Optional;

/// How round the values of a column are: people write 1,200 more often than 1,203. Values inside a
/// bin are drawn as round as they were, and no rounder.
///
/// ```
///   level of a whole number of units = the largest step that divides it:  1, 5, 10, 50, 100, ...
///   share of a level in a bin = (values there of that level + 10 expected) / (values there + 10)
///   expected = as often for each possible value as in the whole column, within the bin
/// ```
///
/// @param steps in units of the last kept digit, ascending, each a multiple of the one before
/// @param shares `[code][level]` of the values; all zero for atoms
record Roundness(long[] steps, float[][] shares) {

  /// Values of a bin that count as much as the column does.
  private static final double STRENGTH = 10;

  /// A column whose levels come up as often as in uniform bins, but for this share, is not round.
  private static final double NEGLIGIBLE = 0.02;

  /// Whole numbers beyond are not exact.
  private static final double LARGEST = 0x1p53;

  Roundness {
    boolean sound = steps.length > 0 && steps[0] == 1;
    for (int level = 1; level < steps.length && sound; level++) {
      sound = steps[level] > steps[level - 1] && steps[level] % steps[level - 1] == 0;
    }
    for (float[] share : shares) {
      sound &= share.length == steps.length;
    }
    if (!sound) {
      throw new IllegalArgumentException("malformed roundness");
    }
  }

  /// @param values present cells
  /// @param unit how many units are one
  /// @return empty where values are no rounder than chance makes them
  static Optional<Roundness> analyse(ValueBins bins, double[] values, double unit) {
    int codes = bins.cardinality();
    double extreme = 0;
    for (double value : values) {
      extreme = Math.max(extreme, Math.abs(value * unit));
    }
    if (!(extreme < LARGEST)) {
      return Optional.empty();
    }
    long[] steps = steps(extreme);
    double[][] seen = new double[codes][steps.length];
    for (double value : values) {
      seen[bins.encode(value)][level(steps, Math.round(value * unit))]++;
    }
    double[][] possible = new double[codes][];
    double[] rate = new double[steps.length];
    double[] all = new double[steps.length];
    double[] uniform = new double[steps.length];
    double total = 0;
    for (int code = 0; code < codes; code++) {
      possible[code] = possible(bins, code, unit, steps);
      double here = Arrays.stream(possible[code]).sum();
      if (here == 0) {
        continue;
      }
      double count = Arrays.stream(seen[code]).sum();
      total += count;
      for (int level = 0; level < steps.length; level++) {
        rate[level] += seen[code][level];
        all[level] += possible[code][level];
        uniform[level] += count * possible[code][level] / here;
      }
    }
    double moved = 0;
    for (int level = 0; level < steps.length; level++) {
      moved += Math.abs(rate[level] - uniform[level]) / 2;
      rate[level] = all[level] == 0 ? 0 : rate[level] / all[level];
    }
    if (total == 0 || moved < NEGLIGIBLE * total) {
      return Optional.empty();
    }
    float[][] shares = new float[codes][];
    for (int code = 0; code < codes; code++) {
      shares[code] = shares(seen[code], possible[code], rate);
    }
    return Optional.of(new Roundness(steps, shares));
  }

  private static float[] shares(double[] seen, double[] possible, double[] rate) {
    double[] expected = new double[rate.length];
    double sum = 0;
    double count = 0;
    for (int level = 0; level < rate.length; level++) {
      expected[level] = possible[level] * rate[level];
      sum += expected[level];
      count += possible[level] == 0 ? 0 : seen[level];
    }
    float[] shares = new float[rate.length];
    for (int level = 0; level < rate.length && sum > 0; level++) {
      double own = possible[level] == 0 ? 0 : seen[level];
      shares[level] = (float) ((own + STRENGTH * expected[level] / sum) / (count + STRENGTH));
    }
    return shares;
  }

  private static long[] steps(double extreme) {
    long[] steps = new long[40];
    int count = 0;
    long step = 1;
    while (step <= Math.max(1, extreme)) {
      steps[count++] = step;
      step *= count % 2 == 1 ? 5 : 2;
    }
    return Arrays.copyOf(steps, count);
  }

  private static int level(long[] steps, long whole) {
    int level = 0;
    while (level + 1 < steps.length && whole % steps[level + 1] == 0) {
      level++;
    }
    return level;
  }

  /// How many values of a bin have each level; none for atoms.
  private static double[] possible(ValueBins bins, int code, double unit, long[] steps) {
    double[] possible = new double[steps.length];
    if (bins.low()[code] == bins.high()[code]) {
      return possible;
    }
    long first = first(bins.low()[code], unit);
    long last = last(bins.high()[code], unit);
    for (int level = 0; level < steps.length; level++) {
      possible[level] = count(steps, level, first, last);
    }
    return possible;
  }

  private static long first(double low, double unit) {
    return (long) Math.ceil(low * unit);
  }

  private static long last(double high, double unit) {
    return (long) Math.floor(high * unit);
  }

  private static long count(long[] steps, int level, long first, long last) {
    long multiples = multiples(steps[level], first, last);
    return level + 1 < steps.length
        ? multiples - multiples(steps[level + 1], first, last)
        : multiples;
  }

  private static long multiples(long step, long first, long last) {
    return Math.max(0, Math.floorDiv(last, step) - Math.floorDiv(first - 1, step));
  }

  /// A value of a bin in whole units, of a level as often as the values there had it.
  ///
  /// @param position in [0, 1)
  /// @return empty where no whole number of units lies in the bin
  Optional<Long> draw(int code, double low, double high, double unit, double position) {
    long first = first(low, unit);
    long last = last(high, unit);
    double left = position;
    for (int level = 0; level < steps.length; level++) {
      double share = shares[code][level];
      if (left < share) {
        long count = count(steps, level, first, last);
        long place = Math.min(count - 1, (long) (left / share * count));
        return Optional.of(nth(level, first, place));
      }
      left -= share;
    }
    return Optional.empty();
  }

  /// The number at `place`, from 0, among those from `first` on that have the level.
  private long nth(int level, long first, long place) {
    long step = steps[level];
    long multiple = Math.ceilDiv(first, step);
    if (level + 1 == steps.length) {
      return (multiple + place) * step;
    }
    long ratio = steps[level + 1] / step;
    long start = Math.floorDiv(multiple, ratio) * ratio;
    long index = place + Math.max(0, multiple - start - 1);
    return (start + index / (ratio - 1) * ratio + index % (ratio - 1) + 1) * step;
  }
}
