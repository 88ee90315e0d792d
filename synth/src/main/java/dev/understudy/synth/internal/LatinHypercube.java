package dev.understudy.synth.internal;

import dev.understudy.table.RandomStream;

/// Numbers that are spread evenly over [0, 1) and shuffled, one after another for each of several
/// features (Latin hypercube sampling; McKay, Beckman and Conover, Technometrics 21, 1979). A row
/// that inverts distributions at them keeps its distribution, but over a block of rows shares come
/// out nearly as the model has them.
public final class LatinHypercube {

  /// Rows of a block. Draws are made in whole blocks, so that a longer one begins with the shorter.
  public static final int BLOCK = 32;

  private LatinHypercube() {}

  /// Fills `spread` with one number in each of as many equal parts of [0, 1), in random order.
  public static void spread(double[] spread, RandomStream random) {
    int[] order = random.permutation(spread.length);
    for (int i = 0; i < spread.length; i++) {
      spread[i] = (order[i] + random.nextDouble()) / spread.length;
    }
  }
}
