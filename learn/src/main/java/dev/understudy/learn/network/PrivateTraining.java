package dev.understudy.learn.network;

import dev.understudy.learn.Chunks;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// Trains an [AutoregressiveNetwork] by noisy sums of clipped gradients (Abadi et al., "Deep
/// Learning with Differential Privacy", CCS 2016). Whoever takes part in a step contributes the
/// gradient of one of their rows, chosen by chance, so that a person weighs no more for having
/// many. All that comes after the noise - moments, averages - is post-processing; the number of
/// steps is fixed in advance, and nothing is measured on the rows.
///
/// Sums are made of whole units, so that noise can be added exactly, and they keep their
/// sensitivity in spite of rounding. Everybody else's contribution stays the same to the last bit
/// if a person is added or removed: blocks, the order of their features and rows are keyed by step,
/// block and person, not by who else takes part. Only the block of that person is summed anew, for
/// which [#ROUNDING] and one unit per parameter and pass make up.
final class PrivateTraining {

  /// A chain of n floats is off by less than (n + 3) 2^-24 times the sum of their sizes, and a pass
  /// by as much of the lengths it adds up, at most n times the clip: 2^-8 for both neighbours in a
  /// block of up to 250. With [PrivateSettings#blocks] one is larger with a chance below 1e-30.
  static final double ROUNDING = 1.0 / 256;

  /// Rows of parameters of a chunk.
  private static final int PARAMETER_ROWS = 64;

  private final AutoregressiveShape shape;
  private final int[][] classes;
  private final Contributors contributors;
  private final int[] order;
  private final PrivateSettings settings;
  private final NoisySteps steps;
  private final Seed seed;
  private final AutoregressiveWeights weights;
  private final AveragedAdam adam;
  private final TurnedWeights turned;
  private final AutoregressiveWeights gradient;

  /// Where each row of parameters begins in a sum.
  private final int[] offsets;

  private final double unit;
  private final ConcurrentLinkedQueue<Worker> workers = new ConcurrentLinkedQueue<>();

  /// @param classes `[feature][row]`, -1 where there is none
  PrivateTraining(
      AutoregressiveWeights initial,
      int[][] classes,
      Contributors contributors,
      int[] order,
      PrivateSettings settings,
      NoisySteps steps,
      Seed seed) {
    this.shape = initial.shape();
    this.classes = classes;
    this.contributors = contributors;
    this.order = order;
    this.settings = settings;
    this.steps = steps;
    this.seed = seed;
    this.weights = initial;
    this.adam = new AveragedAdam(initial);
    this.turned = TurnedWeights.zero(shape);
    this.gradient = AutoregressiveWeights.zero(shape);
    this.offsets =
        AutoregressiveShape.offsets(
            Arrays.stream(initial.rows()).mapToInt(row -> row.length).toArray());
    double units = units(size(), steps.sensitivity());
    if (!(units > 0)) {
      throw new IllegalArgumentException("the network has too many parameters for so much noise");
    }
    this.unit = settings.clip() / units;
  }

  /// To how many units a gradient may be clipped so that sums keep a sensitivity after rounding.
  private static double units(long parameters, long sensitivity) {
    return (sensitivity - 2 * Math.sqrt(parameters)) / (1 + ROUNDING);
  }

  /// Whether rounding takes less than half of the sensitivity.
  static boolean fits(long parameters, long sensitivity) {
    return units(parameters, sensitivity) > sensitivity / 2.0;
  }

  private int size() {
    return Math.toIntExact(shape.parameters());
  }

  AutoregressiveWeights run(Progress progress) {
    for (int step = 1; step <= steps.count(); step++) {
      progress.check();
      progress.at("learning", step, steps.count());
      long[] sum = sum(step, steps.next());
      steps.addNoise(sum);
      move(step, sum);
    }
    return adam.averaged();
  }

  /// The sum of the clipped gradients of a step.
  ///
  /// @param blocks who takes part, `[block][persons]`
  long[] sum(int step, int[][] blocks) {
    turned.become(weights);
    Seed chance = seed.child("steps").child(step);
    Chunks.forEach(
        blocks.length,
        1,
        (block, end) -> {
          Worker worker = workers.poll();
          if (worker == null) {
            worker = new Worker();
          }
          worker.add(blocks[block], chance.child(block));
          workers.add(worker);
        });
    long[] sum = new long[size()];
    for (Worker worker : workers) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += worker.sum[i];
      }
      Arrays.fill(worker.sum, 0);
    }
    return sum;
  }

  /// Sums of whole numbers do not depend on their order, so any worker may take any block.
  private final class Worker {

    private final ClippedPass pass = new ClippedPass(shape, RowSums.fastest());
    private final AutoregressiveWeights gradient = AutoregressiveWeights.zero(shape);
    private final long[] sum = new long[size()];

    void add(int[] persons, Seed chance) {
      RandomStream random = chance.stream();
      int[] sequence =
          random.nextDouble() < settings.training().leading()
              ? order
              : random.permutation(order.length);
      int[] rows = IntStream.of(persons).map(person -> row(person, chance)).toArray();
      for (int from = 0; from < rows.length; from += AutoregressivePass.BLOCK) {
        gradient.clear();
        int to = Math.min(rows.length, from + AutoregressivePass.BLOCK);
        pass.run(weights, sequence, classes, rows, from, to, turned, settings.clip(), gradient);
        for (int row = 0; row < offsets.length; row++) {
          round(gradient.rows()[row], sum, offsets[row], 1 / unit);
        }
      }
    }

    private int row(int person, Seed chance) {
      int[] rows = contributors.rows()[person];
      return rows.length == 1
          ? rows[0]
          : rows[chance.child(contributors.names()[person]).stream().nextInt(rows.length)];
    }
  }

  private static void round(float[] row, long[] sum, int offset, double units) {
    for (int i = 0; i < row.length; i++) {
      sum[offset + i] += (long) Math.rint(row[i] * units);
    }
  }

  private void move(int step, long[] sum) {
    double left = 0.01 + 0.99 * (1 + StrictMath.cos(Math.PI * step / steps.count())) / 2;
    adam.begin(settings.learningRate() * left, settings.training());
    double share = unit / settings.expected();
    Chunks.forEach(
        offsets.length,
        PARAMETER_ROWS,
        (begin, end) -> {
          for (int row = begin; row < end; row++) {
            float[] slopes = gradient.rows()[row];
            for (int i = 0; i < slopes.length; i++) {
              slopes[i] = (float) (sum[offsets[row] + i] * share);
            }
            adam.move(row, slopes, 1);
          }
        });
  }
}
