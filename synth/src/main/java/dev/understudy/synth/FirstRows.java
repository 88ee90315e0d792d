package dev.understudy.synth;

import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Keeps the first rows of a stream of chunks as one table, so that more rows than memory can be
/// made while a part of them is judged.
public final class FirstRows implements Sink {

  private final int most;
  private final List<Table> chunks = new ArrayList<>();
  private int kept;

  /// @param most how many rows are kept
  public FirstRows(int most) {
    this.most = most;
  }

  /// Keeps what of the next chunk still belongs to the first rows.
  @Override
  public void accept(Table chunk) {
    int wanted = Math.min(chunk.rowCount(), most - kept);
    if (wanted > 0) {
      boolean whole = wanted == chunk.rowCount();
      chunks.add(whole ? chunk : chunk.select(IntStream.range(0, wanted).toArray()));
      kept += wanted;
    }
  }

  /// @throws IllegalStateException if no row came
  public Table table() {
    if (chunks.isEmpty()) {
      throw new IllegalStateException("no chunk came");
    }
    return Table.stack(chunks);
  }
}
