package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Coefficients and standard errors are those of statsmodels 0.15.0 (`Logit`, `OLS`) on the colon
/// cancer trial. Its clustered covariance lacks the factor G / (G - 1), which is put back.
class RegressionTest {

  private static final Offset<Double> CLOSE = within(1e-7);

  @Test
  void logisticRegressionIsThatOfStatsmodels() throws IOException {
    Colon colon = Colon.read(2);

    LogisticRegression fit = LogisticRegression.fit(colon.rows(), colon.events(), 0).orElseThrow();

    assertThat(fit.coefficients())
        .containsExactly(
            new double[] {
              -1.0717824412958203,
              0.00850012143061628,
              0.008759036952648356,
              0.20193792065642274,
              -0.09353022320991325,
              -0.5497230344336033
            },
            CLOSE);
    assertThat(errors(fit.covariance()))
        .containsExactly(
            new double[] {
              0.3986925067580805,
              0.005968186640373145,
              0.13985413208339262,
              0.026236151211579115,
              0.16825598634383085,
              0.1719158909443723
            },
            CLOSE);
    assertThat(fit.logLikelihood()).isCloseTo(-585.4835530946293, within(1e-7));
    assertThat(fit.converged()).isTrue();
  }

  @Test
  void leastSquaresAreThoseOfStatsmodels() throws IOException {
    Colon colon = Colon.read(2);

    LinearRegression fit = LinearRegression.fit(colon.rows(), colon.times(), 0).orElseThrow();

    assertThat(fit.coefficients())
        .containsExactly(
            new double[] {
              2098.3415289379786,
              -3.570447420515835,
              -1.239157625256226,
              -75.30047413147894,
              18.9623325108728,
              186.40268819390627
            },
            CLOSE);
    assertThat(errors(fit.covariance()))
        .containsExactly(
            new double[] {
              152.75059689814915,
              2.3102350948009365,
              54.87069829993232,
              7.688641267477114,
              66.48632884410988,
              67.07117649406348
            },
            CLOSE);
  }

  /// Two rows a patient: 911 patients, not 1,822 independent rows.
  @Test
  void rowsOfAPatientHangTogether() throws IOException {
    Colon colon = Colon.read(0);
    RegressionRows rows = colon.rows();

    LogisticRegression logistic =
        LogisticRegression.fit(rows, colon.events(), 0)
            .orElseThrow()
            .clustered(rows, colon.events(), colon.persons());
    LinearRegression linear =
        LinearRegression.fit(rows, colon.times(), 0)
            .orElseThrow()
            .clustered(rows, colon.times(), colon.persons());

    assertThat(errors(logistic.covariance()))
        .containsExactly(
            new double[] {
              0.37689948942869805,
              0.005733401320204154,
              0.131385495788441,
              0.02556596383522801,
              0.15736013913848673,
              0.1617394094600737
            },
            CLOSE);
    assertThat(errors(linear.covariance()))
        .containsExactly(
            new double[] {
              158.88342254649928,
              2.3882932598214555,
              56.87447292381969,
              8.44316378494077,
              68.9077492528863,
              68.79087767300524
            },
            CLOSE);
  }

  /// A category as one slot is the same regression as a column of zeros and ones per category.
  @Test
  void aSlotOfCategoriesIsOneTermPerCategory() {
    RandomStream random = new Seed(5).stream();
    int count = 9_000;
    double[][] dense = new double[count][4];
    int[] category = new int[count];
    double[] number = new double[count];
    boolean[] outcome = new boolean[count];
    for (int row = 0; row < count; row++) {
      category[row] = random.nextInt(3) - 1;
      number[row] = random.nextGaussian();
      dense[row][0] = 1;
      dense[row][3] = number[row];
      if (category[row] >= 0) {
        dense[row][1 + category[row]] = 1;
      }
      outcome[row] = random.nextDouble() < LogisticRegression.probability(number[row]);
    }
    int[] always = new int[count];
    int[] third = new int[count];
    Arrays.fill(third, 3);
    int[] filled = Arrays.stream(category).map(code -> code < 0 ? -1 : 1 + code).toArray();
    RegressionRows slots =
        new RegressionRows(
            count,
            4,
            new int[][] {always, filled, third},
            new double[][] {new double[0], new double[0], number});

    double[] sparse = LogisticRegression.fit(slots, outcome, 0.5).orElseThrow().coefficients();

    assertThat(sparse)
        .containsExactly(
            LogisticRegression.fit(RegressionRows.of(dense), outcome, 0.5)
                .orElseThrow()
                .coefficients(),
            within(1e-9));
    assertThat(sparse[3]).isCloseTo(1, within(0.1));
  }

  @Test
  void separatedRowsAreHeldByTheRidgeAndHopelessOnesAreEmpty() {
    double[][] dense = new double[40][];
    boolean[] outcome = new boolean[40];
    for (int row = 0; row < 40; row++) {
      outcome[row] = row >= 20;
      dense[row] = new double[] {1, outcome[row] ? 1 : 0};
    }
    RegressionRows rows = RegressionRows.of(dense);
    RegressionRows twice =
        RegressionRows.of(
            IntStream.range(0, 40).mapToObj(row -> new double[] {1, 1}).toArray(double[][]::new));

    double slope = LogisticRegression.fit(rows, outcome, 0.01).orElseThrow().coefficients()[1];

    assertThat(slope).isBetween(5.0, 50.0);
    assertThat(LogisticRegression.fit(rows, new boolean[40], 0.01)).isEmpty();
    assertThat(LogisticRegression.fit(twice, outcome, 0)).isEmpty();
    assertThat(LinearRegression.fit(twice, new double[40], 0)).isEmpty();
  }

  private static double[] errors(double[][] covariance) {
    return IntStream.range(0, covariance.length)
        .mapToDouble(i -> Math.sqrt(covariance[i][i]))
        .toArray();
  }
}
