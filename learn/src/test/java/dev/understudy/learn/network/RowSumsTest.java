package dev.understudy.learn.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSumsTest {

  /// Whole tiles and all kinds of rests: results not in fours, summands not in fours, lengths that
  /// are no whole vectors.
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 2, 15",
    "4, 4, 16",
    "5, 7, 31",
    "8, 16, 32",
    "9, 5, 33",
    "6, 0, 48",
    "7, 13, 128",
    "12, 40, 100"
  })
  void bothWaysGiveTheSameBitsAsTheDefinition(int outs, int count, int length) {
    RandomStream random = new Seed(length).stream();
    int first = 2;
    int firstWeight = 1;
    int from = 3;
    int inputs = count + 5;
    int[] places = new int[from + count];
    System.arraycopy(random.permutation(inputs), 0, places, from, count);
    float[][] in = normal(inputs, length, random);
    float[][] weights = normal(firstWeight + outs, inputs, random);
    float[][] before = normal(first + outs + 1, length, random);
    float[][] expected = copy(before);
    for (int j = 0; j < outs; j++) {
      for (int i = 0; i < length; i++) {
        for (int k = from; k < places.length; k++) {
          expected[first + j][i] =
              Math.fma(
                  weights[firstWeight + j][places[k]], in[places[k]][i], expected[first + j][i]);
        }
      }
    }
    for (RowSums sums : new RowSums[] {new LoopSums(), new VectorSums()}) {
      float[][] out = copy(before);
      sums.add(out, first, outs, in, places, from, count, weights, firstWeight, length);
      assertThat(out).as(sums.getClass().getSimpleName()).isDeepEqualTo(expected);
    }
  }

  private static float[][] normal(int rows, int length, RandomStream random) {
    float[][] all = new float[rows][length];
    for (float[] row : all) {
      for (int i = 0; i < length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return all;
  }

  private static float[][] copy(float[][] rows) {
    float[][] copy = new float[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      copy[row] = rows[row].clone();
    }
    return copy;
  }
}
