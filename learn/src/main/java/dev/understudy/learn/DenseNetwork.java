package dev.understudy.learn;

import dev.understudy.table.Seed;
import java.util.List;

/// A small multilayer perceptron: rectified hidden units, and either one probability per class or
/// one number. It is the differentiable classifier of the judge: [#slopes] gives attacks what they
/// need. The same rows and seed give the same bits on any number of cores.
///
/// Inputs are expected near 0 with a spread near 1: standardised numbers, one-hot categories.
public final class DenseNetwork {

  /// How a network is built and trained.
  ///
  /// @param hidden units of each hidden layer; none makes it a logistic or linear regression
  /// @param learningRate of Adam
  /// @param batch rows of one step; small tables take less, so that they take 16 steps a round
  /// @param decay half its multiple of the squared weights is added to the loss of a batch
  /// @param mostRounds most passes over the rows
  /// @param patience rounds without a better loss on the rows held back after which training ends
  /// @param heldBack share of the rows that only tell when to stop, in [0, 1); with 0 all rounds
  ///   are run and the last weights kept
  public record Settings(
      List<Integer> hidden,
      double learningRate,
      int batch,
      double decay,
      int mostRounds,
      int patience,
      double heldBack) {

    /// Two layers of 64 units. On the census (32,561 rows, 115 inputs) it comes within .002 of the
    /// best AUC on the holdout of a grid of rates, batches, widths and decays, in 3 s of one core.
    public static final Settings STANDARD =
        new Settings(List.of(64, 64), 0.003, 256, 1e-3, 60, 3, 0.1);

    public Settings {
      hidden = List.copyOf(hidden);
    }
  }

  /// Rows of a pass when nothing is learned, so of a chunk.
  private static final int BLOCK = 256;

  private final DenseLayer[] layers;
  private final DenseLoss loss;

  DenseNetwork(DenseLayer[] layers, DenseLoss loss) {
    this.layers = layers;
    this.loss = loss;
  }

  /// A network that predicts one of several classes.
  ///
  /// @param features row by row, `[rows * columns]`, none NaN
  /// @param labels 0 .. classes - 1, `[rows]`
  /// @param classes at least 2
  public static DenseNetwork fit(
      float[] features,
      int rows,
      int columns,
      float[] labels,
      int classes,
      Settings settings,
      Seed seed) {
    return DenseTraining.fit(
        features, rows, columns, labels, new DenseLoss.OfClasses(classes), settings, seed);
  }

  /// A network that predicts a number.
  ///
  /// @param features row by row, `[rows * columns]`, none NaN
  /// @param labels near 0 with a spread near 1, `[rows]`
  public static DenseNetwork fitNumber(
      float[] features, int rows, int columns, float[] labels, Settings settings, Seed seed) {
    return DenseTraining.fit(
        features, rows, columns, labels, new DenseLoss.OfNumbers(), settings, seed);
  }

  /// The probability of each class, `[row][class]`, or the number, `[row][1]`.
  ///
  /// @param features row by row, `[rows * columns]`
  public float[][] predict(float[] features, int rows) {
    int outputs = loss.outputs();
    float[][] predicted = new float[rows][outputs];
    Chunks.forEach(
        rows,
        BLOCK,
        (from, to) -> {
          float[] out = new DensePass(layers, to - from).forward(features, from, to - from);
          for (int row = from; row < to; row++) {
            loss.predict(out, (row - from) * outputs, predicted[row]);
          }
        });
    return predicted;
  }

  /// The loss of each row: minus the logarithm of the probability of its class, or half the squared
  /// error, `[row]`.
  public float[] losses(float[] features, int rows, float[] labels) {
    int outputs = loss.outputs();
    float[] losses = new float[rows];
    Chunks.forEach(
        rows,
        BLOCK,
        (from, to) -> {
          float[] out = new DensePass(layers, to - from).forward(features, from, to - from);
          for (int row = from; row < to; row++) {
            losses[row] = (float) loss.loss(out, (row - from) * outputs, labels[row]);
          }
        });
    return losses;
  }

  /// Derivatives of each row's loss by its own features, `[rows * columns]`.
  ///
  /// @param features row by row, `[rows * columns]`
  /// @param labels as in fitting, `[rows]`
  public float[] slopes(float[] features, int rows, float[] labels) {
    int outputs = loss.outputs();
    int columns = layers[0].inputs();
    float[] slopes = new float[rows * columns];
    Chunks.forEach(
        rows,
        BLOCK,
        (from, to) -> {
          DensePass pass = new DensePass(layers, to - from);
          float[] out = pass.forward(features, from, to - from);
          for (int row = from; row < to; row++) {
            loss.slope(out, pass.outputSlopes(), (row - from) * outputs, labels[row], 1);
          }
          float[] found = pass.backwardToFeatures(to - from);
          System.arraycopy(found, 0, slopes, from * columns, (to - from) * columns);
        });
    return slopes;
  }
}
