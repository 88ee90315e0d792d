package dev.understudy.learn.tree;

/// The logistic function, from operations that are exact on every platform.
public final class Logistic {

  private Logistic() {}

  /// `1 / (1 + e^-x)` to about 1e-6.
  public static float probability(float x) {
    return 1f / (1f + exp(-x));
  }

  /// `e^x` to a relative 3e-7: `2^n * 2^f` with `f` in [-1/2, 1/2] by its Taylor polynomial.
  static float exp(float x) {
    float clamped = Math.max(-80f, Math.min(80f, x));
    float scaled = clamped * 1.44269504f;
    int n = (int) (scaled + (scaled < 0 ? -0.5f : 0.5f));
    float f = (scaled - n) * 0.6931471806f;
    float p =
        1f
            + f
                * (1f
                    + f
                        * (0.5f
                            + f
                                * (0.16666667f
                                    + f
                                        * (0.041666668f
                                            + f * (0.008333334f + f * 0.0013888889f)))));
    return p * Float.intBitsToFloat(n + 127 << 23);
  }
}
