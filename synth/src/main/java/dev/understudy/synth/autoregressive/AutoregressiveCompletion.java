package dev.understudy.synth.autoregressive;

import dev.understudy.synth.encoding.PartialCodes;
import dev.understudy.synth.internal.ChunkedCompletion;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.stream.IntStream;

/// Draws what rows lack, in an order with what they have first: the network knows every feature
/// given any others, so this is exact for that order. Rows that lack the same features are drawn
/// together.
final class AutoregressiveCompletion {

  /// Rows drawn together.
  private static final int TOGETHER = 1_024;

  private final NetworkParts parts;
  private final int[] order;
  private final PartialCodes partial;

  /// @param order of the features, presence before value
  AutoregressiveCompletion(NetworkParts parts, int[] order, PartialCodes partial) {
    this.parts = parts;
    this.order = order;
    this.partial = partial;
  }

  /// Fills the free codes of all rows.
  void run(Seed seed, Progress progress) {
    List<int[]> pieces = partial.alike(order, TOGETHER);
    ChunkedCompletion.run(
        pieces, (rows, number) -> fill(rows, seed.child(number).stream()), progress);
  }

  /// @param rows that lack the same features
  private void fill(int[] rows, RandomStream random) {
    boolean[][] free = partial.free();
    int[] first = IntStream.of(order).filter(feature -> !free[feature][rows[0]]).toArray();
    int[] then = IntStream.of(order).filter(feature -> free[feature][rows[0]]).toArray();
    int[] sequence = IntStream.concat(IntStream.of(first), IntStream.of(then)).toArray();
    RowDraw draw = new RowDraw(parts, sequence, partial.possible(), first.length);
    RowDraw.Rows drawn = draw.begin(rows.length);
    for (int feature : first) {
      int[] codes = IntStream.of(rows).map(row -> partial.codes()[feature][row]).toArray();
      int[] classes = parts.features().get(feature).encode(codes);
      System.arraycopy(codes, 0, drawn.codes()[feature], 0, rows.length);
      System.arraycopy(classes, 0, drawn.classes()[feature], 0, rows.length);
    }
    draw.draw(drawn, rows.length, first.length, sequence.length, random);
    for (int feature : then) {
      for (int i = 0; i < rows.length; i++) {
        partial.codes()[feature][rows[i]] = drawn.codes()[feature][i];
      }
    }
  }
}
