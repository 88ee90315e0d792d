package dev.understudy.learn.graphical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginalEstimationTest {
  private static final Domain DOMAIN = new Domain(new int[] {3, 4, 2});

  private static Measurement measured(double variance, double[] counts, int... features) {
    return Measurement.of(Scope.fine(DOMAIN, features), counts, variance);
  }

  private static GraphicalModel fit(double total, Measurement... measurements) {
    MarginalEstimation estimation = new MarginalEstimation(DOMAIN, total);
    estimation.add(List.of(measurements));
    return estimation.fit(5000, 1e-10);
  }

  /// Two measurements of the same table: their mean by inverse variances, as long as it is
  /// positive.
  @Test
  void twoMeasurementsAreWeighedByTheirPrecision() {
    GraphicalModel model =
        fit(
            100,
            measured(1, new double[] {50, 30, 20}, 0),
            measured(4, new double[] {40, 40, 20}, 0));
    assertThat(model.marginal(0)).containsExactly(new double[] {.48, .32, .20}, within(1e-5));
  }

  /// A negative count is met at zero, and the rest is projected onto the simplex: (70, 40, -10)
  /// with sum 100 loses 5 each.
  @Test
  void countsThatCannotBeAreProjected() {
    GraphicalModel model = fit(100, measured(1, new double[] {70, 40, -10}, 0));
    assertThat(model.marginal(0)).containsExactly(new double[] {.65, .35, 0}, within(1e-3));
  }

  /// What is not measured has the largest entropy: a chain of two pairs is a Markov chain.
  @Test
  void whatIsNotMeasuredIsIndependentGivenTheRest() {
    double[] joint = new double[24];
    RandomStream random = new Seed(5).stream();
    Arrays.setAll(joint, cell -> 10 + 90 * random.nextDouble());
    double total = Arrays.stream(joint).sum();
    Factor table = new Factor(new int[] {0, 1, 2}, joint);
    double[] first = table.onto(DOMAIN, new int[] {0, 1}).values();
    double[] second = table.onto(DOMAIN, new int[] {1, 2}).values();
    double[] middle = table.onto(DOMAIN, new int[] {1}).values();
    GraphicalModel model = fit(total, measured(1, first, 0, 1), measured(1, second, 1, 2));
    double[] expected = new double[24];
    for (int cell = 0; cell < 24; cell++) {
      int a = cell / 8;
      int b = cell / 2 % 4;
      int c = cell % 2;
      expected[cell] = first[a * 4 + b] * second[b * 2 + c] / middle[b] / total;
    }
    assertThat(model.marginal(0, 1, 2)).containsExactly(expected, within(1e-5));
  }

  /// Groups of codes are spread as evenly as they can be.
  @Test
  void groupsAreSpreadEvenly() {
    Scope scope = new Scope(new int[] {1}, List.of(new Grouping(new int[] {0, 1, 1, 0}, 2)));
    GraphicalModel model = fit(100, Measurement.of(scope, new double[] {60, 40}, 1));
    assertThat(model.marginal(1)).containsExactly(new double[] {.3, .2, .2, .3}, within(1e-6));
  }

  /// A finer measurement beside it decides inside the group, and both together where they speak of
  /// the same: 60 ± 1 and (20 + 30) ± sqrt(2) make (60 * 2 + 50 * 1) / 3.
  @Test
  void coarseAndFineMeasurementsAgree() {
    Scope coarse = new Scope(new int[] {0}, List.of(new Grouping(new int[] {0, 0, 1}, 2)));
    GraphicalModel model =
        fit(
            100,
            Measurement.of(coarse, new double[] {60, 40}, 1),
            Measurement.of(Scope.fine(DOMAIN, 0), new double[] {20, 30, 40}, 1));
    double[] p = model.marginal(0);
    double[] y = {20, 30, 40};
    double best = loss(p, y);
    RandomStream random = new Seed(9).stream();
    for (int i = 0; i < 1000; i++) {
      double[] other = p.clone();
      int from = random.nextInt(3);
      int to = random.nextInt(3);
      other[from] -= .001;
      other[to] += .001;
      assertThat(loss(other, y)).isGreaterThanOrEqualTo(best - 1e-6);
    }
  }

  private static double loss(double[] p, double[] y) {
    double first = 100 * (p[0] + p[1]) - 60;
    double second = 100 * p[2] - 40;
    double loss = first * first + second * second;
    for (int code = 0; code < 3; code++) {
      double error = 100 * p[code] - y[code];
      loss += error * error;
    }
    return loss / 2;
  }

  @Test
  void aWarmStartEndsWhereAColdOneDoes() {
    Measurement pair = measured(4, new double[] {30, 5, 2, 3, 4, 20, 1, 0, 9, 9, 9, 8}, 0, 1);
    Measurement other = measured(2, new double[] {20, 21, 5, 25, 19, 10}, 0, 2);
    MarginalEstimation warm = new MarginalEstimation(DOMAIN, 100);
    warm.add(List.of(pair));
    warm.fit(200, 0);
    warm.add(List.of(other));
    assertThat(warm.fit(5000, 1e-12).marginal(0, 1, 2))
        .containsExactly(fit(100, pair, other).marginal(0, 1, 2), within(2e-3));
  }

  @Test
  void theTotalIsWeighedByInverseVariances() {
    assertThat(
            MarginalEstimation.total(
                List.of(
                    measured(1, new double[] {50, 30, 20}, 0),
                    measured(1, new double[] {40, 46}, 2))))
        .isCloseTo((100 / 3.0 + 86 / 2.0) / (1 / 3.0 + 1 / 2.0), within(1e-12));
    assertThat(MarginalEstimation.total(List.of(measured(1, new double[] {-9, 3}, 2))))
        .isEqualTo(1);
  }

  /// The chance of a noisy table to be met is not lost on a domain of fifteen features.
  @Test
  void aTreeOfNoisyPairsIsMetWithinTheNoise() {
    int features = 15;
    int[] sizes = new int[features];
    Arrays.fill(sizes, 5);
    Domain domain = new Domain(sizes);
    RandomStream random = new Seed(1).stream();
    MarginalEstimation estimation = new MarginalEstimation(domain, 10_000);
    List<double[]> exact = new ArrayList<>();
    for (int feature = 1; feature < features; feature++) {
      double[] counts = new double[25];
      Arrays.setAll(counts, cell -> cell / 5 == cell % 5 ? 1200 : 200);
      exact.add(counts.clone());
      for (int cell = 0; cell < 25; cell++) {
        counts[cell] += 20 * random.nextGaussian();
      }
      estimation.add(
          List.of(Measurement.of(Scope.fine(domain, feature - 1, feature), counts, 400)));
    }
    GraphicalModel model = estimation.fit(1000, 1e-6);
    for (int feature = 1; feature < features; feature++) {
      double[] marginal = model.marginal(feature - 1, feature);
      for (int cell = 0; cell < 25; cell++) {
        assertThat(10_000 * marginal[cell]).isCloseTo(exact.get(feature - 1)[cell], within(100.0));
      }
    }
  }
}
