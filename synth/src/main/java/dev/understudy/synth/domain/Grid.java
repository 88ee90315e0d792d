package dev.understudy.synth.domain;

import dev.understudy.synth.encoding.ValueBins;

/// The places that numbers of a column may have, evenly spaced, numbered from 0.
///
/// @param first value of the first place
/// @param step between places
/// @param places how many
/// @param whole whether each place is one value, as of numbers with a fixed number of decimals;
///   otherwise it is the stretch of values from it to the next
/// @param decimals values are written with, -1 for as many as needed
record Grid(double first, double step, long places, boolean whole, int decimals) {

  /// Places of numbers with any number of digits: fine enough for 2^16 bins.
  private static final long STRETCHES = 1L << 16;

  /// Beyond, a double does not hold whole numbers.
  private static final double LARGEST = 0x1p53;

  /// Numbers from `low` to `high`, both included.
  static Grid of(double low, double high, int decimals) {
    double step = StrictMath.pow(10, -Math.max(0, decimals));
    double from = Math.ceil(low / step);
    double to = Math.floor(high / step);
    boolean whole =
        decimals >= 0 && to >= from && Math.abs(from) < LARGEST && Math.abs(to) < LARGEST;
    if (whole) {
      return new Grid(from * step, step, (long) (to - from) + 1, true, decimals);
    }
    return low < high
        ? new Grid(low, (high - low) / STRETCHES, STRETCHES, false, decimals)
        : new Grid(low, 1, 1, true, decimals);
  }

  /// The place of a value, or the nearest.
  long place(double value) {
    double steps = (value - first) / step;
    return (long) Math.clamp(whole ? Math.rint(steps) : Math.floor(steps), 0, places - 1);
  }

  /// The lower edge of values drawn from places `from` on.
  double low(long from, long to) {
    double value = first + from * step;
    return whole && from < to ? value - INSIDE * step : round(value);
  }

  /// The upper edge of values drawn from places up to `to`.
  double high(long from, long to) {
    double value = first + to * step;
    if (!whole) {
      return value + step;
    }
    return from < to ? value + INSIDE * step : round(value);
  }

  /// Just below half a step: values are rounded to places, and none to one outside.
  private static final double INSIDE = 0.499;

  /// As a number with so many decimals is read.
  private double round(double value) {
    if (!whole || decimals <= 0) {
      return value;
    }
    double power = StrictMath.pow(10, decimals);
    return Math.rint(value * power) / power;
  }

  /// Bins that each hold the places `from[i]` to `to[i]`, in ascending order.
  ValueBins bins(long[] from, long[] to) {
    double[] low = new double[from.length];
    double[] high = new double[from.length];
    for (int bin = 0; bin < low.length; bin++) {
      low[bin] = low(from[bin], to[bin]);
      high[bin] = high(from[bin], to[bin]);
      if (bin > 0) {
        // neighbours of stretches meet but for rounding errors
        low[bin] = Math.max(low[bin], high[bin - 1]);
        high[bin] = Math.max(low[bin], high[bin]);
      }
    }
    return new ValueBins(low, high, decimals, null);
  }

  /// Each place a bin of its own.
  ValueBins singles() {
    long[] all = new long[(int) places];
    for (int place = 0; place < all.length; place++) {
      all[place] = place;
    }
    return bins(all, all);
  }
}
