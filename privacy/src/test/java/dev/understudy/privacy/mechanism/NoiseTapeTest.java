package dev.understudy.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.privacy.Budget;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sound and broken ways to make a histogram, caught or not by the same test.
class NoiseTapeTest {
  private static final double[] ROWS = {1, 2, 2, 3, 3, 3, 40};
  private static final Terms TERMS =
      new Terms("rows", new PrivacyUnit.Row(), Neighbours.ADD_REMOVE, new Budget(100, 1e-3));

  /// Runs on a table and on all neighbours: each row removed, copied, missing, infinite, far away.
  private static void check(BiFunction<double[], Releases, long[]> generator) {
    var tape = new NoiseTape();
    long[] result = generator.apply(ROWS, tape.recording(Ledger.inMemory(TERMS), 1));
    for (int row = 0; row < ROWS.length; row++) {
      double[] without = new double[ROWS.length - 1];
      System.arraycopy(ROWS, 0, without, 0, row);
      System.arraycopy(ROWS, row + 1, without, row, without.length - row);
      check(generator, tape, without, result);
      for (double added : new double[] {ROWS[row], Double.NaN, Double.POSITIVE_INFINITY, -1e300}) {
        double[] with = Arrays.copyOf(ROWS, ROWS.length + 1);
        with[ROWS.length] = added;
        check(generator, tape, with, result);
      }
    }
  }

  private static void check(
      BiFunction<double[], Releases, long[]> generator,
      NoiseTape tape,
      double[] neighbour,
      long[] result) {
    var replay = tape.replaying();
    assertThat(generator.apply(neighbour, replay)).isEqualTo(result);
    replay.end();
  }

  private static long[] histogram(double[] rows, double lower, double upper) {
    long[] counts = new long[4];
    for (double row : rows) {
      double share = (Math.clamp(Double.isNaN(row) ? lower : row, lower, upper) - lower);
      counts[(int) Math.min(3, 4 * share / (upper - lower))]++;
    }
    return counts;
  }

  @Test
  void aSoundHistogramPasses() {
    check((rows, releases) -> {
      var range = releases.release("bounds", new MagnitudeBounds(1, 10, 0.1), rows).orElseThrow();
      return releases.release(
          "histogram", new DiscreteGaussian(1, 4), histogram(rows, range.lower(), range.upper()));
    });
  }

  @Test
  void aWrongSensitivityIsCaught() {
    assertThatThrownBy(() ->
            check((rows, releases) -> {
              long[] doubled = histogram(rows, 0, 64);
              Arrays.setAll(doubled, i -> 2 * doubled[i]);
              return releases.release("histogram", new DiscreteGaussian(1, 4), doubled);
            }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differs by 2.0");
  }

  @Test
  void boundsReadForFreeAreCaught() {
    assertThatThrownBy(() ->
            check((rows, releases) -> {
              double upper = Arrays.stream(rows).filter(Double::isFinite).max().orElse(1);
              return releases.release(
                  "histogram", new DiscreteGaussian(1, 4), histogram(rows, 0, upper));
            }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differs by");
  }

  @Test
  void categoriesReadForFreeAreCaught() {
    assertThatThrownBy(() ->
            check((rows, releases) ->
                releases.release(
                    "histogram",
                    new DiscreteGaussian(1, 4),
                    new long[(int) Arrays.stream(rows).distinct().count()])))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differs by Infinity");
  }

  @Test
  void anExactNumberOfRowsIsCaught() {
    assertThatThrownBy(() ->
            check((rows, releases) -> {
              long[] noisy =
                  releases.release("histogram", new DiscreteGaussian(1, 4), histogram(rows, 0, 64));
              noisy[0] = rows.length;
              return noisy;
            }))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void noiseThatDependsOnTheRowsIsCaught() {
    assertThatThrownBy(() ->
            check((rows, releases) ->
                releases.release(
                    "histogram", new DiscreteGaussian(1, rows.length), histogram(rows, 0, 64))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Control flow depends on the rows");
  }

  @Test
  void aReleaseTooManyOrTooFewIsCaught() {
    BiFunction<double[], Releases, long[]> generator =
        (rows, releases) -> {
          for (int i = 0; i < rows.length; i++) {
            releases.release("row", new DiscreteGaussian(1, 4), new long[] {1});
          }
          return new long[0];
        };
    assertThatThrownBy(() -> check(generator))
        .isInstanceOf(AssertionError.class)
        .hasMessage("\"row\" is not released on the neighbour");
  }

  /// What may be wrong about a training.
  private enum Defect {
    NONE,
    NOT_CLIPPED,
    DIVIDED_BY_THE_TRUE_BATCH,
    OTHERS_DEPEND_ON_WHO_TAKES_PART
  }

  /// Learns a mean by noisy sums.
  private static BiFunction<double[], Releases, long[]> training(Defect defect) {
    return (rows, releases) -> {
      TrainingSteps steps =
          releases.release(
              "training",
              new NoisyTraining(0.5, 1, 8, 2),
              Arrays.stream(rows).mapToLong(Double::doubleToLongBits).toArray());
      double mean = 0;
      for (int step = 0; step < steps.count(); step++) {
        int[] batch = Arrays.stream(steps.next()).flatMapToInt(Arrays::stream).toArray();
        double all = Arrays.stream(batch).mapToDouble(row -> Math.abs(rows[row])).sum();
        boolean turned = defect == Defect.OTHERS_DEPEND_ON_WHO_TAKES_PART && all > 1000;
        long[] sum = new long[1];
        for (int row : batch) {
          double slope = (turned || Double.isNaN(rows[row]) ? -40 : rows[row]) - mean;
          double most = defect == Defect.NOT_CLIPPED ? 1e300 : 50;
          sum[0] += (long) (Math.clamp(slope, -most, most) / 50 * steps.sensitivity());
        }
        steps.addNoise(sum);
        double size = defect == Defect.DIVIDED_BY_THE_TRUE_BATCH ? batch.length : 3;
        mean += 0.1 * sum[0] / steps.sensitivity() * 50 / Math.max(1, size);
      }
      return new long[] {Math.round(1000 * mean)};
    };
  }

  @Test
  void aSoundTrainingPasses() {
    check(training(Defect.NONE));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void anUnsoundTrainingIsCaught(Defect defect) {
    assertThatThrownBy(() -> check(training(defect))).isInstanceOf(AssertionError.class);
  }
}
