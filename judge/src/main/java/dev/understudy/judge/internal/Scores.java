package dev.understudy.judge.internal;

import dev.understudy.judge.Anchors;
import dev.understudy.judge.Interval;
import dev.understudy.judge.Measure;
import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes measures. Numbers that are not finite never get in: they become null.
public final class Scores {

  public static final String FIDELITY = "fidelity";
  public static final String UTILITY = "utility";
  public static final String PRIVACY = "privacy";

  public static final String NO_HOLDOUT = "inconclusive: no holdout";
  public static final String NOT_EXCHANGEABLE = "inconclusive: holdout not exchangeable";

  /// @param name of the measure
  /// @param group it belongs to
  /// @param higherIsBetter direction
  public record Definition(String name, String group, boolean higherIsBetter) {

    public Measure measure(
        double value,
        @Nullable Interval interval,
        long n,
        Seed seed,
        Anchors anchors,
        String... notes) {
      Double finite = finite(value);
      return new Measure(
          name,
          group,
          finite,
          finite == null ? null : interval,
          n,
          seed.value(),
          higherIsBetter,
          anchors,
          sentences(notes));
    }

    /// The measure without a value; `note` says why.
    public Measure unknown(Seed seed, String note) {
      return new Measure(
          name, group, null, null, 0, seed.value(), higherIsBetter, Anchors.NONE, note);
    }
  }

  private Scores() {}

  public static String sentences(String... notes) {
    return Arrays.stream(notes).filter(note -> !note.isEmpty()).collect(Collectors.joining(" "));
  }

  public static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  public static @Nullable Interval interval(Intervals.Bounds bounds) {
    return Double.isFinite(bounds.low()) && Double.isFinite(bounds.high())
        ? new Interval(bounds.low(), bounds.high(), Intervals.LEVEL)
        : null;
  }

  /// Normal interval cut to `[low, high]`.
  public static @Nullable Interval normal(
      double value, double standardError, double low, double high) {
    Intervals.Bounds bounds = Intervals.normal(value, standardError, Intervals.LEVEL);
    return interval(
        new Intervals.Bounds(Math.max(low, bounds.low()), Math.min(high, bounds.high())));
  }

  public static Anchors anchors(double holdout, double independent, double copy) {
    return new Anchors(finite(holdout), finite(independent), finite(copy));
  }
}
