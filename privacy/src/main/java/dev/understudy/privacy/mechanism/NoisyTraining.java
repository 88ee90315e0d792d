package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Cost;
import dev.understudy.privacy.accounting.SubsampledGaussian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Training by noisy sums over chance samples of persons (Abadi et al., "Deep Learning with
/// Differential Privacy", CCS 2016), paid for at once. What goes in is a number for each person,
/// the same for those whose rows are; what comes out are the steps, each of which draws a sample
/// and the noise on what it adds up to.
///
/// Sums are integers and so is the noise ([WideGaussian]), so nothing leaks through rounding.
/// Chance comes from ChaCha20 under a key from [RandomBits]: who knew the samples could undo what
/// sampling gains.
///
/// @param rate with which a person takes part in a step, in (0, 1]
/// @param noise standard deviation over sensitivity, at least .01
/// @param steps how many, at least 1
/// @param blocks parts of a sample, at least 1
public record NoisyTraining(double rate, double noise, int steps, int blocks)
    implements Mechanism<long[], TrainingSteps> {
  /// Less is no protection.
  public static final double LEAST_NOISE = 0.01;

  /// What the integers lack of a rounded Gaussian (`WideGaussian`) is a log ratio below 1e-21 per
  /// parameter and step, so that it takes this little more noise to make up for it.
  private static final double SLACK = 1e-9;

  private static final int PARAMETERS_OF_A_CHUNK = 1 << 13;
  private static final int PERSONS_OF_A_CHUNK = 1 << 15;

  public NoisyTraining {
    if (!(rate > 0 && rate <= 1 && noise >= LEAST_NOISE) || steps < 1 || blocks < 1) {
      throw new IllegalArgumentException(
          "A training needs a rate in (0, 1], noise of at least .01, steps and blocks, not %s, %s, %s and %s"
              .formatted(rate, noise, steps, blocks));
    }
  }

  @Override
  public Cost cost() {
    return new Cost.Training(new SubsampledGaussian(rate, noise), steps);
  }

  @Override
  public double sensitivity() {
    return 1;
  }

  /// The sensitivity of the sums, in units: noise is always the same number of them.
  public long sensitivityOfSums() {
    return (long) (StrictMath.sqrt(WideGaussian.CONTINUOUS) / noise * (1 - SLACK));
  }

  /// How many persons are in one list and not in the other.
  @Override
  public double distance(long[] one, long[] other) {
    long[] sorted = one.clone();
    long[] otherSorted = other.clone();
    Arrays.sort(sorted);
    Arrays.sort(otherSorted);
    return Distances.exchanged(sorted, otherSorted);
  }

  @Override
  public TrainingSteps draw(long[] persons, RandomBits bits) {
    return new Steps(persons.length, KeyStream.key(bits));
  }

  private final class Steps implements TrainingSteps {
    /// Streams of noise are numbered from 0, those of samples from -1 down.
    private final byte[] key;

    private final int persons;
    private int step;
    private boolean sampled;

    Steps(int persons, byte[] key) {
      this.persons = persons;
      this.key = key;
    }

    @Override
    public int count() {
      return steps;
    }

    @Override
    public int blocks() {
      return blocks;
    }

    @Override
    public long sensitivity() {
      return sensitivityOfSums();
    }

    @Override
    public int[][] next() {
      if (sampled || step == steps) {
        throw new IllegalStateException("Every step is drawn once, and then its noise");
      }
      sampled = true;
      step++;
      int chunks = (persons + PERSONS_OF_A_CHUNK - 1) / PERSONS_OF_A_CHUNK;
      List<int[][]> parts = IntStream.range(0, chunks).parallel().mapToObj(this::sample).toList();
      int[][] joined = new int[blocks][];
      for (int block = 0; block < blocks; block++) {
        int number = block;
        joined[block] = parts.stream().flatMapToInt(part -> Arrays.stream(part[number])).toArray();
      }
      return joined;
    }

    /// A person takes part where 63 random bits are below the rate's share of their range, rounded
    /// down, and in the block in whose part of that share they lie.
    private int[][] sample(int chunk) {
      var stream = new KeyStream(key, step, -1L - chunk);
      long share = (long) (rate * 0x1p63);
      long width = Math.max(1, share / blocks);
      int from = chunk * PERSONS_OF_A_CHUNK;
      int to = Math.min(persons, from + PERSONS_OF_A_CHUNK);
      var members = new ArrayList<List<Integer>>();
      for (int block = 0; block < blocks; block++) {
        members.add(new ArrayList<>());
      }
      for (int person = from; person < to; person++) {
        long uniform = stream.next() >>> 1;
        if (uniform < share) {
          members.get((int) Math.min(blocks - 1, uniform / width)).add(person);
        }
      }
      return members.stream()
          .map(block -> block.stream().mapToInt(Integer::intValue).toArray())
          .toArray(int[][]::new);
    }

    @Override
    public void addNoise(long[] sum) {
      if (!sampled) {
        throw new IllegalStateException("Noise belongs to a step");
      }
      sampled = false;
      int chunks = (sum.length + PARAMETERS_OF_A_CHUNK - 1) / PARAMETERS_OF_A_CHUNK;
      IntStream.range(0, chunks)
          .parallel()
          .forEach(chunk -> {
            var stream = new KeyStream(key, step, chunk);
            int from = chunk * PARAMETERS_OF_A_CHUNK;
            int to = Math.min(sum.length, from + PARAMETERS_OF_A_CHUNK);
            for (int i = from; i < to; i++) {
              sum[i] = Math.addExact(sum[i], WideGaussian.draw(stream));
            }
          });
    }
  }
}
