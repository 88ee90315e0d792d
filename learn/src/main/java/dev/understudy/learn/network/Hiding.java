package dev.understudy.learn.network;

import dev.understudy.table.RandomStream;
import org.jspecify.annotations.Nullable;

/// Chance by which cells are hidden from the features after them while a network learns, so that
/// none leans on a single cell that only one person has.
///
/// @param share of the cells that are hidden
/// @param random null if nothing is
record Hiding(double share, @Nullable RandomStream random) {

  static final Hiding NOTHING = new Hiding(0, null);

  boolean hides() {
    return random != null && random.nextDouble() < share;
  }
}
