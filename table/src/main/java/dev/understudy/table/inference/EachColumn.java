package dev.understudy.table.inference;

import dev.understudy.table.raw.RawTable;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Work on each column of a table, several at a time where the table is large. Columns do not
/// depend on each other, so results do not depend on the number of threads.
final class EachColumn {

  /// Fewer cells are done before a second thread has started.
  private static final long MANY_CELLS = 1 << 19;

  private EachColumn() {}

  /// @param work takes the index of a column
  /// @throws RuntimeException what `work` threw for the first column for which it threw
  static void of(RawTable raw, IntConsumer work) {
    int count = raw.columns().size();
    if ((long) count * raw.rowCount() < MANY_CELLS) {
      for (int i = 0; i < count; i++) {
        work.accept(i);
      }
      return;
    }
    @Nullable RuntimeException[] failures = new RuntimeException[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> {
          try {
            work.accept(i);
          } catch (RuntimeException failure) {
            failures[i] = failure;
          }
        });
    for (RuntimeException failure : failures) {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
