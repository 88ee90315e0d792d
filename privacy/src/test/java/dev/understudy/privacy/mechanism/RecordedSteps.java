package dev.understudy.privacy.mechanism;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The steps of a training on one table, for a [NoiseTape]. On a neighbour, of which the last
/// person is one more or is not there, everybody else takes part in the same steps and blocks, and
/// whoever is new in all of them; noisy sums are those of the first run.
final class RecordedSteps implements TrainingSteps {
  private final TrainingSteps steps;
  private final long[] persons;
  private final List<int[][]> samples = new ArrayList<>();
  private final List<long[]> exact = new ArrayList<>();
  private final List<long[]> noisy = new ArrayList<>();

  RecordedSteps(TrainingSteps steps, long[] persons) {
    this.steps = steps;
    this.persons = persons.clone();
  }

  @Override
  public int count() {
    return steps.count();
  }

  @Override
  public int blocks() {
    return steps.blocks();
  }

  @Override
  public long sensitivity() {
    return steps.sensitivity();
  }

  @Override
  public int[][] next() {
    int[][] sample = steps.next();
    samples.add(sample);
    return sample;
  }

  @Override
  public void addNoise(long[] sum) {
    exact.add(sum.clone());
    steps.addNoise(sum);
    noisy.add(sum.clone());
  }

  /// The number that each person of a neighbour had, or -1. Persons keep their order.
  private int[] before(long[] others) {
    int[] before = new int[others.length];
    int at = 0;
    for (int other = 0; other < others.length; other++) {
      int same = at;
      while (same < persons.length && persons[same] != others[other]) {
        same++;
      }
      before[other] = same < persons.length ? same : -1;
      at = same < persons.length ? same + 1 : at;
    }
    return before;
  }

  /// @param others the persons of the neighbour
  TrainingSteps replay(String name, long[] others) {
    int[] before = before(others);
    return new TrainingSteps() {
      private int step = -1;

      @Override
      public int count() {
        return steps.count();
      }

      @Override
      public int blocks() {
        return steps.blocks();
      }

      @Override
      public long sensitivity() {
        return steps.sensitivity();
      }

      @Override
      public int[][] next() {
        int[][] sample = samples.get(++step);
        int[] blockOf = new int[persons.length];
        Arrays.fill(blockOf, -1);
        for (int block = 0; block < sample.length; block++) {
          for (int person : sample[block]) {
            blockOf[person] = block;
          }
        }
        int ofNew = step % sample.length;
        return IntStream.range(0, sample.length)
            .mapToObj(block ->
                IntStream.range(0, before.length)
                    .filter(i -> (before[i] < 0 ? ofNew : blockOf[before[i]]) == block)
                    .toArray())
            .toArray(int[][]::new);
      }

      @Override
      public void addNoise(long[] sum) {
        double distance = Distances.euclidean(exact.get(step), sum);
        if (!(distance <= steps.sensitivity())) {
          throw new AssertionError(
              "\"%s\" differs by %s in step %s, which is more than %s"
                  .formatted(name, distance, step + 1, steps.sensitivity()));
        }
        System.arraycopy(noisy.get(step), 0, sum, 0, sum.length);
      }
    };
  }
}
