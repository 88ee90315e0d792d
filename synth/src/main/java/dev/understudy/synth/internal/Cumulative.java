package dev.understudy.synth.internal;

import java.util.Arrays;

/// Inverts distributions given as running sums, where there are too many of them to prepare a
/// [CodeDistribution] for each.
public final class Cumulative {

  private static final double BELOW_ONE = 0x1.fffffffffffffp-1;

  private Cumulative() {}

  /// The first code whose running sum is above `u`, never one of probability 0.
  ///
  /// @param upTo running sums, `[code]`
  /// @param u at least 0 and below the last sum
  public static int code(double[] upTo, double u) {
    int found = Arrays.binarySearch(upTo, u);
    int code = found < 0 ? -1 - found : found;
    while (code < upTo.length - 1 && upTo[code] <= u) {
      code++;
    }
    return code;
  }

  /// Where `u` lies inside its code, in [0, 1).
  public static double position(double[] upTo, int code, double u) {
    double below = code == 0 ? 0 : upTo[code - 1];
    return Math.clamp((u - below) / (upTo[code] - below), 0.0, BELOW_ONE);
  }
}
