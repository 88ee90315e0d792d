package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

  @Test
  void agreesWithAFullDecomposition() {
    double[][] rows = rows(400, 12);

    PrincipalComponents fitted = PrincipalComponents.fit(rows, 3, new Seed(1));

    var covariance = new Covariance(rows).getCovarianceMatrix();
    var oracle = new EigenDecompositionSymmetric(covariance);
    for (int component = 0; component < 3; component++) {
      double share = oracle.getEigenvalue(component) / covariance.getTrace();
      assertThat(fitted.explained()[component]).isCloseTo(share, within(1e-9));
      double[] direction = fitted.directions()[component];
      double cosine =
          oracle.getEigenvector(component).dotProduct(MatrixUtils.createRealVector(direction));
      assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void wideTablesNeedNoCovarianceMatrix() {
    double[][] rows = rows(30, 90);

    PrincipalComponents fitted = PrincipalComponents.fit(rows, 2, new Seed(1));

    var covariance = new Covariance(rows).getCovarianceMatrix();
    var oracle = new EigenDecompositionSymmetric(covariance);
    double share = oracle.getEigenvalue(1) / covariance.getTrace();
    assertThat(fitted.explained()[1]).isCloseTo(share, within(1e-7));
  }

  @Test
  void varianceOfTheProjectionIsTheExplainedShare() {
    double[][] rows = rows(400, 12);
    PrincipalComponents fitted = PrincipalComponents.fit(rows, 2, new Seed(1));

    double[][] projected = fitted.project(rows);

    double sum = 0;
    double squares = 0;
    for (double[] point : projected) {
      sum += point[0];
      squares += point[0] * point[0];
    }
    assertThat(sum).isCloseTo(0, within(1e-8));
    double total = new Covariance(rows).getCovarianceMatrix().getTrace();
    assertThat(squares / (rows.length - 1) / total).isCloseTo(fitted.explained()[0], within(1e-9));
  }

  @Test
  void directionsPointTheSameWayWhateverTheStart() {
    double[][] rows = rows(400, 12);

    double[][] first = PrincipalComponents.fit(rows, 2, new Seed(1)).directions();
    double[][] second = PrincipalComponents.fit(rows, 2, new Seed(2)).directions();

    for (int i = 0; i < 12; i++) {
      assertThat(first[1][i]).isCloseTo(second[1][i], within(1e-4));
    }
    assertThat(PrincipalComponents.fit(rows, 2, new Seed(1)).directions()).isEqualTo(first);
  }

  @Test
  void rowsThatDoNotVaryHaveNothingToExplain() {
    double[][] rows = {{1, 2}, {1, 2}, {1, 2}};

    assertThat(PrincipalComponents.fit(rows, 2, new Seed(1)).explained()).containsExactly(0, 0);
  }

  /// Rows with variances that fall from feature to feature, mixed by a common factor.
  private static double[][] rows(int count, int features) {
    RandomStream random = new Seed(11).stream();
    double[][] rows = new double[count][features];
    for (double[] row : rows) {
      double factor = random.nextGaussian();
      for (int i = 0; i < features; i++) {
        row[i] = 5 + random.nextGaussian() * (3.0 / (i + 1)) + factor * (i % 3);
      }
    }
    return rows;
  }
}
