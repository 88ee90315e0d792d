package dev.understudy.judge.internal.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.EffectEstimate;
import dev.understudy.judge.EffectPair;
import dev.understudy.judge.Evidence;
import dev.understudy.judge.UtilityDetails.Copies;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Regressions of several copies say one thing, with an interval that knows how far they differ.
class CombinedEffectsTest {

  private static final Table TRAIN = Trials.of(600, new Seed(1));

  private static Copies combined(Table... copies) {
    return CombinedEffects.of(
        new Evidence(TRAIN, null, copies[0], Trials.SCHEMA),
        List.of(copies),
        UtilityColumns.of(Trials.SCHEMA),
        new Seed(7));
  }

  private static Table copy(int seed) {
    return Trials.of(600, new Seed(seed));
  }

  private static EffectEstimate synthetic(EffectPair pair) {
    return Objects.requireNonNull(pair.synthetic(), pair.term());
  }

  private static double width(EffectEstimate estimate) {
    return estimate.interval().high() - estimate.interval().low();
  }

  private static double overlap(List<EffectPair> pairs) {
    return pairs.stream().mapToDouble(EffectPair::overlap).average().orElseThrow();
  }

  /// Three copies that are one and the same: nothing lies between, so the combined estimate is the
  /// one copy's, with its own standard error. Two of them are what the two-copy mean is made of.
  @Test
  void theEstimateIsTheMeanAndTheVarianceThatOfReiter() {
    Table first = copy(2);
    Table second = copy(3);
    Copies alone = combined(first, first, first);
    Copies other = combined(second, second);

    Copies both = combined(first, second);

    assertThat(both.count()).isEqualTo(2);
    assertThat(both.coefficients()).hasSameSizeAs(alone.coefficients()).isNotEmpty();
    assertThat(both.hazards()).isNotEmpty();
    for (int i = 0; i < both.coefficients().size(); i++) {
      EffectEstimate a = synthetic(alone.coefficients().get(i));
      EffectEstimate b = synthetic(other.coefficients().get(i));
      EffectEstimate mean = synthetic(both.coefficients().get(i));
      double within = (squared(a.standardError()) + squared(b.standardError())) / 2;
      double between = squared(a.value() - b.value()) / 2;
      assertThat(mean.value()).isCloseTo((a.value() + b.value()) / 2, within(1e-12));
      assertThat(squared(mean.standardError())).isCloseTo(within + between / 2, within(1e-12));
      assertThat(mean.ratio()).isCloseTo(Math.exp(mean.value()), within(1e-12));
    }
  }

  private static double squared(double value) {
    return value * value;
  }

  /// A copy of twice as many rows knows no more than the training rows it was made from.
  @Test
  void moreRowsOfACopyAreNotMoreKnowledge() {
    Table once = copy(2);
    Table twice = once.select(IntStream.range(0, 1200).map(row -> row % 600).toArray());

    List<EffectPair> large = combined(twice, twice).coefficients();
    List<EffectPair> plain = combined(once, once).coefficients();

    for (int i = 0; i < large.size(); i++) {
      assertThat(width(synthetic(large.get(i))))
          .isCloseTo(width(synthetic(plain.get(i))), within(0.01 * width(synthetic(plain.get(i)))));
    }
  }

  @Test
  void lostRelationsShowInAllRegressions() {
    Copies good = combined(copy(2), copy(3), copy(4));
    Copies faded =
        combined(
            Trials.faded(TRAIN, 0.9, new Seed(2)),
            Trials.faded(TRAIN, 0.9, new Seed(3)),
            Trials.faded(TRAIN, 0.9, new Seed(4)));

    assertThat(overlap(good.coefficients())).isGreaterThan(overlap(faded.coefficients()) + 0.15);
    assertThat(overlap(good.hazards())).isGreaterThan(overlap(faded.hazards()) + 0.15);
  }

  @Test
  void aTermThatACopyLacksIsNotCombined() {
    Table good = copy(2);
    int[] mild =
        IntStream.range(0, 600)
            .filter(row -> ((CategoryColumn) good.column("severity")).code(row) == 0)
            .toArray();

    List<EffectPair> pairs = combined(good, good.select(mild)).coefficients();

    assertThat(pairs)
        .filteredOn(pair -> pair.term().startsWith("severity"))
        .isNotEmpty()
        .allSatisfy(pair -> {
          assertThat(pair.synthetic()).isNull();
          assertThat(pair.overlap()).isZero();
        });
    assertThat(pairs).anySatisfy(pair -> assertThat(pair.synthetic()).isNotNull());
  }
}
