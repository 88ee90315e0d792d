package dev.understudy.learn;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The share of persons without an event as time goes by (Kaplan and Meier, JASA 53, 1958): a
/// staircase that falls by `events / at risk` of its height at each time of an event.
///
/// @param times of events, ascending, `[steps]`
/// @param survival share still without an event from that time on, `[steps]`
public record KaplanMeier(double[] times, double[] survival) {

  /// @param times until the event or the end of observation, `[person]`
  /// @param events whether the event was seen, `[person]`
  public static KaplanMeier of(double[] times, boolean[] events) {
    byte[] once = new byte[times.length];
    Arrays.fill(once, (byte) 1);
    return of(times, events, ascending(times), once);
  }

  /// Row numbers by ascending time; resamples of the same rows share it.
  public static int[] ascending(double[] times) {
    return IntStream.range(0, times.length)
        .boxed()
        .sorted((a, b) -> Double.compare(times[a], times[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// @param order rows by ascending time
  /// @param weights how often each row counts
  public static KaplanMeier of(double[] times, boolean[] events, int[] order, byte[] weights) {
    long atRisk = 0;
    for (byte weight : weights) {
      atRisk += weight;
    }
    double[] steps = new double[order.length];
    double[] shares = new double[order.length];
    int count = 0;
    double share = 1;
    for (int start = 0; start < order.length; ) {
      double time = times[order[start]];
      long fallen = 0;
      long gone = 0;
      int end = start;
      for (; end < order.length && times[order[end]] == time; end++) {
        gone += weights[order[end]];
        fallen += events[order[end]] ? weights[order[end]] : 0;
      }
      if (fallen > 0) {
        share *= 1 - (double) fallen / atRisk;
        steps[count] = time;
        shares[count++] = share;
      }
      atRisk -= gone;
      start = end;
    }
    return new KaplanMeier(Arrays.copyOf(steps, count), Arrays.copyOf(shares, count));
  }

  /// Share without an event at `time`, steps already taken at it.
  public double at(double time) {
    int found = Arrays.binarySearch(times, time);
    int step = found >= 0 ? found : -found - 2;
    return step < 0 ? 1 : survival[step];
  }

  /// Mean vertical distance of the two staircases over times 0 to `horizon`, in [0, 1]. A staircase
  /// that ends before goes on level.
  public double distance(KaplanMeier other, double horizon) {
    double area = 0;
    double time = 0;
    double height = 1;
    double otherHeight = 1;
    int step = 0;
    int otherStep = 0;
    while (time < horizon) {
      double next = step < times.length ? times[step] : horizon;
      double otherNext = otherStep < other.times.length ? other.times[otherStep] : horizon;
      double end = Math.min(horizon, Math.min(next, otherNext));
      area += Math.max(0, end - time) * Math.abs(height - otherHeight);
      time = Math.max(time, end);
      if (step < times.length && times[step] <= time) {
        height = survival[step++];
      }
      if (otherStep < other.times.length && other.times[otherStep] <= time) {
        otherHeight = other.survival[otherStep++];
      }
    }
    return horizon > 0 ? area / horizon : 0;
  }
}
