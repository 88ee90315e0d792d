package dev.understudy.learn;

import dev.understudy.learn.DenseNetwork.Settings;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;

/// Trains the weights of a [DenseNetwork]: minibatches in a new random order each round, Adam, and
/// the weights kept that were best on rows held back. One thread: callers train several networks
/// side by side.
final class DenseTraining {

  /// Small tables are cut into at least as many batches, for a network learns by steps, not by
  /// rows.
  private static final int FEWEST_STEPS = 16;

  private static final int FEWEST_ROWS_OF_A_BATCH = 8;

  /// Rows of a pass that measures the loss on the rows held back.
  private static final int BLOCK = 256;

  private final int columns;
  private final DenseLoss loss;
  private final Settings settings;
  private final DenseLayer[] layers;
  private final DenseLayer[] gradients;
  private final Adam[] weightSteps;
  private final Adam[] biasSteps;
  private final RandomStream order;
  private int steps;

  private DenseTraining(int columns, DenseLoss loss, Settings settings, Seed seed) {
    this.columns = columns;
    this.loss = loss;
    this.settings = settings;
    int count = settings.hidden().size() + 1;
    this.layers = new DenseLayer[count];
    this.gradients = new DenseLayer[count];
    this.weightSteps = new Adam[count];
    this.biasSteps = new Adam[count];
    RandomStream random = seed.child("weights").stream();
    for (int k = 0; k < count; k++) {
      int inputs = k == 0 ? columns : settings.hidden().get(k - 1);
      int outputs = k == count - 1 ? loss.outputs() : settings.hidden().get(k);
      layers[k] = DenseLayer.random(inputs, outputs, random);
      gradients[k] = layers[k].copy();
      weightSteps[k] = new Adam(inputs * outputs);
      biasSteps[k] = new Adam(outputs);
    }
    this.order = seed.child("order").stream();
  }

  static DenseNetwork fit(
      float[] features,
      int rows,
      int columns,
      float[] labels,
      DenseLoss loss,
      Settings settings,
      Seed seed) {
    if (rows < 1 || features.length != rows * columns || labels.length != rows) {
      throw new IllegalArgumentException("a network needs rows times columns features, and labels");
    }
    DenseTraining training = new DenseTraining(columns, loss, settings, seed);
    int[] shuffled = seed.child("held back").stream().permutation(rows);
    int held = Math.min(rows - 1, (int) Math.round(settings.heldBack() * rows));
    training.run(
        Rows.of(features, columns, labels, shuffled, held, rows),
        Rows.of(features, columns, labels, shuffled, 0, held));
    return new DenseNetwork(training.layers, loss);
  }

  /// Rows laid out one after the other.
  private record Rows(float[] features, float[] labels, int count) {

    /// The rows `order[from .. to - 1]`.
    static Rows of(float[] features, int columns, float[] labels, int[] order, int from, int to) {
      float[] picked = new float[(to - from) * columns];
      float[] pickedLabels = new float[to - from];
      for (int i = from; i < to; i++) {
        System.arraycopy(features, order[i] * columns, picked, (i - from) * columns, columns);
        pickedLabels[i - from] = labels[order[i]];
      }
      return new Rows(picked, pickedLabels, to - from);
    }
  }

  private void run(Rows learned, Rows held) {
    int batch =
        Math.clamp(
            learned.count() / FEWEST_STEPS,
            Math.min(FEWEST_ROWS_OF_A_BATCH, settings.batch()),
            settings.batch());
    DensePass pass = new DensePass(layers, Math.max(batch, BLOCK));
    DenseLayer[] best = Arrays.stream(layers).map(DenseLayer::copy).toArray(DenseLayer[]::new);
    double least = Double.POSITIVE_INFINITY;
    int since = 0;
    for (int round = 0; round < settings.mostRounds(); round++) {
      round(learned, batch, pass);
      if (held.count() == 0) {
        continue;
      }
      double loss = loss(held, pass);
      if (loss < least) {
        least = loss;
        since = 0;
        for (int k = 0; k < layers.length; k++) {
          best[k].become(layers[k]);
        }
      } else if (++since >= settings.patience()) {
        break;
      }
    }
    for (int k = 0; k < layers.length && least < Double.POSITIVE_INFINITY; k++) {
      layers[k].become(best[k]);
    }
  }

  /// One pass over all rows in a new order; the rows of a batch are copied together first.
  private void round(Rows rows, int batch, DensePass pass) {
    int[] shuffled = order.permutation(rows.count());
    float[] features = new float[batch * columns];
    for (int from = 0; from < shuffled.length; from += batch) {
      int size = Math.min(batch, shuffled.length - from);
      for (int i = 0; i < size; i++) {
        System.arraycopy(
            rows.features(), shuffled[from + i] * columns, features, i * columns, columns);
      }
      float[] out = pass.forward(features, 0, size);
      for (int i = 0; i < size; i++) {
        loss.slope(
            out,
            pass.outputSlopes(),
            i * loss.outputs(),
            rows.labels()[shuffled[from + i]],
            1f / size);
      }
      pass.backwardToWeights(features, 0, size, gradients);
      steps++;
      for (int k = 0; k < layers.length; k++) {
        weightSteps[k].step(
            layers[k].weights(),
            gradients[k].weights(),
            steps,
            settings.learningRate(),
            (float) settings.decay());
        biasSteps[k].step(
            layers[k].biases(), gradients[k].biases(), steps, settings.learningRate(), 0);
      }
    }
  }

  private double loss(Rows rows, DensePass pass) {
    double sum = 0;
    for (int from = 0; from < rows.count(); from += BLOCK) {
      int size = Math.min(BLOCK, rows.count() - from);
      float[] out = pass.forward(rows.features(), from, size);
      for (int i = 0; i < size; i++) {
        sum += loss.loss(out, i * loss.outputs(), rows.labels()[from + i]);
      }
    }
    return sum / rows.count();
  }
}
