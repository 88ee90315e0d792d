package dev.understudy.judge.internal;

import java.util.Arrays;

/// How often each row counts.
public final class Weights {

  private Weights() {}

  /// Each row once, one replicate: `[1][rows]`.
  public static byte[][] once(int rows) {
    byte[][] weights = new byte[1][rows];
    Arrays.fill(weights[0], (byte) 1);
    return weights;
  }
}
