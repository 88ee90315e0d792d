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
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

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

  /// The same for a training, where the row that is there or not is the last: chance belongs to
  /// persons, and a row that moved would be somebody else.
  private static void checkTraining(BiFunction<double[], Releases, long[]> generator) {
    for (int last = 0; last < ROWS.length; last++) {
      double[] rows = ROWS.clone();
      rows[last] = ROWS[ROWS.length - 1];
      rows[ROWS.length - 1] = ROWS[last];
      var tape = new NoiseTape();
      long[] result = generator.apply(rows, tape.recording(Ledger.inMemory(TERMS), last));
      check(generator, tape, Arrays.copyOf(rows, rows.length - 1), result);
      for (double added : new double[] {rows[0], Double.POSITIVE_INFINITY, -1e300}) {
        double[] with = Arrays.copyOf(rows, rows.length + 1);
        with[rows.length] = added;
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

  /// Learns a mean by noisy sums; what one row adds is `contribution` of the row and the sum of all
  /// that take part.
  private static BiFunction<double[], Releases, long[]> training(
      ToDoubleBiFunction<Double, Double> contribution) {
    return (rows, releases) -> {
      TrainingSteps steps =
          releases.release("training", new NoisyTraining(0.5, 1, 8, 2), rows.length);
      double mean = 0;
      for (int step = 0; step < steps.count(); step++) {
        double learned = mean;
        int[] batch = Arrays.stream(steps.next()).flatMapToInt(Arrays::stream).toArray();
        double all = Arrays.stream(batch).mapToDouble(row -> Math.abs(rows[row])).sum();
        long[] sum = new long[1];
        for (int row : batch) {
          double slope = contribution.applyAsDouble(rows[row], all) - learned;
          sum[0] += (long) (Math.clamp(slope, -50, 50) / 50 * steps.sensitivity());
        }
        steps.addNoise(sum);
        mean += 0.1 * sum[0] / steps.sensitivity() * 50 / 4;
      }
      return new long[] {Math.round(1000 * mean)};
    };
  }

  @Test
  void aSoundTrainingPasses() {
    checkTraining(training((row, _) -> row));
  }

  @Test
  void aTrainingInWhichOthersDependOnWhoTakesPartIsCaught() {
    assertThatThrownBy(() -> checkTraining(training((row, all) -> all < 1000 ? row : -40)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differs by");
  }
}
