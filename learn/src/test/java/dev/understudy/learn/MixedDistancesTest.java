package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixedDistancesTest {

  private static final Points THREE =
      new Points(3, new float[][] {{0, 3, 0}, {0, 4, 1}}, new int[][] {{7, 7, 8}});

  @Test
  void distancesAddSquaresOfNumbersAndTwoForEachCategoryThatDiffers() {
    float[] squares = new float[3];
    MixedDistances.squared(THREE, 0, THREE, new int[] {9, 9, 9}, squares);

    assertThat(squares).containsExactly(0, 25, 3);
  }

  @Test
  void theKthNearestIsThatOfAFullSort() {
    Points base = random(300, new Seed(1));
    Points queries = random(40, new Seed(2));
    double[] third = MixedDistances.kthNearest(queries, base, 3);
    double[] first = MixedDistances.kthNearest(queries, base, 1);

    for (int query = 0; query < 40; query++) {
      double[] sorted = sorted(queries, query, base);
      assertThat(third[query]).isCloseTo(sorted[2], within(1e-5));
    }
    assertThat(first)
        .containsExactly(MixedNeighbours.nearest(queries, base).distances(), within(1e-5));
  }

  @Test
  void aRowIsNotItsOwnNeighbourButItsTwinIs() {
    assertThat(MixedDistances.kthNearestOther(THREE, 1))
        .containsExactly(new double[] {Math.sqrt(3), Math.sqrt(20), Math.sqrt(3)}, within(1e-6));
    Points twins = THREE.select(new int[] {0, 1, 0});
    assertThat(MixedDistances.kthNearestOther(twins, 1)).containsExactly(0, 5, 0);
    assertThat(MixedDistances.kthNearestOther(twins, 3)).containsOnly(Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> MixedDistances.kthNearestOther(twins, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] sorted(Points queries, int query, Points base) {
    return IntStream.range(0, base.size())
        .mapToDouble(row -> {
          double sum = 0;
          for (int i = 0; i < base.numbers().length; i++) {
            sum += Math.pow(base.numbers()[i][row] - queries.numbers()[i][query], 2);
          }
          for (int i = 0; i < base.codes().length; i++) {
            sum += base.codes()[i][row] == queries.codes()[i][query] ? 0 : 2;
          }
          return Math.sqrt(sum);
        })
        .sorted()
        .toArray();
  }

  private static Points random(int size, Seed seed) {
    RandomStream random = seed.stream();
    float[][] numbers = new float[3][size];
    int[][] codes = new int[6][size];
    for (float[] dimension : numbers) {
      for (int row = 0; row < size; row++) {
        dimension[row] = (float) random.nextGaussian();
      }
    }
    Arrays.stream(codes).forEach(column -> Arrays.setAll(column, row -> random.nextInt(3)));
    return new Points(size, numbers, codes);
  }
}
