package dev.understudy.judge.portrait;

import dev.understudy.judge.portrait.Portrait.Overlay;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Histograms of a number or moment, real beside synthetic.
///
/// Bins are chosen from the training rows only and have round edges: the width is Freedman and
/// Diaconis' `2 IQR n^(-1/3)`, rounded up to 1, 2 or 5 times a power of ten (or a usual unit of
/// time). The first and the last bin also take everything beyond them; they start where at least
/// [#FEWEST_PERSONS] training rows lie outside, so that no edge tells a single person's value.
final class NumberOverlay {

  /// Values held by fewer rows are not shown by themselves.
  static final int FEWEST_PERSONS = 5;

  /// Share of rows on each side that may fall into the open bins, where the table is large.
  private static final double TAIL = 0.005;

  private static final int FEWEST_BINS = 8;
  private static final int MOST_BINS = 40;

  private static final double[] TIME_STEPS = {
    1 / 1440.0,
    5 / 1440.0,
    15 / 1440.0,
    1 / 24.0,
    3 / 24.0,
    0.5,
    1,
    7,
    14,
    30,
    91,
    182,
    365.25,
    730.5,
    1826.25,
    3652.5,
    36_525
  };

  private NumberOverlay() {}

  static Overlay of(
      ColumnSchema column, double[] real, double @Nullable [] holdout, double[] synthetic) {
    double[] present = Values.sortedPresent(real);
    if (present.length == 0) {
      return withoutRealValues(column.name(), real, holdout, synthetic);
    }
    double[] edges = edges(present, column.kind());
    boolean missing =
        anyMissing(real) || anyMissing(synthetic) || (holdout != null && anyMissing(holdout));
    List<String> labels = labels(edges, column.kind());
    if (missing) {
      labels.add(CategoryOverlay.MISSING);
    }
    return new Overlay(
        column.name(),
        edges,
        labels,
        shares(real, edges, labels.size()),
        holdout == null ? new double[0] : shares(holdout, edges, labels.size()),
        shares(synthetic, edges, labels.size()));
  }

  /// A training column without a single value: only present against missing can be shown.
  private static Overlay withoutRealValues(
      String name, double[] real, double @Nullable [] holdout, double[] synthetic) {
    return new Overlay(
        name,
        new double[0],
        List.of("(present)", CategoryOverlay.MISSING),
        presence(real),
        holdout == null ? new double[0] : presence(holdout),
        presence(synthetic));
  }

  private static double[] presence(double[] values) {
    double present = Values.sortedPresent(values).length;
    double rows = Math.max(1, values.length);
    return new double[] {present / rows, (values.length - present) / rows};
  }

  /// @param present ascending, not empty
  static double[] edges(double[] present, Kind kind) {
    int last = present.length - 1;
    int outside = Math.max(FEWEST_PERSONS - 1, (int) (TAIL * present.length));
    double low = present[Math.min(outside, last / 2)];
    double high = present[Math.max(last - outside, last / 2)];
    boolean whole = isWhole(present);
    double quartiles = present[(int) (0.75 * last)] - present[(int) (0.25 * last)];
    double span = high - low;
    double width = 2 * quartiles / Math.cbrt(present.length);
    width = Math.max(span / MOST_BINS, Math.min(span / FEWEST_BINS, width));
    if (!(width > 0)) {
      width = span > 0 ? span / FEWEST_BINS : Math.max(Math.abs(low) / 10, whole ? 1 : 0.1);
    }
    double step = kind.isMoment() ? timeStep(width) : roundStep(width);
    double shift = 0;
    if (whole && !kind.isMoment()) {
      step = span <= MOST_BINS ? 1 : Math.max(1, step);
      shift = step == 1 ? 0.5 : 0;
    }
    double first = Math.floor((low + shift) / step);
    double beyond = Math.floor((high + shift) / step) + 1;
    if (span == 0) {
      first--;
      beyond++;
    }
    double[] edges = new double[(int) (beyond - first) + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = (first + i) * step - shift;
    }
    return edges;
  }

  private static boolean isWhole(double[] values) {
    for (double value : values) {
      if (value != Math.rint(value)) {
        return false;
      }
    }
    return true;
  }

  /// The least of 1, 2 or 5 times a power of ten that is not below `width`.
  private static double roundStep(double width) {
    double power = 1;
    while (power > width) {
      power /= 10;
    }
    while (power * 10 <= width) {
      power *= 10;
    }
    double ratio = width / power;
    return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
  }

  private static double timeStep(double width) {
    for (double step : TIME_STEPS) {
      if (step >= width) {
        return step;
      }
    }
    return roundStep(width);
  }

  private static List<String> labels(double[] edges, Kind kind) {
    int bins = edges.length - 1;
    List<String> labels = new ArrayList<>();
    boolean single =
        !kind.isMoment() && edges[0] != Math.rint(edges[0]) && edges[1] - edges[0] == 1;
    for (int bin = 0; bin < bins; bin++) {
      String from = single ? written(edges[bin] + 0.5, kind) : written(edges[bin], kind);
      String to = single ? from : written(edges[bin + 1], kind);
      if (bins == 1) {
        labels.add(from);
      } else if (bin == 0) {
        labels.add(single ? from + " or less" : "below " + to);
      } else if (bin == bins - 1) {
        labels.add(from + " or more");
      } else {
        labels.add(single ? from : from + " to " + to);
      }
    }
    return labels;
  }

  private static String written(double value, Kind kind) {
    if (kind == Kind.TIME) {
      long minutes = Math.round(value * 1440);
      long minute = Math.floorMod(minutes, 60L);
      return Math.floorDiv(minutes, 60L) + (minute < 10 ? ":0" : ":") + minute;
    }
    if (kind.isMoment() && Math.abs(value) < 3e7) {
      return LocalDate.ofEpochDay(Math.round(value)).toString();
    }
    double rounded = Math.rint(value * 1e6) / 1e6;
    boolean whole = rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15;
    return whole ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static boolean anyMissing(double[] values) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private static double[] shares(double[] values, double[] edges, int bars) {
    double[] shares = new double[bars];
    int bins = edges.length - 1;
    double step = edges[1] - edges[0];
    for (double value : values) {
      if (Double.isNaN(value)) {
        shares[bins]++;
      } else {
        // A hair to the right, so that 0.3 falls into the bin that starts at 3 * 0.1.
        double bin = Math.floor((value - edges[0]) / step + 1e-9);
        shares[(int) Math.max(0, Math.min(bins - 1, bin))]++;
      }
    }
    for (int i = 0; i < bars; i++) {
      shares[i] /= Math.max(1, values.length);
    }
    return shares;
  }
}
