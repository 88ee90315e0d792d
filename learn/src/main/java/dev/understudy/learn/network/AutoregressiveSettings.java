package dev.understudy.learn.network;

/// How an [AutoregressiveNetwork] is trained.
///
/// @param decay of AdamW: every step takes learning rate times this from each weight
/// @param averaging share of the averaged weights that each step keeps; the average is what is
///   measured and kept (Polyak and Juditsky, 1992)
/// @param leading share of blocks that are learned in the order rows will be drawn in; the others
///   take a random order each
/// @param hiding share of the cells that are hidden from the features after them while learning, so
///   that no prediction leans on a single cell that only one person has
public record AutoregressiveSettings(
    double decay, double averaging, double leading, double hiding) {

  /// On the census (32,561 rows) the loss of rows held back, between 19.75 and 19.79 nats, hardly
  /// depends on any of them.
  public static final AutoregressiveSettings STANDARD =
      new AutoregressiveSettings(0.2, 0.99, 0.25, 0.05);

  /// The figures that tell when it learned most are taken this often.
  static final int MEASUREMENTS = 20;

  /// Measurements without a better one after which it ends.
  static final int PATIENCE = 6;

  /// Rows of a step: a 64th of all, a power of two in [16, 2048] (as TabularARGN).
  static int batch(int rows) {
    return Math.clamp(Integer.highestOneBit(Math.max(1, rows / 64)), 16, 2048);
  }

  /// Steps that are planned: the fourth root of the rows, a hundred times, at least 1,000. On the
  /// census these are 12 passes over the rows; a million rows are passed seven times. Networks of
  /// hundreds of columns, a step of which costs as much as forty of a usual one, take fewer, but
  /// ten passes.
  static int steps(int rows, AutoregressiveShape shape) {
    double planned = Math.max(1000, 100 * StrictMath.sqrt(StrictMath.sqrt(rows)));
    double connections = (double) shape.units() * shape.inputs();
    double passes = 10.0 * rows / batch(rows);
    return (int) Math.min(planned, Math.max(2e9 / Math.max(1, connections), passes));
  }

  /// How far a step goes: in proportion to the batch, as the mean of more rows is surer (Goyal et
  /// al., arXiv 1706.02677), but at most .01, beyond which Adam is unsteady; slowly at first, then
  /// less and less along a half cosine (Loshchilov and Hutter, ICLR 2017), so that the last steps
  /// settle what the first ones found. On the census it reaches in 1,300 steps what a constant rate
  /// reaches in 2,600.
  ///
  /// @param step from 1
  static double learningRate(int batch, int step, int steps) {
    double greatest = Math.min(0.01, 0.001 * batch / 16.0);
    double left = 0.01 + 0.99 * (1 + StrictMath.cos(Math.PI * step / steps)) / 2;
    return greatest * left * Math.min(1, step / 50.0);
  }
}
