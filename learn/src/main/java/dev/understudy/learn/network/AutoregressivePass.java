package dev.understudy.learn.network;

import java.util.Arrays;

/// One pass of a block of rows through an [AutoregressiveNetwork] and back, with the features in
/// one order: each is predicted from those before it.
///
/// For the feature t at place p, with e the embeddings of the features at places before p: h =
/// max(0, C(t) e + b), logits = V(t) h + c, loss = log sum exp logits - logit of its class. Rows
/// lie side by side in the arrays (`[unit][row]`), as they are the longest dimension; where sums
/// run over rows, they are turned first. Cells without a class neither are predicted nor count.
final class AutoregressivePass {

  /// Rows of a block.
  static final int BLOCK = 128;

  private final AutoregressiveShape shape;
  private final int[] inputOffset;
  private final int[] unitOffset;

  /// `[1 + inputs][row]` in the order of the pass, a row of ones first.
  private final float[][] inputs;

  /// The same, `[row][1 + inputs]`.
  private final float[][] inputRows;

  /// `[feature][hidden + 1][row]`, a row of ones last.
  private final float[][][] hidden;

  private final float[][] hiddenRows;

  /// Derivatives by what goes into the units, `[unit][row]` in the order of the pass.
  private final float[][] unitSlopes;

  private final float[][] logits;
  private final float[] inputSlope = new float[BLOCK];
  private final float[] greatest = new float[BLOCK];
  private final float[] sums = new float[BLOCK];

  /// Classes to predict, `[feature][row]`.
  private final int[][] blockClasses;

  /// Classes shown to later features, `[feature][row]`.
  private final int[][] shownClasses;

  /// Per place in the order of the pass: the number of the input or unit in feature order.
  private final int[] inputNumber;

  private final int[] unitNumber;
  private final float[] gathered;

  AutoregressivePass(AutoregressiveShape shape) {
    this.shape = shape;
    inputOffset = AutoregressiveShape.offsets(shape.embedding());
    unitOffset = AutoregressiveShape.offsets(shape.hidden());
    int wide = 1 + shape.inputs();
    inputs = new float[wide][BLOCK];
    inputRows = new float[BLOCK][wide];
    Arrays.fill(inputs[0], 1);
    hidden = new float[shape.features()][][];
    int widest = 0;
    for (int feature = 0; feature < hidden.length; feature++) {
      hidden[feature] = new float[shape.hidden()[feature] + 1][BLOCK];
      Arrays.fill(hidden[feature][shape.hidden()[feature]], 1);
      widest = Math.max(widest, shape.hidden()[feature] + 1);
    }
    hiddenRows = new float[BLOCK][widest];
    unitSlopes = new float[shape.units()][BLOCK];
    int most = Arrays.stream(shape.classes()).max().orElse(1);
    logits = new float[most][BLOCK];
    blockClasses = new int[shape.features()][BLOCK];
    shownClasses = new int[shape.features()][BLOCK];
    inputNumber = new int[wide];
    unitNumber = new int[shape.units()];
    gathered = new float[Math.max(wide, Math.max(shape.units(), most))];
  }

  /// The summed loss of rows `rows[from .. to - 1]`, at most [#BLOCK], and if asked its gradient.
  ///
  /// @param order of the features
  /// @param classes `[feature][row of the table]`, -1 where there is none
  /// @param hiding which cells are not shown to later features
  /// @param turned the weights' turned copy, needed for gradients only
  /// @param gradient where the gradient is added, or null
  double run(
      AutoregressiveWeights weights,
      int[] order,
      int[][] classes,
      int[] rows,
      int from,
      int to,
      Hiding hiding,
      @org.jspecify.annotations.Nullable TurnedWeights turned,
      @org.jspecify.annotations.Nullable AutoregressiveWeights gradient) {
    int count = to - from;
    layOut(weights, order, classes, rows, from, count, hiding);
    double loss = 0;
    int known = 1;
    int unit = 0;
    for (int feature : order) {
      predict(weights, feature, known, count);
      loss += loss(feature, count);
      if (turned != null && gradient != null) {
        backward(feature, known, unit, count, turned, gradient);
      }
      known += shape.embedding()[feature];
      unit += shape.hidden()[feature];
    }
    if (turned != null && gradient != null) {
      embeddings(order, count, turned, gradient);
    }
    return loss;
  }

  private void layOut(
      AutoregressiveWeights weights,
      int[] order,
      int[][] classes,
      int[] rows,
      int from,
      int count,
      Hiding hiding) {
    int input = 1;
    int unit = 0;
    for (int i = 0; i < count; i++) {
      inputRows[i][0] = 1;
    }
    for (int feature : order) {
      float[][] embedding = weights.embedding()[feature];
      int width = shape.embedding()[feature];
      int[] block = blockClasses[feature];
      int[] shown = shownClasses[feature];
      for (int i = 0; i < count; i++) {
        block[i] = classes[feature][rows[from + i]];
        shown[i] = hiding.hides() ? -1 : block[i];
        float[] vector = embedding[shown[i] + 1];
        System.arraycopy(vector, 0, inputRows[i], input, width);
        for (int d = 0; d < width; d++) {
          inputs[input + d][i] = vector[d];
        }
      }
      for (int d = 0; d < width; d++) {
        inputNumber[input + d] = 1 + inputOffset[feature] + d;
      }
      for (int n = 0; n < shape.hidden()[feature]; n++) {
        unitNumber[unit + n] = unitOffset[feature] + n;
      }
      input += width;
      unit += shape.hidden()[feature];
    }
  }

  /// Hidden units and logits of a feature.
  private void predict(AutoregressiveWeights weights, int feature, int known, int count) {
    int width = shape.hidden()[feature];
    for (int n = 0; n < width; n++) {
      float[] context = weights.context()[unitOffset[feature] + n];
      for (int k = 0; k < known; k++) {
        gathered[k] = context[inputNumber[k]];
      }
      float[] out = hidden[feature][n];
      Arrays.fill(out, 0, count, 0);
      Rows.add(out, inputs, 0, gathered, known, count);
      Rows.rectify(out, count);
    }
    for (int code = 0; code < shape.classes()[feature]; code++) {
      Arrays.fill(logits[code], 0, count, 0);
      Rows.add(logits[code], hidden[feature], 0, weights.output()[feature][code], width + 1, count);
    }
  }

  /// The summed loss; logits become its derivatives by them.
  private double loss(int feature, int count) {
    int cardinality = shape.classes()[feature];
    Arrays.fill(greatest, 0, count, Float.NEGATIVE_INFINITY);
    Arrays.fill(sums, 0, count, 0);
    for (int code = 0; code < cardinality; code++) {
      Rows.greatest(greatest, logits[code], count);
    }
    double loss = 0;
    int[] block = blockClasses[feature];
    for (int i = 0; i < count; i++) {
      loss += block[i] < 0 ? 0 : greatest[i] - logits[block[i]][i];
    }
    for (int code = 0; code < cardinality; code++) {
      Rows.exponentials(logits[code], greatest, sums, count);
    }
    for (int i = 0; i < count; i++) {
      loss += block[i] < 0 ? 0 : StrictMath.log(sums[i]);
      sums[i] = block[i] < 0 ? 0 : 1 / sums[i];
    }
    for (int code = 0; code < cardinality; code++) {
      Rows.scale(logits[code], sums, count);
    }
    for (int i = 0; i < count; i++) {
      if (block[i] >= 0) {
        logits[block[i]][i] -= 1;
      }
    }
    return loss;
  }

  private void backward(
      int feature,
      int known,
      int firstUnit,
      int count,
      TurnedWeights turned,
      AutoregressiveWeights gradient) {
    int width = shape.hidden()[feature];
    int cardinality = shape.classes()[feature];
    Rows.transpose(hidden[feature], 0, width + 1, hiddenRows, count);
    for (int code = 0; code < cardinality; code++) {
      Rows.add(gradient.output()[feature][code], hiddenRows, 0, logits[code], count, width + 1);
    }
    for (int n = 0; n < width; n++) {
      float[] slopes = unitSlopes[firstUnit + n];
      Arrays.fill(slopes, 0, count, 0);
      Rows.add(slopes, logits, 0, turned.output()[feature][n], cardinality, count);
      float[] out = hidden[feature][n];
      for (int i = 0; i < count; i++) {
        slopes[i] = out[i] > 0 ? slopes[i] : 0;
      }
      Arrays.fill(gathered, 0, known, 0);
      Rows.add(gathered, inputRows, 0, slopes, count, known);
      float[] context = gradient.context()[unitOffset[feature] + n];
      for (int k = 0; k < known; k++) {
        context[inputNumber[k]] += gathered[k];
      }
    }
  }

  private void embeddings(
      int[] order, int count, TurnedWeights turned, AutoregressiveWeights gradient) {
    int input = 1;
    int unit = 0;
    for (int feature : order) {
      unit += shape.hidden()[feature];
      int later = unitNumber.length - unit;
      int[] shown = shownClasses[feature];
      float[][] slopes = gradient.embedding()[feature];
      for (int d = 0; d < shape.embedding()[feature]; d++) {
        float[] context = turned.context()[inputNumber[input + d]];
        for (int n = 0; n < later; n++) {
          gathered[n] = context[unitNumber[unit + n]];
        }
        Arrays.fill(inputSlope, 0, count, 0);
        Rows.add(inputSlope, unitSlopes, unit, gathered, later, count);
        for (int i = 0; i < count; i++) {
          slopes[shown[i] + 1][d] += inputSlope[i];
        }
      }
      input += shape.embedding()[feature];
    }
  }
}
