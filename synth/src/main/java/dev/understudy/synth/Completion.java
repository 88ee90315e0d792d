package dev.understudy.synth;

import dev.understudy.table.Progress;
import dev.understudy.table.Seed;

/// A model that can draw the cells that rows lack, given those they have. Given numbers and dates
/// count as the bins they fall into, given values that the model withholds as unknown.
public interface Completion {

  /// Draws every free cell, from its distribution given the row's other cells.
  ///
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  Completed complete(PartialRows rows, Seed seed, Progress progress);
}
