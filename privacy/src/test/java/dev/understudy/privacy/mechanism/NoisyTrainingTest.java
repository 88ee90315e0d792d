package dev.understudy.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.privacy.Budget;
import dev.understudy.privacy.BudgetExceededException;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.Neighbours;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.Terms;
import dev.understudy.privacy.accounting.StandardNormal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class NoisyTrainingTest {
  private static final NoisyTraining TRAINING = new NoisyTraining(0.04, 1.5, 2250, 3);

  private static Ledger ledger(double epsilon) {
    return Ledger.inMemory(
        new Terms("rows", new PrivacyUnit.Row(), Neighbours.ADD_REMOVE, new Budget(epsilon, 1e-5)));
  }

  private static TrainingSteps steps(NoisyTraining training, int persons, long seed) {
    return training.draw(new long[persons], new TestBits(seed));
  }

  /// The published epsilon of this training; see [TrainingPrivacy]'s own test.
  @Test
  void isPaidForAtOnceAndInAdvance() {
    Ledger ledger = ledger(6.7774);
    var curator = new Curator(ledger, new TestBits(1));
    TrainingSteps steps = curator.release("training", TRAINING, new long[100]);
    assertThat(ledger.spent().epsilon()).isBetween(6.757, 6.7774);
    steps.next();
    steps.addNoise(new long[10]);
    assertThat(ledger.charges()).hasSize(1);
    assertThatThrownBy(() -> curator.release("again", TRAINING, new long[100]))
        .isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void thereIsNoStepThatWasNotPaidFor() {
    TrainingSteps steps = steps(new NoisyTraining(0.5, 1, 1, 1), 10, 1);
    assertThatThrownBy(() -> steps.addNoise(new long[1])).isInstanceOf(IllegalStateException.class);
    steps.next();
    assertThatThrownBy(steps::next).isInstanceOf(IllegalStateException.class);
    steps.addNoise(new long[1]);
    assertThatThrownBy(() -> steps.addNoise(new long[1])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(steps::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everybodyTakesPartWithTheSameChance() {
    int persons = 1000;
    TrainingSteps steps = steps(TRAINING, persons, 2);
    int[] times = new int[persons];
    int[] inBlock = new int[3];
    for (int step = 0; step < steps.count(); step++) {
      int[][] blocks = steps.next();
      var seen = new HashSet<Integer>();
      for (int block = 0; block < 3; block++) {
        assertThat(blocks[block]).isSorted();
        for (int person : blocks[block]) {
          assertThat(seen.add(person)).isTrue();
          times[person]++;
          inBlock[block]++;
        }
      }
      steps.addNoise(new long[0]);
    }
    double expected = 0.04 * steps.count();
    double chiSquare =
        Arrays.stream(times).mapToDouble(t -> Math.pow(t - expected, 2)).sum() / (expected * 0.96);
    assertThat(chiSquare).isCloseTo(persons, within(6 * Math.sqrt(2.0 * persons)));
    for (int members : inBlock) {
      double mean = persons * expected / 3;
      assertThat((double) members).isCloseTo(mean, within(6 * Math.sqrt(mean)));
    }
  }

  @Test
  void somebodyMoreChangesNothingForOthers() {
    TrainingSteps few = steps(TRAINING, 99_999, 3);
    TrainingSteps more = steps(TRAINING, 100_000, 3);
    for (int step = 0; step < 50; step++) {
      int[][] blocks = few.next();
      int[][] others =
          Arrays.stream(more.next())
              .map(block -> Arrays.stream(block).filter(person -> person < 99_999).toArray())
              .toArray(int[][]::new);
      assertThat(others).isDeepEqualTo(blocks);
      few.addNoise(new long[0]);
      more.addNoise(new long[0]);
    }
  }

  /// The multiplier of the noise: its standard deviation in units of the sensitivity.
  @Test
  void noiseIsGaussianWithTheMultiplierThatWasPaidFor() {
    TrainingSteps steps = steps(new NoisyTraining(0.1, 1.7, 5, 1), 10, 4);
    int size = 400_000;
    double squares = 0;
    int cells = 40;
    long[] counts = new long[cells];
    for (int step = 0; step < steps.count(); step++) {
      long[] sum = new long[size];
      steps.next();
      steps.addNoise(sum);
      for (long number : sum) {
        double z = number / (1.7 * steps.sensitivity());
        squares += z * z;
        counts[(int) Math.min(cells - 1, StandardNormal.cumulative(z) * cells)]++;
      }
    }
    double n = 5.0 * size;
    assertThat(squares / n).isCloseTo(1, within(6 * Math.sqrt(2 / n)));
    double chiSquare = 0;
    for (long count : counts) {
      chiSquare += Math.pow(count - n / cells, 2) / (n / cells);
    }
    assertThat(chiSquare).isLessThan(39 + 6 * Math.sqrt(2 * 39));
  }

  @Test
  void noiseAndSamplesDoNotDependOnTheNumberOfThreads() throws Exception {
    long[] once = new long[100_000];
    TrainingSteps steps = steps(TRAINING, 100_000, 5);
    int[][] sample = steps.next();
    steps.addNoise(once);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      long[] again = new long[100_000];
      TrainingSteps same = steps(TRAINING, 100_000, 5);
      assertThat(one.submit(same::next).get()).isDeepEqualTo(sample);
      one.submit(() -> same.addNoise(again)).get();
      assertThat(again).containsExactly(once);
    }
    long[] later = new long[100_000];
    steps.next();
    steps.addNoise(later);
    assertThat(later).isNotEqualTo(once);
  }

  /// RFC 8439, section 2.4.2, but for the counter, which begins at 0: the block before is skipped.
  @Test
  void bitsAreThoseOfChaCha20() {
    byte[] key = new byte[32];
    for (int i = 0; i < 32; i++) {
      key[i] = (byte) i;
    }
    var stream = new KeyStream(key, 0, 0x4aL << 32);
    for (int word = 0; word < 8; word++) {
      stream.next();
    }
    assertThat(stream.next()).isEqualTo(0x224f51f3401bd9e1L);
  }
}
