package dev.understudy.judge.appraisal;

import dev.understudy.judge.Interval;
import dev.understudy.learn.Intervals;
import java.util.List;

/// A figure and how far it scatters.
///
/// @param value the figure; NaN where it could not be computed
/// @param standardError of `value`, 0 or more; NaN where it is not known
public record Estimate(double value, double standardError) {

  /// What could not be computed.
  public static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN);

  public boolean known() {
    return Double.isFinite(value);
  }

  /// Normal interval at the usual level; from minus to plus infinity where the scatter is not
  /// known.
  public Interval interval() {
    if (!Double.isFinite(standardError)) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Intervals.LEVEL);
    }
    Intervals.Bounds bounds = Intervals.normal(value, standardError, Intervals.LEVEL);
    return new Interval(bounds.low(), bounds.high(), Intervals.LEVEL);
  }

  /// The mean of repeats. Its variance is the greater of two: what the repeats' own standard errors
  /// say, and what their spread says where there are at least three.
  ///
  /// @param distinct how many of the repeats were measured on different people: measuring the same
  ///   ones again tells no more about all others
  /// @return unknown where no repeat is known
  public static Estimate mean(List<Estimate> repeats, int distinct) {
    List<Estimate> known = repeats.stream().filter(Estimate::known).toList();
    if (known.isEmpty()) {
      return UNKNOWN;
    }
    double[] values = known.stream().mapToDouble(Estimate::value).toArray();
    double mean = known.stream().mapToDouble(Estimate::value).sum() / values.length;
    double own = 0;
    for (Estimate estimate : known) {
      own += estimate.standardError() * estimate.standardError() / values.length;
    }
    double spread = Intervals.standardError(values);
    double variance =
        Double.isNaN(own) || values.length >= 3 && spread * spread > own ? spread * spread : own;
    return new Estimate(
        mean,
        Double.isNaN(own) && values.length < 2
            ? Double.NaN
            : Math.sqrt(variance / Math.min(distinct, values.length)));
  }
}
