package dev.understudy.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final int DRAWS = 100_000;

  @Test
  void theExponentialMechanismWeighsByScore() {
    long[] scores = {3, 0, -2, 3, 1};
    var mechanism = new ExponentialMechanism(1.5, 2);
    var bits = new TestBits(1);
    ChiSquare.assertFits(
        DRAWS,
        () -> mechanism.draw(scores, bits),
        i -> i >= 0 && i < 5 ? Math.exp(1.5 * scores[(int) i] / 4) : 0);
  }

  /// The probabilities by going through all orders (McKenna, Sheldon 2020).
  @Test
  void permuteAndFlipTakesTheFirstHeadOfARandomOrder() {
    long[] scores = {3, 0, 2, 3};
    double[] head = new double[4];
    for (int i = 0; i < 4; i++) {
      head[i] = Math.exp(2.0 * (scores[i] - 3) / 2);
    }
    double[] probabilities = new double[4];
    addOrders(new boolean[4], 1, head, probabilities);
    var mechanism = new PermuteAndFlip(2, 1);
    var bits = new TestBits(2);
    ChiSquare.assertFits(
        DRAWS,
        () -> mechanism.draw(scores, bits),
        i -> i >= 0 && i < 4 ? probabilities[(int) i] : 0);
  }

  private static void addOrders(
      boolean[] asked, double reached, double[] head, double[] probabilities) {
    int left = 0;
    for (boolean done : asked) {
      left += done ? 0 : 1;
    }
    for (int i = 0; i < head.length; i++) {
      if (!asked[i]) {
        double turn = reached / left;
        probabilities[i] += turn * head[i];
        asked[i] = true;
        if (head[i] < 1) {
          addOrders(asked, turn * (1 - head[i]), head, probabilities);
        }
        asked[i] = false;
      }
    }
  }

  @Test
  void bigIntegersAndDoublesChooseTheSameFromTheSameBits() {
    var random = new SplittableRandom(3);
    var fastBits = new TestBits(4);
    var slowBits = new TestBits(4);
    for (int run = 0; run < 500; run++) {
      int size = 1 + random.nextInt(20);
      long[] lengths = random.longs(size, 0, 4).toArray();
      lengths[random.nextInt(size)] = 1;
      long[] penalties = random.longs(size, 0, 30).toArray();
      Rational rate = Rational.of(random.nextDouble(0.01, 3));
      assertThat(new WeightedChoice(fastBits, true).choose(lengths, penalties, rate))
          .isEqualTo(new WeightedChoice(slowBits, false).choose(lengths, penalties, rate));
      assertThat(fastBits.words()).isEqualTo(slowBits.words());
    }
  }

  /// With equal weights the border between the halves is 1000...: no 64 bits decide it at once.
  @Test
  void aBorderIsDecidedByMoreBits() {
    long[] lengths = {1, 1};
    long[] penalties = {0, 0};
    Rational rate = Rational.of(1);
    var above = new TestBits(1, 0x8000_0000L, 0);
    assertThat(new WeightedChoice(above, true).choose(lengths, penalties, rate)).isEqualTo(1);
    var below = new TestBits(1, 0x7fff_ffffL, 0xffff_ffffL);
    assertThat(new WeightedChoice(below, true).choose(lengths, penalties, rate)).isEqualTo(0);
    var last = new TestBits(1, 0xffff_ffffL, 0xffff_ffffL);
    assertThat(new WeightedChoice(last, true).choose(lengths, penalties, rate)).isEqualTo(1);
    var first = new TestBits(1, 0, 0);
    assertThat(new WeightedChoice(first, true).choose(lengths, penalties, rate)).isEqualTo(0);
  }

  @Test
  void scoresAreRoundedToUnitsWithRoomInTheirSensitivity() {
    var scores = Scores.of(new double[] {0.24, -0.26, 7}, 1, 0.5);
    assertThat(scores.units()).containsExactly(0, -1, 14);
    assertThat(scores.sensitivity()).isEqualTo(4);
  }

  @Test
  void theNameOfASingleUnitPassesWithProbabilityDelta() {
    var mechanism = new PartitionSelection(1, 4, 0.1);
    var bits = new TestBits(5);
    int passed = 0;
    for (int i = 0; i < DRAWS; i++) {
      passed += mechanism.draw(Map.of("rare", 1L), bits).size();
    }
    // P(noise >= t) for sigma = 2 by direct sum.
    double above = 0;
    double all = 0;
    for (int k = -100; k <= 100; k++) {
      double weight = Math.exp(-k * k / 8.0);
      all += weight;
      above += k >= mechanism.threshold() - 1 ? weight : 0;
    }
    double expected = above / all;
    assertThat(expected).isBetween(0.02, 0.1);
    double error = Math.sqrt(expected * (1 - expected) / DRAWS);
    assertThat((double) passed / DRAWS).isCloseTo(expected, within(4.5 * error));
  }

  @Test
  void theThresholdOfSmallDeltasIsThatOfTheNormalTail() {
    // 1 + sigma Phi^-1(1 - delta/k) for sigma 10, delta 1e-6, 5 names: 1 + 10 * 5.069.
    assertThat(new PartitionSelection(5, 100, 1e-6).threshold()).isBetween(51L, 53L);
  }

  @Test
  void frequentNamesAreReleasedInAlphabeticalOrder() {
    var names = new HashMap<String, Long>();
    names.put("zebra", 1000L);
    names.put("ant", 500L);
    names.put("unicorn", 1L);
    var released = new PartitionSelection(1, 100, 1e-6).draw(names, new TestBits(6));
    assertThat(released.keySet()).containsExactly("ant", "zebra");
  }

  @Test
  void countsThatChangeByMoreThanOneAreBeyondAnySensitivity() {
    var mechanism = new PartitionSelection(2, 4, 0.1);
    assertThat(mechanism.distance(Map.of("a", 2L), Map.of("a", 1L, "b", 1L)))
        .isEqualTo(Math.sqrt(2));
    assertThat(mechanism.distance(Map.of("a", 2L), Map.of())).isInfinite();
  }

  /// One cut of a grid of ten places: exp(-epsilon |2 i - n| / 2) for each place above i values.
  @Test
  void aMedianFollowsItsDistribution() {
    long[] values = {2, 2, 3, 7, 9, 20};
    var mechanism = new Quantiles(0, 9, 2, 0.8, 1);
    var bits = new TestBits(7);
    ChiSquare.assertFits(
        DRAWS,
        () -> mechanism.draw(values, bits)[0],
        place -> {
          if (place < 0 || place > 9) {
            return 0;
          }
          long below = Arrays.stream(values).filter(value -> Math.min(value, 9) < place).count();
          return Math.exp(-0.8 * Math.abs(2 * below - 6) / 2);
        });
  }

  @Test
  void quantilesOfManyValuesAreNearTheTruth() {
    long[] values = new SplittableRandom(8).longs(20_000, 0, 1_000_000).toArray();
    long[] cuts = new Quantiles(-1L << 40, 1L << 40, 10, 1, 1).draw(values, new TestBits(9));
    Arrays.sort(values);
    assertThat(cuts).hasSize(9).isSorted();
    for (int i = 0; i < 9; i++) {
      int below = Math.abs(Arrays.binarySearch(values, cuts[i]) + 1);
      assertThat((double) below / values.length).isCloseTo((i + 1) / 10.0, within(0.03));
    }
  }

  @Test
  void quantilesOfNothingAreSomewhereOnTheGrid() {
    long[] cuts = new Quantiles(5, 6, 4, 1, 3).draw(new long[0], new TestBits(10));
    assertThat(cuts).hasSize(3).isSorted();
    assertThat(cuts[0]).isGreaterThanOrEqualTo(5);
    assertThat(cuts[2]).isLessThanOrEqualTo(6);
  }

  @Test
  void neighbouringColumnsDifferByAsManyValuesAsWereExchanged() {
    var mechanism = new Quantiles(0, 9, 2, 1, 1);
    assertThat(mechanism.distance(new long[] {3, 1, 2}, new long[] {1, 2, 3, 3})).isEqualTo(1);
    assertThat(mechanism.distance(new long[] {3, 1, 2}, new long[] {1, 2, 4})).isEqualTo(2);
  }

  @Test
  void boundsArePowersOfTwoAroundWhatManyShare() {
    double[] values = new double[2_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? 1 + i / 100.0 : -300;
    }
    values[0] = Double.NaN;
    values[2] = Double.POSITIVE_INFINITY;
    values[4] = 1e30;
    var range = new MagnitudeBounds(1, 1, 1e-3).draw(values, new TestBits(11)).orElseThrow();
    assertThat(range).isEqualTo(new MagnitudeBounds.Range(-512, 32));
  }

  @Test
  void boundsOfPositiveNumbersAreTheirOwn() {
    double[] values = new double[1_000];
    Arrays.fill(values, 100);
    var mechanism = new MagnitudeBounds(1, 1, 1e-3);
    assertThat(mechanism.draw(values, new TestBits(12)))
        .contains(new MagnitudeBounds.Range(64, 128));
    Arrays.fill(values, -100);
    assertThat(mechanism.draw(values, new TestBits(12)))
        .contains(new MagnitudeBounds.Range(-128, -64));
    Arrays.fill(values, 0);
    assertThat(mechanism.draw(values, new TestBits(12)))
        .contains(new MagnitudeBounds.Range(-0x1p-32, 0x1p-32));
  }

  @Test
  void emptyBinsSeldomStandOut() {
    var mechanism = new MagnitudeBounds(1, 1, 0.05);
    var bits = new TestBits(13);
    int alarms = 0;
    for (int i = 0; i < 2_000; i++) {
      alarms += mechanism.draw(new double[0], bits).isPresent() ? 1 : 0;
    }
    assertThat(alarms / 2_000.0).isLessThan(0.05 + 4.5 * Math.sqrt(0.05 * 0.95 / 2_000));
  }
}
