package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import org.junit.jupiter.api.Test;

class KMeansTest {

  private static final double[][] CENTRES = {{0, 0, 0}, {20, 0, 0}, {0, 20, 5}};

  /// Rows per centre: the first group is the largest.
  private static final int[] SIZES = {300, 200, 100};

  @Test
  void findsGroupsThatLieApartLargestFirst() {
    KMeans fitted = KMeans.fit(groups(), 3, new Seed(1));

    for (int cluster = 0; cluster < 3; cluster++) {
      for (int i = 0; i < 3; i++) {
        assertThat(fitted.centres()[cluster][i]).isCloseTo(CENTRES[cluster][i], within(0.4));
      }
      assertThat(fitted.nearest(CENTRES[cluster])).isEqualTo(cluster);
    }
    // 600 rows, three features of variance one.
    assertThat(fitted.inertia()).isCloseTo(1800, within(180.0));
  }

  @Test
  void moreCentresLieCloser() {
    double[][] rows = groups();
    double before = Double.POSITIVE_INFINITY;
    for (int clusters = 1; clusters <= 6; clusters++) {
      double inertia = KMeans.fit(rows, clusters, new Seed(1)).inertia();
      assertThat(inertia).isLessThan(before);
      before = inertia;
    }
  }

  @Test
  void inertiaIsTheSumOfSquaredDistances() {
    double[][] rows = groups();
    KMeans fitted = KMeans.fit(rows, 4, new Seed(1));

    double sum = 0;
    for (double[] row : rows) {
      sum += fitted.distance(row) * fitted.distance(row);
    }
    assertThat(fitted.inertia()).isCloseTo(sum, within(1e-6 * sum));
  }

  @Test
  void sameSeedSameCentres() {
    assertThat(KMeans.fit(groups(), 5, new Seed(3)).centres())
        .isEqualTo(KMeans.fit(groups(), 5, new Seed(3)).centres());
  }

  @Test
  void fewerRowsThanClustersAndEqualRowsAreFine() {
    assertThat(KMeans.fit(new double[][] {{1}, {2}}, 5, new Seed(1)).centres()).hasDimensions(2, 1);
    assertThat(KMeans.fit(new double[][] {{1}, {1}, {1}}, 2, new Seed(1)).inertia()).isZero();
  }

  private static double[][] groups() {
    RandomStream random = new Seed(5).stream();
    double[][] rows = new double[600][3];
    int next = 0;
    for (int group = 0; group < SIZES.length; group++) {
      for (int i = 0; i < SIZES[group]; i++) {
        for (int j = 0; j < 3; j++) {
          rows[next][j] = CENTRES[group][j] + random.nextGaussian();
        }
        next++;
      }
    }
    return rows;
  }
}
