package dev.understudy.learn;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Parallel loops whose results do not depend on the number of cores: the work is cut into chunks
/// of a size the caller fixes, chunks run on the common pool in any order, and results come back in
/// chunk order. Reduce over them in that order and floating-point sums are the same on every
/// machine.
///
/// A chunk must not write what another chunk reads. An exception of a chunk reaches the caller.
public final class Chunks {

  /// Work on the items `from` (inclusive) to `to` (exclusive).
  @FunctionalInterface
  public interface Body {
    void run(int from, int to);
  }

  /// Work on the items `from` (inclusive) to `to` (exclusive) that has a result.
  @FunctionalInterface
  public interface Work<T> {
    T run(int from, int to);
  }

  private Chunks() {}

  /// Runs `body` on every chunk of `0 .. size - 1`.
  ///
  /// @param chunkSize items in a chunk, at least 1; the last chunk may hold fewer
  public static void forEach(int size, int chunkSize, Body body) {
    int chunks = count(size, chunkSize);
    IntStream.range(0, chunks)
        .parallel()
        .forEach(chunk -> body.run(chunk * chunkSize, end(chunk, size, chunkSize)));
  }

  /// The results of `work` on every chunk of `0 .. size - 1`, in chunk order.
  ///
  /// @param chunkSize items in a chunk, at least 1; the last chunk may hold fewer
  public static <T> List<T> map(int size, int chunkSize, Work<T> work) {
    int chunks = count(size, chunkSize);
    AtomicReferenceArray<T> results = new AtomicReferenceArray<>(chunks);
    IntStream.range(0, chunks)
        .parallel()
        .forEach(chunk ->
            results.set(
                chunk,
                Objects.requireNonNull(work.run(chunk * chunkSize, end(chunk, size, chunkSize)))));
    return IntStream.range(0, chunks).mapToObj(results::get).toList();
  }

  private static int count(int size, int chunkSize) {
    if (chunkSize < 1) {
      throw new IllegalArgumentException("a chunk holds at least one item");
    }
    return (int) (((long) size + chunkSize - 1) / chunkSize);
  }

  private static int end(int chunk, int size, int chunkSize) {
    return (int) Math.min(size, (chunk + 1L) * chunkSize);
  }
}
