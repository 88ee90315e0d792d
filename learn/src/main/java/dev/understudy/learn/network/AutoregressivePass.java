package dev.understudy.learn.network;

import java.util.Arrays;

/// One pass of a block of rows through an [AutoregressiveNetwork] and back, with the features in
/// one order: each is predicted from those before it.
///
/// For the feature t at place p, with e the embeddings of the features at places before p: h =
/// max(0, C(t) e + b), logits = V(t) h + c, loss = log sum exp logits - logit of its class. Rows
/// lie side by side in the arrays (`[unit][row]`), as they are the longest dimension; where sums
/// run over rows, they are turned first. Cells without a class neither are predicted nor count.
/// Lengths are rounded up to whole vectors; what lies behind the last row is never read as a
/// summand.
final class AutoregressivePass {

  /// Rows of a block.
  static final int BLOCK = 128;

  private final AutoregressiveShape shape;
  private final RowSums sums;
  private final int[] inputOffset;
  private final int[] unitOffset;

  /// `[1 + inputs][row]`, a row of ones first.
  private final float[][] inputs;

  /// `[row][1 + inputs]` in the order of the pass, ones first.
  private final float[][] inputRows;

  /// `[feature][hidden + 1][row]`, a row of ones last.
  private final float[][][] hidden;

  private final float[][] hiddenRows;

  /// Derivatives by what goes into the units, `[unit][row]`.
  private final float[][] unitSlopes;

  private final float[][] logits;

  /// Derivatives by the embeddings of one feature, `[input][row]`.
  private final float[][] inputSlopes;

  /// Derivatives by the weights of one feature's units, `[unit][1 + inputs]` in the order of the
  /// pass.
  private final float[][] contextSlopes;

  private final float[] greatest = new float[BLOCK];
  private final float[] totals = new float[BLOCK];

  /// Classes to predict, `[feature][row]`.
  private final int[][] blockClasses;

  /// Classes shown to later features, `[feature][row]`.
  private final int[][] shownClasses;

  /// The numbers of inputs and of units in the order of the pass.
  private final int[] inputNumber;

  private final int[] unitNumber;

  /// 0, 1, 2, ...
  private final int[] all;

  AutoregressivePass(AutoregressiveShape shape, RowSums sums) {
    this.shape = shape;
    this.sums = sums;
    inputOffset = AutoregressiveShape.offsets(shape.embedding());
    unitOffset = AutoregressiveShape.offsets(shape.hidden());
    int features = shape.features();
    int wide = 1 + shape.inputs();
    int mostClasses = Arrays.stream(shape.classes()).max().orElse(0);
    int mostUnits = Arrays.stream(shape.hidden()).max().orElse(0);
    inputs = new float[wide][BLOCK];
    Arrays.fill(inputs[0], 1);
    inputRows = new float[BLOCK][RowSums.padded(wide)];
    hidden = new float[features][][];
    for (int feature = 0; feature < features; feature++) {
      hidden[feature] = new float[shape.hidden()[feature] + 1][BLOCK];
      Arrays.fill(hidden[feature][shape.hidden()[feature]], 1);
    }
    hiddenRows = new float[BLOCK][mostUnits + 1];
    unitSlopes = new float[shape.units()][BLOCK];
    logits = new float[mostClasses][BLOCK];
    inputSlopes = new float[Arrays.stream(shape.embedding()).max().orElse(0)][BLOCK];
    contextSlopes = new float[mostUnits][RowSums.padded(wide)];
    blockClasses = new int[features][BLOCK];
    shownClasses = new int[features][BLOCK];
    inputNumber = new int[wide];
    unitNumber = new int[shape.units()];
    all = new int[Math.max(BLOCK, Math.max(mostClasses, mostUnits + 1))];
    Arrays.setAll(all, i -> i);
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
    for (int feature : order) {
      predict(weights, feature, known, count, logits);
      loss += loss(feature, count, logits);
      if (turned != null && gradient != null) {
        unitSlopes(feature, count, turned, logits);
        learn(order, feature, known, count, logits, gradient);
      }
      known += shape.embedding()[feature];
    }
    if (turned != null && gradient != null) {
      int unit = 0;
      for (int feature : order) {
        unit += shape.hidden()[feature];
        inputSlopes(feature, unit, count, turned, inputSlopes);
        learnEmbedding(feature, count, inputSlopes, gradient);
      }
    }
    return loss;
  }

  /// Lays the rows out in the order of the pass.
  void layOut(
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
          inputs[1 + inputOffset[feature] + d][i] = vector[d];
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
  void predict(AutoregressiveWeights weights, int feature, int known, int count, float[][] logits) {
    int length = RowSums.padded(count);
    int width = shape.hidden()[feature];
    int cardinality = shape.classes()[feature];
    float[][] units = hidden[feature];
    clear(units, width, length);
    sums.add(
        units,
        0,
        width,
        inputs,
        inputNumber,
        0,
        known,
        weights.context(),
        unitOffset[feature],
        length);
    for (int n = 0; n < width; n++) {
      Rows.rectify(units[n], length);
    }
    clear(logits, cardinality, length);
    sums.add(
        logits, 0, cardinality, units, all, 0, width + 1, weights.output()[feature], 0, length);
  }

  private static void clear(float[][] rows, int count, int length) {
    for (int row = 0; row < count; row++) {
      Arrays.fill(rows[row], 0, length, 0);
    }
  }

  /// The summed loss; logits become its derivatives by them.
  double loss(int feature, int count, float[][] logits) {
    int length = RowSums.padded(count);
    int cardinality = shape.classes()[feature];
    Arrays.fill(greatest, 0, length, Float.NEGATIVE_INFINITY);
    Arrays.fill(totals, 0, length, 0);
    for (int code = 0; code < cardinality; code++) {
      Rows.greatest(greatest, logits[code], length);
    }
    double loss = 0;
    int[] block = blockClasses[feature];
    for (int i = 0; i < count; i++) {
      loss += block[i] < 0 ? 0 : greatest[i] - logits[block[i]][i];
    }
    for (int code = 0; code < cardinality; code++) {
      Rows.exponentials(logits[code], greatest, totals, length);
    }
    loss += logarithms(block, count);
    for (int i = 0; i < count; i++) {
      totals[i] = block[i] < 0 ? 0 : 1 / totals[i];
    }
    for (int code = 0; code < cardinality; code++) {
      Rows.scale(logits[code], totals, length);
    }
    for (int i = 0; i < count; i++) {
      if (block[i] >= 0) {
        logits[block[i]][i] -= 1;
      }
    }
    return loss;
  }

  /// The sum of the logarithms of the totals, each between 1 and the number of classes. One
  /// logarithm of a product serves eight rows, which no number of classes makes overflow.
  private double logarithms(int[] block, int count) {
    double sum = 0;
    for (int first = 0; first < count; first += 8) {
      double product = 1;
      for (int i = first; i < Math.min(count, first + 8); i++) {
        product *= block[i] < 0 ? 1 : totals[i];
      }
      sum += StrictMath.log(product);
    }
    return sum;
  }

  /// Derivatives by what goes into the units of a feature.
  ///
  /// @param logits derivatives by them
  void unitSlopes(int feature, int count, TurnedWeights turned, float[][] logits) {
    int width = shape.hidden()[feature];
    int length = RowSums.padded(count);
    int firstUnit = unitOffset[feature];
    for (int n = 0; n < width; n++) {
      Arrays.fill(unitSlopes[firstUnit + n], 0, length, 0);
    }
    sums.add(
        unitSlopes,
        firstUnit,
        width,
        logits,
        all,
        0,
        shape.classes()[feature],
        turned.output()[feature],
        0,
        length);
    for (int n = 0; n < width; n++) {
      Rows.keepWherePositive(unitSlopes[firstUnit + n], hidden[feature][n], length);
    }
  }

  /// Adds the derivatives by a feature's weights, output and context.
  ///
  /// @param logits derivatives by them
  void learn(
      int[] order,
      int feature,
      int known,
      int count,
      float[][] logits,
      AutoregressiveWeights gradient) {
    int width = shape.hidden()[feature];
    int firstUnit = unitOffset[feature];
    Rows.transpose(hidden[feature], width + 1, hiddenRows, count);
    sums.add(
        gradient.output()[feature],
        0,
        shape.classes()[feature],
        hiddenRows,
        all,
        0,
        count,
        logits,
        0,
        width + 1);
    int knownLength = RowSums.padded(known);
    clear(contextSlopes, width, knownLength);
    sums.add(contextSlopes, 0, width, inputRows, all, 0, count, unitSlopes, firstUnit, knownLength);
    for (int n = 0; n < width; n++) {
      scatter(contextSlopes[n], gradient.context()[firstUnit + n], order, known);
    }
  }

  /// Adds derivatives in the order of the pass to those in the order of the features.
  private void scatter(float[] slopes, float[] gradient, int[] order, int known) {
    gradient[0] += slopes[0];
    int from = 1;
    for (int place = 0; from < known; place++) {
      int to = 1 + inputOffset[order[place]];
      int size = shape.embedding()[order[place]];
      for (int d = 0; d < size; d++) {
        gradient[to + d] += slopes[from + d];
      }
      from += size;
    }
  }

  /// Derivatives by the embedding of a feature, from the units after it.
  ///
  /// @param unit where these units begin in the order of the pass
  void inputSlopes(int feature, int unit, int count, TurnedWeights turned, float[][] slopes) {
    int length = RowSums.padded(count);
    int size = shape.embedding()[feature];
    clear(slopes, size, length);
    sums.add(
        slopes,
        0,
        size,
        unitSlopes,
        unitNumber,
        unit,
        unitNumber.length - unit,
        turned.context(),
        1 + inputOffset[feature],
        length);
  }

  /// Adds the derivatives by the embedding of a feature to those of the classes shown.
  void learnEmbedding(
      int feature, int count, float[][] inputSlopes, AutoregressiveWeights gradient) {
    int size = shape.embedding()[feature];
    int[] shown = shownClasses[feature];
    float[][] slopes = gradient.embedding()[feature];
    for (int i = 0; i < count; i++) {
      float[] own = slopes[shown[i] + 1];
      for (int d = 0; d < size; d++) {
        own[d] += inputSlopes[d][i];
      }
    }
  }

  /// What went into the units, a feature's inputs side by side, `[input][row]`; a row of ones
  /// first.
  float[][] inputs() {
    return inputs;
  }

  /// Where a feature's inputs begin in [#inputs()].
  int firstInput(int feature) {
    return 1 + inputOffset[feature];
  }

  /// The units of a feature, `[unit][row]`, a row of ones last.
  float[][] units(int feature) {
    return hidden[feature];
  }

  /// Derivatives by what went into the units, `[unit][row]`.
  float[][] unitSlopes() {
    return unitSlopes;
  }

  /// Where a feature's units begin in [#unitSlopes()].
  int firstUnit(int feature) {
    return unitOffset[feature];
  }
}
