package dev.understudy.synth.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HermiteScoresTest {

  /// Two medians: their correlation is 2/pi asin(rho) (Sheppard, 1899).
  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.5, -0.1, 0, 0.2, 0.5, 0.8, 0.9})
  void twoMediansGiveTheTetrachoricCorrelation(double rho) {
    HermiteScores median = new HermiteScores(new double[] {1, 1});
    double observed = 2 / Math.PI * Math.asin(rho);
    assertThat(HermiteScores.latentCorrelation(median, median, observed, 0.995))
        .isCloseTo(rho, within(0.004));
  }

  /// Many values: scores are normal scores, whose correlation is the latent one.
  @ParameterizedTest
  @ValueSource(doubles = {-0.95, -0.4, 0, 0.3, 0.7, 0.95})
  void manyValuesGivePearsonOfNormalScores(double rho) {
    double[] fine = new double[2000];
    Arrays.fill(fine, 1);
    HermiteScores scores = new HermiteScores(fine);
    assertThat(HermiteScores.latentCorrelation(scores, scores, rho, 0.995))
        .isCloseTo(rho, within(0.005));
  }

  /// A median against a continuous variable: the biserial correlation, rho = r sqrt(pi / 2).
  @ParameterizedTest
  @ValueSource(doubles = {-0.7, 0.2, 0.6})
  void aMedianAndManyValuesGiveTheBiserialCorrelation(double rho) {
    double[] fine = new double[2000];
    Arrays.fill(fine, 1);
    HermiteScores median = new HermiteScores(new double[] {1, 1});
    assertThat(
            HermiteScores.latentCorrelation(
                median, new HermiteScores(fine), rho * Math.sqrt(2 / Math.PI), 0.995))
        .isCloseTo(rho, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.2, 0.5, 0.97})
  void equalFeaturesThatAlwaysAgreeReachTheLimit(double share) {
    HermiteScores feature = new HermiteScores(new double[] {share, 1 - share});
    assertThat(HermiteScores.latentCorrelation(feature, feature, 1, 0.995)).isGreaterThan(0.97);
  }
}
