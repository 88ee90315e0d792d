package dev.understudy.learn.network;

import java.util.Arrays;

/// A pass of a block of rows that adds up the gradients of single rows, each shortened to a
/// greatest length, without ever computing one of them ("ghost clipping": Goodfellow, arXiv
/// 1510.01799; Li, Tramer, Liang, Hashimoto, "Large Language Models Can Be Strong Differentially
/// Private Learners", ICLR 2022). A row's gradient by a layer is an outer product, so its squared
/// length is the product of two squared lengths: of the derivatives by what the layer puts out and
/// of what went into it. Inputs that the pass hides from a feature do not count, and embeddings are
/// looked up once a row, so that theirs is the length of the derivatives by them.
///
/// Every figure of a row is the same whichever other rows are in the block.
final class ClippedPass {

  private final AutoregressiveShape shape;
  private final AutoregressivePass pass;

  /// Derivatives by the logits, `[feature][class][row]`.
  private final float[][][] logits;

  /// Derivatives by the embeddings, `[feature][input][row]`.
  private final float[][][] inputSlopes;

  private final double[] squares = new double[AutoregressivePass.BLOCK];
  private final double[] inner = new double[AutoregressivePass.BLOCK];
  private final double[] outer = new double[AutoregressivePass.BLOCK];
  private final float[] factors = new float[AutoregressivePass.BLOCK];

  ClippedPass(AutoregressiveShape shape, RowSums sums) {
    this.shape = shape;
    this.pass = new AutoregressivePass(shape, sums);
    logits = new float[shape.features()][][];
    inputSlopes = new float[shape.features()][][];
    for (int feature = 0; feature < logits.length; feature++) {
      logits[feature] = new float[shape.classes()[feature]][AutoregressivePass.BLOCK];
      inputSlopes[feature] = new float[shape.embedding()[feature]][AutoregressivePass.BLOCK];
    }
  }

  /// Adds the shortened gradients of the rows `rows[from .. to - 1]`, at most
  /// [AutoregressivePass#BLOCK].
  ///
  /// @param order of the features
  /// @param classes `[feature][row of the table]`, -1 where there is none
  /// @param clip the greatest length of a row's gradient, above 0
  void run(
      AutoregressiveWeights weights,
      int[] order,
      int[][] classes,
      int[] rows,
      int from,
      int to,
      TurnedWeights turned,
      double clip,
      AutoregressiveWeights gradient) {
    int count = to - from;
    pass.layOut(weights, order, classes, rows, from, count, Hiding.NOTHING);
    differentiate(weights, order, count, turned);
    shorten(count, clip);
    int known = 1;
    for (int feature : order) {
      pass.learn(order, feature, known, count, logits[feature], gradient);
      pass.learnEmbedding(feature, count, inputSlopes[feature], gradient);
      known += shape.embedding()[feature];
    }
  }

  /// The lengths of the rows' gradients, as [#run] finds them.
  double[] lengths(
      AutoregressiveWeights weights,
      int[] order,
      int[][] classes,
      int[] rows,
      int from,
      int to,
      TurnedWeights turned) {
    pass.layOut(weights, order, classes, rows, from, to - from, Hiding.NOTHING);
    differentiate(weights, order, to - from, turned);
    double[] lengths = new double[to - from];
    Arrays.setAll(lengths, row -> Math.sqrt(squares[row]));
    return lengths;
  }

  /// Derivatives by all that layers put out, and the squared length of each row's gradient.
  private void differentiate(
      AutoregressiveWeights weights, int[] order, int count, TurnedWeights turned) {
    int length = RowSums.padded(count);
    Arrays.fill(squares, 0);
    double[] shown = new double[length];
    Arrays.fill(shown, 1);
    int known = 1;
    for (int feature : order) {
      pass.predict(weights, feature, known, count, logits[feature]);
      pass.loss(feature, count, logits[feature]);
      pass.unitSlopes(feature, count, turned, logits[feature]);
      squared(outer, logits[feature], 0, shape.classes()[feature], length);
      squared(inner, pass.units(feature), 0, shape.hidden()[feature] + 1, length);
      addProducts(outer, inner, length);
      int firstUnit = pass.firstUnit(feature);
      squared(outer, pass.unitSlopes(), firstUnit, shape.hidden()[feature], length);
      addProducts(outer, shown, length);
      squared(inner, pass.inputs(), pass.firstInput(feature), shape.embedding()[feature], length);
      for (int i = 0; i < length; i++) {
        shown[i] += inner[i];
      }
      known += shape.embedding()[feature];
    }
    int unit = 0;
    for (int feature : order) {
      unit += shape.hidden()[feature];
      pass.inputSlopes(feature, unit, count, turned, inputSlopes[feature]);
      squared(outer, inputSlopes[feature], 0, shape.embedding()[feature], length);
      for (int i = 0; i < length; i++) {
        squares[i] += outer[i];
      }
    }
  }

  /// The squared length of each row's part of some columns.
  private static void squared(double[] sum, float[][] columns, int from, int count, int length) {
    Arrays.fill(sum, 0, length, 0);
    for (int n = from; n < from + count; n++) {
      Rows.addSquares(sum, columns[n], length);
    }
  }

  private void addProducts(double[] first, double[] second, int length) {
    for (int i = 0; i < length; i++) {
      squares[i] += first[i] * second[i];
    }
  }

  /// Shortens the derivatives, in which gradients are linear.
  private void shorten(int count, double clip) {
    int length = RowSums.padded(count);
    for (int i = 0; i < count; i++) {
      factors[i] = (float) Math.min(1, clip / Math.sqrt(squares[i]));
    }
    Arrays.fill(factors, count, length, 0);
    for (int feature = 0; feature < logits.length; feature++) {
      scale(logits[feature], 0, logits[feature].length, length);
      scale(inputSlopes[feature], 0, inputSlopes[feature].length, length);
    }
    scale(pass.unitSlopes(), 0, shape.units(), length);
  }

  private void scale(float[][] columns, int from, int to, int length) {
    for (int n = from; n < to; n++) {
      Rows.scale(columns[n], factors, length);
    }
  }
}
