package dev.understudy.judge.internal.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.Calibration;
import dev.understudy.judge.internal.Predictions;
import dev.understudy.judge.internal.Target;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

  private static final Target TWO = new Target(0, List.of("no", "yes"), new int[0], "");
  private static final Target THREE = new Target(0, List.of("a", "b", "c"), new int[0], "");

  private static byte[] once(int rows) {
    byte[] weights = new byte[rows];
    Arrays.fill(weights, (byte) 1);
    return weights;
  }

  /// Brier score of scikit-learn's documentation of `brier_score_loss`: 0.0375. Bins: .1 and .2
  /// alone, .8 and .9 (float 0.8 and 0.9) alone, each off by its distance from the truth.
  @Test
  void twoClassesByHand() {
    Predictions predictions =
        new Predictions(
            TWO, new float[] {0, 1, 1, 0}, new float[][] {{0.1f}, {0.9f}, {0.8f}, {0.3f}});

    assertThat(Reliability.brier(predictions, once(4))).isCloseTo(0.0375, within(1e-7));
    assertThat(Reliability.calibrationError(predictions, once(4)))
        .isCloseTo((0.1 + 0.1 + 0.2 + 0.3) / 4, within(1e-7));
    assertThat(Reliability.brier(predictions, new byte[] {1, 0, 0, 1}))
        .isCloseTo((0.01 + 0.09) / 2, within(1e-7));
  }

  @Test
  void moreClassesByHand() {
    Predictions predictions =
        new Predictions(
            THREE,
            new float[] {0, 2},
            new float[][] {{0.625f, 0.25f, 0.125f}, {0.625f, 0.125f, 0.25f}});

    // (.375² + .25² + .125²) and (.625² + .125² + .75²)
    assertThat(Reliability.brier(predictions, once(2)))
        .isCloseTo((0.21875 + 0.96875) / 2, within(1e-9));
    // Both say "a" at .625, which is true of one.
    assertThat(Reliability.calibrationError(predictions, once(2))).isCloseTo(0.125, within(1e-9));
  }

  /// Probabilities that come true have no error but chance; overconfident ones have more the more
  /// they are so.
  @Test
  void overconfidenceIsAnError() {
    RandomStream random = new Seed(5).stream();
    int rows = 20_000;
    float[] truth = new float[rows];
    double[] logOdds = new double[rows];
    for (int row = 0; row < rows; row++) {
      logOdds[row] = 1.5 * random.nextGaussian();
      truth[row] = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds[row])) ? 1 : 0;
    }
    double[] errors = new double[3];
    for (int times = 1; times <= 3; times++) {
      float[][] predicted = new float[rows][1];
      for (int row = 0; row < rows; row++) {
        predicted[row][0] = (float) (1 / (1 + StrictMath.exp(-times * logOdds[row])));
      }
      errors[times - 1] =
          Reliability.calibrationError(new Predictions(TWO, truth, predicted), once(rows));
    }

    assertThat(errors[0]).isLessThan(0.015);
    assertThat(errors[1]).isGreaterThan(errors[0] + 0.03);
    assertThat(errors[2]).isGreaterThan(errors[1] + 0.02);
  }

  @Test
  void theCurveLeavesEmptyBinsOut() {
    Calibration curve =
        Reliability.curve(
            new Predictions(TWO, new float[] {0, 1, 1}, new float[][] {{0.05f}, {0.75f}, {1f}}),
            TWO,
            "real",
            once(3));

    assertThat(curve.event()).isEqualTo("yes");
    assertThat(curve.bins()).extracting(Calibration.Bin::low).containsExactly(0.0, 0.7, 0.9);
    assertThat(curve.bins()).extracting(Calibration.Bin::observed).containsExactly(0.0, 1.0, 1.0);
  }
}
