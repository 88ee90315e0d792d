package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.learn.MixedNeighbours.Metric;
import dev.understudy.learn.MixedNeighbours.Nearest;
import dev.understudy.learn.MixedNeighbours.Neighbours;
import dev.understudy.learn.MixedNeighbours.Points;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixedNeighboursTest {

  /// Sizes around the block size, columns around the four that a loop takes at once.
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 0",
    "7, 255, 3, 2",
    "130, 256, 4, 4",
    "129, 257, 5, 0",
    "64, 1500, 0, 5",
    "300, 3000, 6, 9",
    "40, 700, 100, 7"
  })
  void findsWhatBruteForceFinds(int queryCount, int baseCount, int dimensions, int columns) {
    Points queries = random(queryCount, dimensions, columns, new Seed(1));
    Points base = random(baseCount, dimensions, columns, new Seed(2));

    Nearest nearest = MixedNeighbours.nearest(queries, base);

    for (int query = 0; query < queryCount; query++) {
      double least = Double.POSITIVE_INFINITY;
      for (int row = 0; row < baseCount; row++) {
        least = Math.min(least, squared(queries, query, base, row));
      }
      assertThat(nearest.distances()[query]).isCloseTo(Math.sqrt(least), within(1e-5));
      assertThat(squared(queries, query, base, nearest.rows()[query]))
          .isCloseTo(least, within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({"EUCLIDEAN, 1", "EUCLIDEAN, 5", "MANHATTAN, 1", "MANHATTAN, 7"})
  void findsTheSeveralNearestThatSortingFinds(Metric metric, int count) {
    Points queries = random(60, 3, 4, new Seed(4));
    Points base = random(900, 3, 4, new Seed(5));

    Neighbours neighbours = MixedNeighbours.nearest(queries, base, count, metric);

    for (int query = 0; query < 60; query++) {
      int asked = query;
      double[] all =
          IntStream.range(0, 900)
              .mapToDouble(row ->
                  metric == Metric.EUCLIDEAN
                      ? Math.sqrt(squared(queries, asked, base, row))
                      : absolute(queries, asked, base, row))
              .toArray();
      double[] sorted = all.clone();
      Arrays.sort(sorted);
      for (int rank = 0; rank < count; rank++) {
        assertThat(neighbours.distances()[query][rank]).isCloseTo(sorted[rank], within(1e-5));
        assertThat(all[neighbours.rows()[query][rank]]).isCloseTo(sorted[rank], within(1e-5));
      }
      assertThat(Arrays.stream(neighbours.rows()[query]).distinct().count()).isEqualTo(count);
    }
  }

  @Test
  void fewerRowsThanAskedForLeaveInfiniteDistances() {
    Points base = random(2, 2, 1, new Seed(6));

    Neighbours neighbours = MixedNeighbours.nearest(base, base, 3, Metric.EUCLIDEAN);

    assertThat(neighbours.distances()[0][2]).isInfinite();
    assertThat(neighbours.rows()[0][2]).isEqualTo(-1);
    assertThat(neighbours.rows()[0][0]).isZero();
  }

  private static double absolute(Points queries, int query, Points base, int row) {
    double sum = 0;
    for (int dimension = 0; dimension < base.numbers().length; dimension++) {
      sum += Math.abs(queries.numbers()[dimension][query] - base.numbers()[dimension][row]);
    }
    for (int column = 0; column < base.codes().length; column++) {
      sum += queries.codes()[column][query] == base.codes()[column][row] ? 0 : 1;
    }
    return sum;
  }

  @Test
  void aRowThatIsThereIsAtDistanceZeroAndTheFirstOfItsKind() {
    Points once = random(900, 4, 3, new Seed(3));
    int[] twice = new int[1800];
    for (int row = 0; row < 1800; row++) {
      twice[row] = row % 900;
    }

    Nearest nearest = MixedNeighbours.nearest(once, once.select(twice));

    for (int row = 0; row < 900; row++) {
      assertThat(nearest.distances()[row]).isZero();
      assertThat(nearest.rows()[row]).isEqualTo(row);
    }
  }

  @Test
  void aDifferentCategoryCountsAsTwoOnesOfAOneHotCode() {
    Points query = new Points(1, new float[][] {{0}}, new int[][] {{1}, {5}});
    Points base = new Points(2, new float[][] {{0, 1}}, new int[][] {{2, 1}, {6, 6}});

    Nearest nearest = MixedNeighbours.nearest(query, base);

    assertThat(nearest.rows()).containsExactly(1);
    assertThat(nearest.distances()[0]).isCloseTo(Math.sqrt(1 + 2), within(1e-6));
  }

  @Test
  void ofRowsThatAreAllEqualTheFirstIsNearest() {
    Points base = new Points(1000, new float[][] {new float[1000]}, new int[][] {new int[1000]});

    assertThat(MixedNeighbours.nearest(base.select(new int[] {999}), base).rows())
        .containsExactly(0);
  }

  @Test
  void withoutBaseRowsNothingIsNear() {
    Points nothing = new Points(0, new float[1][0], new int[0][]);
    Points query = new Points(1, new float[][] {{1}}, new int[0][]);

    Nearest nearest = MixedNeighbours.nearest(query, nothing);

    assertThat(nearest.distances()).containsExactly(Double.POSITIVE_INFINITY);
    assertThat(nearest.rows()).containsExactly(-1);
  }

  @Test
  void tablesOfDifferentWidthAreABug() {
    Points narrow = random(3, 1, 1, new Seed(4));
    Points wide = random(3, 2, 1, new Seed(4));

    assertThatThrownBy(() -> MixedNeighbours.nearest(narrow, wide))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double squared(Points a, int rowOfA, Points b, int rowOfB) {
    double sum = 0;
    for (int dimension = 0; dimension < a.numbers().length; dimension++) {
      double difference = (double) a.numbers()[dimension][rowOfA] - b.numbers()[dimension][rowOfB];
      sum += difference * difference;
    }
    for (int column = 0; column < a.codes().length; column++) {
      sum += a.codes()[column][rowOfA] == b.codes()[column][rowOfB] ? 0 : 2;
    }
    return sum;
  }

  /// Skewed numbers with an atom at zero and skewed categories of 1 to 80 levels.
  private static Points random(int size, int dimensions, int columns, Seed seed) {
    RandomStream random = seed.stream();
    float[][] numbers = new float[dimensions][size];
    int[][] codes = new int[columns][size];
    for (float[] dimension : numbers) {
      for (int row = 0; row < size; row++) {
        double value = random.nextGaussian();
        dimension[row] = random.nextInt(4) == 0 ? 0 : (float) (value * value);
      }
    }
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < size; row++) {
        codes[column][row] = random.nextInt(1 + random.nextInt(1 + column * 10));
      }
    }
    return new Points(size, numbers, codes);
  }
}
