package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.Attack.Rows;
import dev.understudy.judge.attack.AttackOptions;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Attacks;
import dev.understudy.judge.attack.AttacksJson;
import dev.understudy.judge.attack.Refit;
import dev.understudy.judge.attack.Shadows;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Generators of known leaks, run again by an attacker: 1,200 patients to learn from, 1,200 others.
class ShadowModelsTest {

  private static final int PATIENTS = 1_200;
  private static final Table TRAIN = Tables.patients(PATIENTS, new Seed(1));
  private static final Table HOLDOUT = Tables.patients(PATIENTS, new Seed(2));

  /// Draws its training rows with replacement: of n draws a row is among 1 - 1/e.
  private static final Refit BOOTSTRAP =
      (train, rows, seed, progress) -> {
        RandomStream random = seed.stream();
        return train.select(
            IntStream.range(0, rows).map(row -> random.nextInt(train.rowCount())).toArray());
      };

  /// Knows the population and never looks at its training rows.
  private static final Refit FRESH = (train, rows, seed, progress) -> Tables.patients(rows, seed);

  /// Copies a share of its training rows and makes up the others.
  private static Refit copier(double share) {
    return (train, rows, seed, progress) -> {
      int copied = (int) (share * train.rowCount());
      int[] order = seed.child("order").stream().permutation(train.rowCount());
      return Table.stack(
          List.of(
              train.select(IntStream.range(0, copied).map(i -> order[i]).toArray()),
              Tables.patients(rows - copied, seed.child("others"))));
    };
  }

  /// Training rows whose numbers are off by some standard deviations: no copy, but near.
  private static Refit noisy(double deviations) {
    return (train, rows, seed, progress) -> {
      Table drawn = BOOTSTRAP.synthesize(train, rows, seed.child("rows"), progress);
      for (String name : List.of("age", "pressure", "cholesterol")) {
        NumberColumn column = (NumberColumn) drawn.column(name);
        RandomStream random = seed.child(name).stream();
        double[] moved = column.toArray();
        for (int row = 0; row < moved.length; row++) {
          moved[row] += 12 * deviations * random.nextGaussian();
        }
        drawn = drawn.with(NumberColumn.of(name, moved, column.missing()));
      }
      return drawn;
    };
  }

  private static AttackReport attack(Table released, Refit refit, Progress progress) {
    return Attacks.run(
        new Evidence(TRAIN, HOLDOUT, released, Tables.SCHEMA),
        null,
        AttackOptions.of(Suite.QUICK).withShadows(new Shadows(refit, Shadows.FEWEST)),
        new Seed(5),
        progress);
  }

  private static AttackReport attack(Table released, Refit refit) {
    return attack(released, refit, Progress.silent());
  }

  private static AttackReport attackOwn(Refit refit) {
    return attack(refit.synthesize(TRAIN, PATIENTS, new Seed(7), Progress.silent()), refit);
  }

  private static double auc(AttackReport report, String name) {
    return Objects.requireNonNull(report.attack(name, Rows.ALL).auc());
  }

  /// Members among the drawn come first, the others are guessed: (1 + (1 - 1/e)) / 2.
  @Test
  void aBootstrapGivesAwayWhomItDrew() {
    AttackReport report = attackOwn(BOOTSTRAP);

    assertThat(auc(report, "shadow_models")).isCloseTo(1 - 1 / (2 * Math.E), within(0.03));
    Attack attack = report.attack("shadow_models", Rows.ALL);
    assertThat(attack.members()).isEqualTo(attack.nonMembers()).isEqualTo(800);
    assertThat(Objects.requireNonNull(attack.anchors().copy())).isGreaterThan(0.95);
    assertThat(Objects.requireNonNull(attack.anchors().holdout())).isCloseTo(0.5, within(0.07));
  }

  @Test
  void theAreaGrowsWithTheShareThatIsCopied() {
    assertThat(auc(attackOwn(copier(0.25)), "shadow_models")).isCloseTo(0.625, within(0.04));
    assertThat(auc(attackOwn(copier(0.75)), "shadow_models")).isCloseTo(0.875, within(0.04));
  }

  /// What makes it worth the time: it knows how this generator leaves traces.
  @Test
  void itFindsMoreThanTheNearestRowWhereRowsAreBlurred() {
    AttackReport report = attackOwn(noisy(0.3));

    assertThat(auc(report, "shadow_models")).isGreaterThan(auc(report, "nearest_distance") + 0.01);
  }

  @Test
  void itIsAtChanceOnATableOfNeitherSide() {
    for (Refit refit : List.of(BOOTSTRAP, FRESH)) {
      AttackReport report = attack(Tables.patients(PATIENTS, new Seed(3)), refit);

      for (Rows rows : Rows.values()) {
        Interval interval = Objects.requireNonNull(report.attack("shadow_models", rows).interval());
        assertThat(interval.low()).isLessThan(0.5);
        assertThat(interval.high()).isGreaterThan(0.5);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    Table released = Tables.patients(PATIENTS, new Seed(3));

    assertThat(AttacksJson.text(attack(released, BOOTSTRAP)))
        .isEqualTo(AttacksJson.text(attack(released, BOOTSTRAP)));
  }

  /// Reference rows are known to every shadow, each person asked to half of them.
  @Test
  void halfOfThePeopleAskedAreLearnedFrom() {
    attack(
        HOLDOUT.select(IntStream.range(0, 500).toArray()),
        (train, rows, seed, progress) -> {
          assertThat(train.rowCount()).isEqualTo(400 + 800);
          assertThat(rows).isEqualTo(500);
          return Tables.patients(rows, seed);
        });
  }

  @Test
  void aGeneratorThatRefusesLeavesTheOtherAttacks() {
    AttackReport report =
        attack(
            TRAIN,
            (train, rows, seed, progress) -> {
              throw new UserError("There are too few rows to learn.");
            });

    assertThat(report.notes()).anyMatch(note -> note.contains("too few rows to learn"));
    assertThat(report.attacks()).noneMatch(attack -> attack.name().equals("shadow_models"));
    assertThat(auc(report, "nearest_distance")).isGreaterThan(0.9);
  }

  @Test
  void ctrlCStopsItBetweenShadows() {
    AtomicBoolean stopped = new AtomicBoolean();
    Progress progress =
        new Progress() {
          @Override
          public void at(String phase, long done, long total) {
            stopped.compareAndSet(false, phase.equals("running shadow models") && done == 2);
          }

          @Override
          public boolean cancelled() {
            return stopped.get();
          }
        };

    assertThatThrownBy(() -> attack(TRAIN, FRESH, progress))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void anOddNumberOfShadowsIsRefused() {
    assertThatThrownBy(() -> new Shadows(FRESH, 9))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("even and at least 8");
  }
}
