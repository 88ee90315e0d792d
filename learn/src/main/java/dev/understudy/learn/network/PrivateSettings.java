package dev.understudy.learn.network;

/// How an [AutoregressiveNetwork] is trained with noise. Only numbers that depend on no row belong
/// here.
///
/// @param clip the greatest length of a person's gradient
/// @param expected persons of a step on average, by which sums are divided: the true number is
///   private
/// @param learningRate of the first steps; it falls along a half cosine
/// @param training the rest; nothing is hidden, as noise does what hiding is for
public record PrivateSettings(
    double clip, double expected, double learningRate, AutoregressiveSettings training) {

  private static final double PERSONS_OF_A_BLOCK = 104;

  /// Blocks into which a step is cut, so that one pass is mostly enough for each.
  ///
  /// @param expected persons of a step on average
  public static int blocks(double expected) {
    return (int) Math.max(1, Math.ceil(expected / PERSONS_OF_A_BLOCK));
  }
}
