package dev.understudy.synth.internal;

import dev.understudy.learn.Chunks;
import dev.understudy.table.Progress;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Work on many small pieces by all cores, which tells how far it is and can be stopped.
public final class ChunkedCompletion {

  /// Pieces between two reports: some for each core, and reports a fraction of a second apart.
  private static final int PIECES = 32;

  private ChunkedCompletion() {}

  /// @param pieces what to work on, each of them written by its own work only
  /// @param work on a piece and its number
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public static <T> void run(List<T> pieces, ObjIntConsumer<T> work, Progress progress) {
    for (int first = 0; first < pieces.size(); first += PIECES) {
      progress.check();
      int from = first;
      int count = Math.min(PIECES, pieces.size() - first);
      Chunks.forEach(count, 1, (piece, _) -> work.accept(pieces.get(from + piece), from + piece));
      progress.at("completing rows", from + (long) count, pieces.size());
    }
  }
}
