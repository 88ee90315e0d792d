package dev.understudy.workflow;

import dev.understudy.table.Seed;
import java.security.SecureRandom;

/// Draws a seed where the user gave none.
public final class FreshSeed {

  /// Drawn seeds stay below this, so that they are short to copy and exact in any JSON reader
  /// (which may hold numbers as doubles); a billion choices are plenty to be different each time.
  private static final int BOUND = 1_000_000_000;

  private FreshSeed() {}

  public static Seed draw() {
    return new Seed(new SecureRandom().nextInt(BOUND));
  }
}
