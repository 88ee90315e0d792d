package dev.understudy.learn.graphical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalancedDrawTest {
  private static final Domain DOMAIN = new Domain(new int[] {3, 4, 4, 2});

  private static GraphicalModel model() {
    MarginalEstimation estimation = new MarginalEstimation(DOMAIN, 100);
    double[] pair = {20, 1, 3, 6, 2, 9, 8, 11, 1, 1, 30, 8};
    double[] other = {9, 1, 3, 17, 2, 19, 8, 1, 1, 1, 30, 8};
    estimation.add(
        List.of(
            Measurement.of(Scope.fine(DOMAIN, 0, 1), pair, 1),
            Measurement.of(Scope.fine(DOMAIN, 0, 2), other, 1),
            Measurement.of(Scope.fine(DOMAIN, 3), new double[] {30, 70}, 1)));
    return estimation.fit(2000, 1e-9);
  }

  private static double[] counts(int[][] codes, int... features) {
    double[] counts = new double[(int) DOMAIN.cells(features)];
    for (int row = 0; row < codes[0].length; row++) {
      int cell = 0;
      for (int feature : features) {
        cell = cell * DOMAIN.sizes()[feature] + codes[feature][row];
      }
      counts[cell]++;
    }
    return counts;
  }

  @Test
  void tablesOfACliqueAreMetAlmostExactly() {
    GraphicalModel model = model();
    int rows = 4096;
    int[][] codes = new BalancedDraw(model, new Seed(1).stream()).draw(rows);
    for (int[] scope : List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {3})) {
      double[] expected = Arrays.stream(model.marginal(scope)).map(p -> p * rows).toArray();
      assertThat(counts(codes, scope)).containsExactly(expected, within(6.0));
    }
  }

  /// Independent rows would be off by 4 standard deviations only once in 15,000 cells; balanced
  /// ones must not tie together what is independent given the separator either.
  @Test
  void whatIsIndependentStaysSo() {
    GraphicalModel model = model();
    int rows = 16_384;
    int[][] codes = new BalancedDraw(model, new Seed(2).stream()).draw(rows);
    for (int[] scope : List.of(new int[] {0, 1, 2}, new int[] {1, 3}, new int[] {2, 1})) {
      double[] probabilities = model.marginal(scope);
      double[] counts = counts(codes, scope);
      for (int cell = 0; cell < counts.length; cell++) {
        double p = probabilities[cell];
        assertThat(counts[cell])
            .isCloseTo(rows * p, within(2 + 4.5 * Math.sqrt(rows * p * (1 - p))));
      }
    }
  }

  @Test
  void aLongerDrawBeginsWithTheShorter() {
    GraphicalModel model = model();
    int[][] shorter = new BalancedDraw(model, new Seed(3).stream()).draw(300);
    int[][] longer = new BalancedDraw(model, new Seed(3).stream()).draw(1000);
    for (int feature = 0; feature < 4; feature++) {
      assertThat(Arrays.copyOf(longer[feature], 300)).containsExactly(shorter[feature]);
    }
  }
}
