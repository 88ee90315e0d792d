package dev.understudy.synth.internal;

import dev.understudy.synth.Model;
import dev.understudy.synth.Sink;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// Draws a table chunk by chunk: chunks are made ahead in the background, each from a child seed of
/// its own, and handed on in order by the caller's thread.
public final class ChunkedSampling {

  /// Makes the rows of one chunk.
  @FunctionalInterface
  public interface ChunkSource {
    Table chunk(long firstRow, int rows, Seed seed);
  }

  private ChunkedSampling() {}

  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public static void run(long rows, Seed seed, ChunkSource source, Sink sink, Progress progress) {
    long chunks = (rows + Model.CHUNK_ROWS - 1) / Model.CHUNK_ROWS;
    if (chunks == 1) {
      progress.check();
      sink.accept(source.chunk(0, (int) rows, seed.child(0)));
      progress.at("sampling", rows, rows);
      return;
    }
    // the common pool leaves one core to the caller, who has little to do here
    int cores = Runtime.getRuntime().availableProcessors();
    int ahead = cores + 2;
    Queue<ForkJoinTask<Table>> pending = new ArrayDeque<>();
    long submitted = 0;
    try (ForkJoinPool pool = new ForkJoinPool(cores)) {
      try {
        for (long delivered = 0; delivered < chunks; delivered++) {
          while (submitted < chunks && pending.size() < ahead) {
            long first = submitted * Model.CHUNK_ROWS;
            int size = (int) Math.min(Model.CHUNK_ROWS, rows - first);
            Seed child = seed.child(submitted);
            pending.add(pool.submit(() -> source.chunk(first, size, child)));
            submitted++;
          }
          progress.check();
          sink.accept(pending.remove().join());
          progress.at("sampling", Math.min(rows, (delivered + 1) * Model.CHUNK_ROWS), rows);
        }
      } finally {
        pending.forEach(task -> task.cancel(false));
      }
    }
  }
}
