package dev.understudy.learn.graphical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Junction trees and message passing against plain enumeration of all rows.
class GraphicalModelTest {
  private static final Domain DOMAIN = new Domain(new int[] {2, 3, 4, 2, 3, 1, 2});

  /// A circle of four, a triple, a pair that hangs on it, and features without any factor.
  private static final List<int[]> SCOPES =
      List.of(
          new int[] {0, 1},
          new int[] {1, 2},
          new int[] {2, 3},
          new int[] {3, 0},
          new int[] {4, 3, 2},
          new int[] {4});

  private static List<double[]> factors(double scale) {
    RandomStream random = new Seed(11).stream();
    List<double[]> factors = new ArrayList<>();
    for (int[] scope : SCOPES) {
      double[] logs = new double[(int) DOMAIN.cells(scope)];
      Arrays.setAll(logs, cell -> scale * random.nextGaussian());
      factors.add(logs);
    }
    return factors;
  }

  private static GraphicalModel model(List<double[]> factors) {
    JunctionTree tree = JunctionTree.of(DOMAIN, SCOPES);
    double[][] potentials = new double[tree.cliques().size()][];
    for (int c = 0; c < potentials.length; c++) {
      potentials[c] = new double[(int) DOMAIN.cells(tree.cliques().get(c).features())];
    }
    for (int k = 0; k < SCOPES.size(); k++) {
      int host = tree.host(SCOPES.get(k));
      int[] map = DOMAIN.map(tree.cliques().get(host).features(), SCOPES.get(k));
      for (int cell = 0; cell < map.length; cell++) {
        potentials[host][cell] += factors.get(k)[map[cell]];
      }
    }
    return GraphicalModel.of(tree, potentials);
  }

  @Test
  void everyMarginalIsThatOfEnumeration() {
    List<double[]> factors = factors(1);
    GraphicalModel model = model(factors);
    Enumeration oracle = new Enumeration(DOMAIN, SCOPES, factors);
    for (int[] scope :
        List.of(
            new int[] {},
            new int[] {5},
            new int[] {2, 1},
            new int[] {0, 2},
            new int[] {0, 4},
            new int[] {6, 0},
            new int[] {4, 0, 1},
            new int[] {3, 1, 6, 4},
            IntStream.range(0, 7).toArray())) {
      assertThat(model.marginal(scope))
          .as(Arrays.toString(scope))
          .containsExactly(oracle.marginal(scope), within(1e-13));
    }
  }

  /// Factors of e^±300 would overflow and underflow if they were multiplied.
  @Test
  void hugeFactorsAreNoTrouble() {
    List<double[]> factors = factors(300);
    List<double[]> same = factors.stream().map(logs -> logs.clone()).toList();
    double[] probabilities = model(same).marginal(0, 4);
    assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
    assertThat(Arrays.stream(probabilities).allMatch(Double::isFinite)).isTrue();
  }

  @Test
  void evidenceIsThatOfEnumeration() {
    List<double[]> factors = factors(1);
    boolean[][] possible = new boolean[7][];
    possible[1] = new boolean[] {true, false, true};
    possible[4] = new boolean[] {false, true, true};
    GraphicalModel given = model(factors).given(possible).orElseThrow();
    double[] joint = new Enumeration(DOMAIN, SCOPES, factors).marginal(0, 1, 4);
    double sum = 0;
    for (int cell = 0; cell < joint.length; cell++) {
      joint[cell] *= possible[1][cell / 3 % 3] && possible[4][cell % 3] ? 1 : 0;
      sum += joint[cell];
    }
    double[] expected = joint;
    double all = sum;
    Arrays.setAll(expected, cell -> expected[cell] / all);
    assertThat(given.marginal(0, 1, 4)).containsExactly(expected, within(1e-13));
  }

  @Test
  void evidenceThatCannotBeHasNoDistribution() {
    boolean[][] possible = new boolean[7][];
    possible[3] = new boolean[2];
    assertThat(model(factors(1)).given(possible)).isEmpty();
  }

  @Test
  void aTreeHoldsItsScopesAndFeaturesHangTogether() {
    JunctionTree tree = JunctionTree.of(DOMAIN, SCOPES);
    assertThat(SCOPES).allMatch(scope -> tree.host(scope) >= 0);
    for (int c = 1; c < tree.cliques().size(); c++) {
      JunctionTree.Clique clique = tree.cliques().get(c);
      assertThat(clique.parent()).isLessThan(c);
      assertThat(tree.cliques().get(clique.parent()).holds(clique.separator())).isTrue();
    }
    // each feature is new in exactly one clique
    assertThat(
            tree.cliques().stream()
                .flatMapToInt(clique -> Arrays.stream(clique.residual()))
                .sorted())
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(JunctionTree.cells(DOMAIN, SCOPES))
        .isEqualTo(
            tree.cliques().stream().mapToDouble(clique -> DOMAIN.cells(clique.features())).sum());
  }

  @Test
  void theExponentialIsExact() {
    RandomStream random = new Seed(3).stream();
    for (int i = 0; i < 100_000; i++) {
      double x = -700 * random.nextDouble() + 50 * random.nextDouble();
      double exact = StrictMath.exp(x);
      assertThat(Exponential.exp(x)).isCloseTo(exact, within(4e-16 * exact));
    }
    assertThat(Exponential.exp(0)).isEqualTo(1);
    assertThat(Exponential.exp(-1000)).isZero();
    assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isZero();
  }
}
