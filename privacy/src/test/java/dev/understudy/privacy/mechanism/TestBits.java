package dev.understudy.privacy.mechanism;

import java.util.SplittableRandom;

/// Bits for tests only: seeded, recorded or chosen. Main code cannot reach this.
final class TestBits extends RandomBits {
  private final long[] first;
  private final SplittableRandom rest;
  private int words;

  /// @param first words to give out before the seeded ones
  TestBits(long seed, long... first) {
    this.first = first.clone();
    this.rest = new SplittableRandom(seed);
  }

  @Override
  long word() {
    int at = words++;
    return at < first.length ? first[at] : rest.nextInt() & 0xffff_ffffL;
  }

  /// How many words were read.
  int words() {
    return words;
  }
}
