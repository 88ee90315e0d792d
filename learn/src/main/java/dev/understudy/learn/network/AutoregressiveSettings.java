package dev.understudy.learn.network;

/// How an [AutoregressiveNetwork] is trained.
///
/// @param mostEpochs most passes over the rows
/// @param patience epochs without a better likelihood of the rows held back after which it ends
/// @param decay of AdamW: every step takes learning rate times this from each weight
/// @param averaging share of the averaged weights that each step keeps; the average is what is
///   measured and kept (Polyak and Juditsky, 1992)
/// @param leading share of blocks that are learned in the order rows will be drawn in; the others
///   take a random order each
/// @param hiding share of the cells that are hidden from the features after them while learning, so
///   that no prediction leans on a single cell that only one person has
public record AutoregressiveSettings(
    int mostEpochs, int patience, double decay, double averaging, double leading, double hiding) {

  /// On the census (32,561 rows) the loss of rows held back is 20.00 nats with the usual decay of
  /// 0.01, 19.93 with 0.1, 19.85 with 0.3 and 20.10 with 1; the longer it learns, the more it
  /// costs.
  public static final AutoregressiveSettings STANDARD =
      new AutoregressiveSettings(100, 3, 0.2, 0.998, 0.25, 0.05);

  /// Rows of a step: a 64th of all, a power of two in [16, 2048] (as TabularARGN).
  static int batch(int rows) {
    return Math.clamp(Integer.highestOneBit(Math.max(1, rows / 64)), 16, 2048);
  }

  /// Steps of larger batches are larger (as TabularARGN).
  static double learningRate(int batch) {
    return 0.001 * Math.sqrt(batch / 32.0);
  }
}
