package dev.understudy.synth.domain;

import dev.understudy.synth.encoding.ValueBins;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// The places that numbers of a column may have, evenly spaced, numbered from 0: place p is the
/// value origin + (first + p) step.
///
/// @param origin from which steps are counted
/// @param first index of the first place
/// @param step between places
/// @param places how many
/// @param whole whether each place is one value, as of numbers with a fixed number of decimals;
///   otherwise it is the stretch of values from it to the next
/// @param decimals values are written with, -1 for as many as needed
record Grid(double origin, long first, double step, long places, boolean whole, int decimals) {

  /// Places of numbers with any number of digits: fine enough for 2^16 bins.
  private static final long STRETCHES = 1L << 16;

  /// Beyond, a double does not hold whole numbers.
  private static final double LARGEST = 0x1p53;

  /// Just below half a step: values are rounded to places, and none to one outside.
  private static final double INSIDE = 0.499;

  /// Powers of two of places on each side of zero where bounds are not declared: amounts in cents
  /// reach ten thousand millions.
  private static final int POWERS = 40;

  /// The same where numbers have any number of digits: from 2^-30, a billionth, to 2^31.
  private static final int REAL_POWERS = 61;

  private static final double REAL_STEP = 0x1p-30;

  /// Numbers from `low` to `high`, both included.
  static Grid of(double low, double high, int decimals) {
    double step = StrictMath.pow(10, -Math.max(0, decimals));
    double from = Math.ceil(low / step);
    double to = Math.floor(high / step);
    boolean whole =
        decimals >= 0 && to >= from && Math.abs(from) < LARGEST && Math.abs(to) < LARGEST;
    if (whole) {
      return new Grid(0, (long) from, step, (long) (to - from) + 1, true, decimals);
    }
    return low < high
        ? new Grid(low, 0, (high - low) / STRETCHES, STRETCHES, false, decimals)
        : new Grid(low, 0, 1, 1, true, decimals);
  }

  /// All numbers, or nearly: for columns without bounds.
  static Grid open(int decimals) {
    boolean whole = decimals >= 0;
    long most = 1L << (whole ? POWERS : REAL_POWERS);
    double step = whole ? StrictMath.pow(10, -decimals) : REAL_STEP;
    return new Grid(0, 1 - most, step, 2 * most - 1, whole, decimals);
  }

  /// The least value.
  double low() {
    return value(0);
  }

  /// The greatest value, or the start of the last stretch.
  double high() {
    return value(places - 1);
  }

  /// The place of a value, or the nearest.
  long place(double value) {
    double steps = (value - origin) / step;
    long index = (long) (whole ? Math.rint(steps) : Math.floor(steps));
    return Math.clamp(index, first, first + places - 1) - first;
  }

  /// The whole in parts, zero a part of its own where it is a place: it is what most columns of
  /// amounts are full of.
  List<Stretch> parts(int most) {
    long zero = -first;
    if (origin != 0 || !whole || zero < 0 || zero >= places) {
      return new Stretch(0, places - 1, 0).parts(most);
    }
    List<Stretch> parts = new ArrayList<>();
    if (zero > 0) {
      parts.addAll(new Stretch(0, zero - 1, 0).parts(most));
    }
    parts.add(new Stretch(zero, zero, 0));
    if (zero < places - 1) {
      parts.addAll(new Stretch(zero + 1, places - 1, 0).parts(most));
    }
    return parts;
  }

  /// The stretches between powers of two of the step, of both signs, and zero, in ascending order.
  List<Stretch> magnitudes() {
    List<Stretch> stretches = new ArrayList<>();
    long zero = -first;
    long last = places - 1;
    for (int power = Long.SIZE - 2; power >= 0; power--) {
      long from = zero - (1L << power) * 2 + 1;
      if (from >= 0) {
        stretches.add(new Stretch(from, zero - (1L << power), 0));
      }
    }
    stretches.add(new Stretch(zero, zero, 0));
    for (int power = 0; power < Long.SIZE - 2; power++) {
      long to = zero + (1L << power) * 2 - 1;
      if (to <= last) {
        stretches.add(new Stretch(zero + (1L << power), to, 0));
      }
    }
    return stretches;
  }

  /// Bins that hold the places of stretches in ascending order.
  ValueBins bins(List<Stretch> stretches) {
    double[] low = new double[stretches.size()];
    double[] high = new double[stretches.size()];
    for (int bin = 0; bin < low.length; bin++) {
      Stretch stretch = stretches.get(bin);
      double margin = whole && !stretch.single() ? INSIDE * step : 0;
      low[bin] = value(stretch.from()) - margin;
      high[bin] = whole ? value(stretch.to()) + margin : value(stretch.to() + 1);
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
    return bins(
        LongStream.range(0, places).mapToObj(place -> new Stretch(place, place, 0)).toList());
  }

  /// A place's value as a number with so many decimals is read.
  private double value(long place) {
    double value = origin + (first + place) * step;
    if (!whole || decimals <= 0) {
      return value;
    }
    double power = StrictMath.pow(10, decimals);
    return Math.rint(value * power) / power;
  }
}
