package dev.understudy.learn;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;

/// Resampling with replacement, as weights: how often each row was drawn. A person's rows are drawn
/// together.
public final class Bootstrap {

  private Bootstrap() {}

  /// Weights of `replicates` resamples, `[replicate][row]`; each draws as many persons as there
  /// are.
  ///
  /// @param persons whom each row belongs to, 0 or more
  public static byte[][] weights(int[] persons, int replicates, Seed seed) {
    int count = Arrays.stream(persons).max().orElse(-1) + 1;
    byte[][] weights = new byte[replicates][persons.length];
    Chunks.forEach(
        replicates,
        1,
        (from, to) -> {
          for (int replicate = from; replicate < to; replicate++) {
            byte[] drawn = draw(count, seed.child(replicate).stream());
            for (int row = 0; row < persons.length; row++) {
              weights[replicate][row] = drawn[persons[row]];
            }
          }
        });
    return weights;
  }

  /// Weights where every row is a person of its own.
  public static byte[][] weights(int rows, int replicates, Seed seed) {
    int[] persons = new int[rows];
    for (int row = 0; row < rows; row++) {
      persons[row] = row;
    }
    return weights(persons, replicates, seed);
  }

  /// How often each of `count` was drawn in `count` draws; more than 127 times is beyond all
  /// chance.
  private static byte[] draw(int count, RandomStream random) {
    byte[] drawn = new byte[count];
    for (int i = 0; i < count; i++) {
      int chosen = random.nextInt(count);
      if (drawn[chosen] < Byte.MAX_VALUE) {
        drawn[chosen]++;
      }
    }
    return drawn;
  }
}
