package dev.understudy.synth.internal;

import dev.understudy.learn.Chunks;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Work on many small pieces by all cores, which tells how far it is and can be stopped.
public final class ChunkedCompletion {

  /// Pieces between two reports: some for each core, and reports a fraction of a second apart.
  private static final int PIECES = 32;

  private ChunkedCompletion() {}

  /// What is done to a row.
  @FunctionalInterface
  public interface RowWork {
    void fill(int row, RandomStream random);
  }

  /// Works on rows one by one, `together` of them in a piece with random numbers of its own.
  ///
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public static void rows(int rows, int together, Seed seed, RowWork work, Progress progress) {
    List<Integer> starts = new ArrayList<>();
    for (int from = 0; from < rows; from += together) {
      starts.add(from);
    }
    run(
        starts,
        (from, number) -> {
          RandomStream random = seed.child(number).stream();
          for (int row = from; row < Math.min(rows, from + together); row++) {
            work.fill(row, random);
          }
        },
        progress);
  }

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
