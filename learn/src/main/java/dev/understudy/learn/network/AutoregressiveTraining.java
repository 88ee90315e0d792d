package dev.understudy.learn.network;

import dev.understudy.learn.Chunks;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Trains an [AutoregressiveNetwork] with AdamW (Loshchilov and Hutter, ICLR 2019) for a planned
/// number of steps, or until the likelihood of rows held back grows no more, and keeps the weights
/// that were best there. Many rows are passed only a few times, and only [#MOST_MEASURED] of those
/// held back are measured.
///
/// A batch is cut into blocks, each with a feature order of its own and a gradient buffer of its
/// own; the buffers are added in block order, so the bits do not depend on the number of cores.
final class AutoregressiveTraining {

  /// Their mean loss has a standard error of about .03 nats, and is compared with itself.
  private static final int MOST_MEASURED = 20_000;

  /// Rows of parameters of a chunk.
  private static final int PARAMETER_ROWS = 64;

  private final AutoregressiveShape shape;
  private final int[][] classes;
  private final int[] order;
  private final AutoregressiveSettings settings;
  private final Seed seed;
  private final int batch;
  private final int planned;

  /// Rows that share a gradient buffer: at most eight buffers for a batch.
  private final int part;

  private final AutoregressiveWeights weights;
  private final AveragedAdam adam;
  private final TurnedWeights turned;
  private final List<AutoregressiveWeights> gradients = new ArrayList<>();
  private final ConcurrentLinkedQueue<AutoregressivePass> passes = new ConcurrentLinkedQueue<>();
  private int steps;

  AutoregressiveTraining(
      AutoregressiveWeights initial,
      int[][] classes,
      int[] order,
      int trainingRows,
      AutoregressiveSettings settings,
      Seed seed) {
    this.shape = initial.shape();
    this.classes = classes;
    this.order = order;
    this.settings = settings;
    this.seed = seed;
    this.batch = Math.min(AutoregressiveSettings.batch(trainingRows), trainingRows);
    this.planned = AutoregressiveSettings.steps(trainingRows, shape);
    this.weights = initial;
    this.adam = new AveragedAdam(initial);
    this.turned = TurnedWeights.zero(shape);
    this.part = Math.max(AutoregressivePass.BLOCK, batch / 8);
    for (int from = 0; from < batch; from += part) {
      gradients.add(AutoregressiveWeights.zero(shape));
    }
  }

  /// @param rows to learn
  /// @param held rows that only tell when to stop
  AutoregressiveWeights run(int[] rows, int[] held, Progress progress) {
    RandomStream random = seed.child("batches").stream();
    int[] measured = held.clone();
    if (held.length > MOST_MEASURED) {
      random.shuffle(measured);
      measured = Arrays.copyOf(measured, MOST_MEASURED);
    }
    AutoregressiveWeights best = AutoregressiveWeights.zero(shape);
    best.copyFrom(adam.averaged());
    double least = loss(adam.averaged(), measured);
    int[] shuffled = rows.clone();
    int next = rows.length;
    int since = 0;
    int measurement = 0;
    while (steps < planned && since < AutoregressiveSettings.PATIENCE) {
      progress.check();
      if (next + batch > rows.length) {
        random.shuffle(shuffled);
        next = 0;
      }
      step(shuffled, next);
      next += batch;
      if (steps >= (long) planned * (measurement + 1) / AutoregressiveSettings.MEASUREMENTS) {
        measurement++;
        progress.at("learning", measurement, AutoregressiveSettings.MEASUREMENTS);
        double loss = loss(adam.averaged(), measured);
        if (loss < least) {
          least = loss;
          since = 0;
          best.copyFrom(adam.averaged());
        } else {
          since++;
        }
      }
    }
    return best;
  }

  /// The mean loss of a row, in nats; the same orders each time, so that figures compare.
  double loss(AutoregressiveWeights measured, int[] rows) {
    if (rows.length == 0) {
      return 0;
    }
    Seed orders = seed.child("held orders");
    double sum = 0;
    for (double part :
        Chunks.map(
            rows.length,
            AutoregressivePass.BLOCK,
            (from, to) -> {
              AutoregressivePass pass = pass();
              double loss =
                  pass.run(
                      measured,
                      order(orders.child(from)),
                      classes,
                      rows,
                      from,
                      to,
                      Hiding.NOTHING,
                      null,
                      null);
              passes.add(pass);
              return loss;
            })) {
      sum += part;
    }
    return sum / rows.length;
  }

  private AutoregressivePass pass() {
    AutoregressivePass pass = passes.poll();
    return pass == null ? new AutoregressivePass(shape, RowSums.fastest()) : pass;
  }

  private int[] order(Seed chosen) {
    RandomStream random = chosen.stream();
    return random.nextDouble() < settings.leading() ? order : random.permutation(order.length);
  }

  private void step(int[] rows, int from) {
    steps++;
    Seed orders = seed.child("orders").child(steps);
    turned.become(weights);
    Chunks.forEach(
        batch,
        part,
        (begin, end) -> {
          AutoregressivePass pass = pass();
          AutoregressiveWeights gradient = gradients.get(begin / part);
          gradient.clear();
          for (int block = begin; block < end; block += AutoregressivePass.BLOCK) {
            int last = Math.min(end, block + AutoregressivePass.BLOCK);
            Seed own = orders.child(block);
            pass.run(
                weights,
                order(own),
                classes,
                rows,
                from + block,
                from + last,
                new Hiding(settings.hiding(), own.child("hidden").stream()),
                turned,
                gradient);
          }
          passes.add(pass);
        });
    adam.begin(AutoregressiveSettings.learningRate(batch, steps, planned), settings);
    Chunks.forEach(
        weights.rows().length,
        PARAMETER_ROWS,
        (begin, end) -> {
          for (int row = begin; row < end; row++) {
            float[] gradient = gradients.getFirst().rows()[row];
            for (int block = 1; block < gradients.size(); block++) {
              add(gradient, gradients.get(block).rows()[row]);
            }
            adam.move(row, gradient, 1f / batch);
          }
        });
  }

  private static void add(float[] sum, float[] other) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
  }
}
