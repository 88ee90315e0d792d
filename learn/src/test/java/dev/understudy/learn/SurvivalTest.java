package dev.understudy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Figures of lifelines 0.30.3 on the colon cancer trial, except where computed by hand.
class SurvivalTest {

  private static RegressionRows withoutIntercept(Colon colon) {
    return colon.rows().keep(new int[] {1, 2, 3, 4, 5});
  }

  private static byte[] once(int rows) {
    byte[] weights = new byte[rows];
    Arrays.fill(weights, (byte) 1);
    return weights;
  }

  @Test
  void hazardRatiosAreThoseOfLifelines() throws IOException {
    Colon colon = Colon.read(2);

    CoxRegression fit =
        CoxRegression.fit(withoutIntercept(colon), colon.times(), colon.events(), 0).orElseThrow();

    assertThat(fit.coefficients())
        .containsExactly(
            new double[] {0.0053331989, -0.0282570146, 0.0927549416, -0.0800723942, -0.4025271231},
            within(5e-7));
    assertThat(IntStream.range(0, 5).mapToDouble(i -> Math.sqrt(fit.covariance()[i][i])).toArray())
        .containsExactly(
            new double[] {0.0040453804, 0.0957279060, 0.0088708625, 0.1116131686, 0.1205385738},
            within(5e-7));
    assertThat(fit.logLikelihood()).isCloseTo(-2806.39605982, within(1e-6));
  }

  /// Both rows of a patient. Standard errors of a direct evaluation of the score residuals in
  /// Python, every risk set summed anew, which agrees with numerical derivatives of the
  /// coefficients by a patient's weight; without the factor 911 / 910 lifelines has the same four
  /// digits.
  @Test
  void rowsOfAPersonHangTogether() throws IOException {
    Colon colon = Colon.read(0);
    RegressionRows rows = withoutIntercept(colon);

    CoxRegression fit =
        CoxRegression.fit(rows, colon.times(), colon.events(), 0)
            .orElseThrow()
            .clustered(rows, colon.times(), colon.events(), colon.persons());

    assertThat(fit.coefficients())
        .containsExactly(
            new double[] {0.0007876901, -0.0840139693, 0.0865655151, -0.0707905015, -0.4679034540},
            within(1e-9));
    assertThat(IntStream.range(0, 5).mapToDouble(i -> Math.sqrt(fit.covariance()[i][i])).toArray())
        .containsExactly(
            new double[] {
              0.003939297063779557,
              0.09066547140335118,
              0.011913355885242265,
              0.10583830619075052,
              0.11368413585006205
            },
            within(1e-10));
    assertThat(fit.covariance()[0][2]).isCloseTo(-4.048553344789288e-06, within(1e-13));
    assertThat(fit.covariance()[3][4]).isCloseTo(0.0050360234282505545, within(1e-11));
  }

  @Test
  void concordanceIsThatOfLifelines() throws IOException {
    Colon colon = Colon.read(2);
    double[] risks =
        CoxRegression.fit(withoutIntercept(colon), colon.times(), colon.events(), 0)
            .orElseThrow()
            .risks(withoutIntercept(colon));
    double[] nodes = Arrays.stream(colon.terms()).mapToDouble(row -> row[3]).toArray();
    int[] order = KaplanMeier.ascending(colon.times());
    byte[] once = once(order.length);

    assertThat(Concordance.of(colon.times(), colon.events(), risks, order, once))
        .isCloseTo(0.6382539045776179, within(1e-9));
    assertThat(Concordance.of(colon.times(), colon.events(), nodes, order, once))
        .isCloseTo(0.6352940779870482, within(1e-9));
  }

  @Test
  void survivalCurvesAreThoseOfLifelines() throws IOException {
    Colon colon = Colon.read(2);
    KaplanMeier observed = colon.curve("Obs");
    KaplanMeier treated = colon.curve("Lev+5FU");

    assertThat(observed.at(100)).isEqualTo(1);
    assertThat(observed.at(1000)).isCloseTo(0.6723165824443196, within(1e-12));
    assertThat(observed.at(2000)).isCloseTo(0.5035981327550533, within(1e-12));
    assertThat(observed.at(3000)).isCloseTo(0.4060827007520801, within(1e-12));
    assertThat(observed.distance(treated, 3000)).isCloseTo(0.09612671734146871, within(1e-12));
    assertThat(observed.distance(observed, 3000)).isZero();
  }

  /// Events at 1 and 3, one person censored at 2: from 2/3 at once to 0. Against nobody ever
  /// falling that is a third over two days and the whole over the last one.
  @Test
  void aCurveByHand() {
    KaplanMeier curve = KaplanMeier.of(new double[] {3, 1, 2}, new boolean[] {true, true, false});
    KaplanMeier flat = KaplanMeier.of(new double[] {4, 4}, new boolean[2]);

    assertThat(curve.times()).containsExactly(1, 3);
    assertThat(curve.survival()).containsExactly(new double[] {2 / 3.0, 0}, within(1e-15));
    assertThat(flat.times()).isEmpty();
    assertThat(curve.distance(flat, 4)).isCloseTo((2 / 3.0 + 1) / 4, within(1e-15));
    assertThat(flat.distance(curve, 4)).isCloseTo((2 / 3.0 + 1) / 4, within(1e-15));
  }

  /// Of the pairs (1,2), (1,3) and (2,3) the second is censored first and compares with nobody; a
  /// weight of 2 is that row twice.
  @Test
  void concordanceByHand() {
    double[] times = {1, 2, 3};
    boolean[] events = {true, false, true};
    int[] order = {0, 1, 2};

    assertThat(Concordance.of(times, events, new double[] {3, 2, 1}, order, once(3))).isEqualTo(1);
    assertThat(Concordance.of(times, events, new double[] {2, 3, 1}, order, once(3)))
        .isEqualTo(0.5);
    assertThat(Concordance.of(times, events, new double[] {2, 2, 2}, order, once(3)))
        .isEqualTo(0.5);
    assertThat(Concordance.of(times, events, new double[] {2, 3, 1}, order, new byte[] {1, 2, 1}))
        .isCloseTo(1 / 3.0, within(1e-15));
    assertThat(Concordance.of(times, new boolean[3], new double[3], order, once(3))).isNaN();
  }

  @Test
  void withoutEventsThereAreNoHazards() {
    RegressionRows rows = RegressionRows.of(new double[][] {{1}, {2}, {3}});

    assertThat(CoxRegression.fit(rows, new double[] {1, 2, 3}, new boolean[3], 0)).isEmpty();
  }
}
