package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RobustnessTest {

  private static final List<String> ATTACKS = List.of("fgsm", "pgd", "pgd_categories", "blackbox");

  private static final Table TRAIN = Tables.patients(300, new Seed(1));
  private static final Table HOLDOUT = Tables.patients(200, new Seed(2));

  private static Scorecard judge(@Nullable Table holdout, Table synthetic) {
    return Judge.scorecard(
        new Evidence(TRAIN, holdout, synthetic, Tables.SCHEMA),
        Suite.FULL,
        new Seed(4),
        1,
        Progress.silent());
  }

  /// The share of patients whose disease is drawn by lot instead.
  private static Table damaged(double share) {
    Table fresh = Tables.patients(300, new Seed(3));
    CategoryColumn sick = (CategoryColumn) fresh.column("sick");
    RandomStream random = new Seed(5).stream();
    int[] codes = new int[300];
    for (int row = 0; row < 300; row++) {
      codes[row] = random.nextDouble() < share ? random.nextInt(2) : sick.code(row);
    }
    return fresh.with(CategoryColumn.of("sick", List.of("no", "yes"), codes, Missing.none(300)));
  }

  private static Measure change(Scorecard scorecard, String attack) {
    return scorecard.measure(attack + "_accuracy_change");
  }

  @Test
  void aFreshSampleIsAsRobustAndWorseDataLessSo() {
    Scorecard fresh = judge(HOLDOUT, damaged(0));
    Scorecard worst = judge(HOLDOUT, damaged(1));

    for (String attack : ATTACKS) {
      Measure measure = change(fresh, attack);
      Interval interval = Objects.requireNonNull(measure.interval());
      assertThat(measure.group()).isEqualTo("robustness");
      assertThat(0.0).as(attack).isBetween(interval.low(), interval.high());
      assertThat(measure.anchors().holdout()).isNotNull();
      assertThat(measure.anchors().independent()).isNotNull();
      assertThat(measure.anchors().copy()).isNotNull();
    }
    assertCurves(fresh.robustness());
    for (String attack : List.of("fgsm", "pgd", "blackbox")) {
      assertThat(Objects.requireNonNull(change(worst, attack).value()))
          .as(attack)
          .isLessThan(Objects.requireNonNull(change(fresh, attack).value()) - 0.1);
    }
  }

  /// They start at the accuracy of unchanged rows, and fall.
  private static void assertCurves(List<Robustness> curves) {
    assertThat(curves).hasSize(8);
    for (Robustness curve : curves) {
      assertThat(curve.points())
          .extracting(Robustness.Point::strength)
          .containsExactly(0.0, 0.05, 0.1, 0.2, 0.4);
      Robustness.Point clean = curve.points().getFirst();
      Robustness.Point changed = curve.points().getLast();
      assertThat(clean.accuracy()).isGreaterThan(0.6).isBetween(clean.low(), clean.high());
      assertThat(changed.accuracy()).isLessThan(clean.accuracy());
    }
  }

  @Test
  void withoutAHoldoutOrClassesItIsInconclusive() {
    Table few = TRAIN.select(IntStream.range(0, 60).toArray());
    Scorecard alone = judge(null, few);
    Scorecard number =
        Judge.scorecard(
            new Evidence(
                few,
                HOLDOUT,
                few,
                Tables.SCHEMA
                    .with(ColumnSchema.of("sick", Kind.BOOLEAN))
                    .with(ColumnSchema.of("pressure", Kind.NUMBER).withRole(Role.TARGET))),
            Suite.FULL,
            new Seed(4),
            1,
            Progress.silent());

    for (String attack : ATTACKS) {
      assertThat(change(alone, attack).note()).isEqualTo("inconclusive: no holdout");
      assertThat(change(number, attack).value()).isNull();
      assertThat(change(number, attack).note()).contains("number");
    }
    assertThat(alone.robustness()).isEmpty();
  }
}
