package dev.understudy.learn.tree;

/// The logistic function, from operations whose bits are the same on every platform.
public final class Logistic {

  /// Beyond it a probability is 0 or 1 in single precision, and `2^n` would overflow.
  private static final float LARGEST = 80f;

  private static final float LOG2_E = 1.44269504f;
  private static final float LN_2 = 0.6931471806f;

  private Logistic() {}

  /// `1 / (1 + e^-x)`, to about 1e-6.
  public static float probability(float x) {
    return 1f / (1f + exp(-x));
  }

  /// `e^x` to a relative 3e-7: `2^n e^f` with `|f| <= ln(2) / 2`, by the Taylor polynomial of degree
  /// six, whose error there is below 2e-7.
  static float exp(float x) {
    float scaled = Math.clamp(x, -LARGEST, LARGEST) * LOG2_E;
    int n = (int) (scaled + (scaled < 0 ? -0.5f : 0.5f));
    float f = (scaled - n) * LN_2;
    float high = 1 / 6f + f * (1 / 24f + f * (1 / 120f + f * (1 / 720f)));
    return (1f + f * (1f + f * (0.5f + f * high))) * Float.intBitsToFloat(n + 127 << 23);
  }
}
