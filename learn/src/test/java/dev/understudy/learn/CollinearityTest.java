package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import org.junit.jupiter.api.Test;

class CollinearityTest {

  /// Intercept, x, y, x + 2 y, a constant, z, and x with a thousandth of noise.
  @Test
  void termsThatOthersExplainAreSkipped() {
    RandomStream random = new Seed(3).stream();
    double[][] dense = new double[500][];
    for (int row = 0; row < dense.length; row++) {
      double x = 7 + random.nextGaussian();
      double y = random.nextGaussian();
      double z = random.nextGaussian();
      dense[row] = new double[] {1, x, y, x + 2 * y, 3, z, x + 0.001 * random.nextGaussian(), 0};
    }
    double[][] squares = RegressionRows.of(dense).sums(row -> 0, row -> 1).square();

    assertThat(Collinearity.independent(squares, 1e-3)).containsExactly(0, 1, 2, 5);
    assertThat(Collinearity.independent(squares, 1e-8)).containsExactly(0, 1, 2, 5, 6);
  }
}
