package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.Attack.Rows;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.Attacks;
import dev.understudy.judge.attack.AttacksJson;
import dev.understudy.judge.attack.Disclosure;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Patients whose columns hang together; 1,500 to learn from and 1,500 others.
class AttacksTest {

  private static final Table TRAIN = Tables.patients(1_500, new Seed(1));
  private static final Table HOLDOUT = Tables.patients(1_500, new Seed(2));

  private static AttackReport attack(Table released) {
    return Attacks.run(
        new Evidence(TRAIN, HOLDOUT, released, Tables.SCHEMA),
        null,
        Suite.QUICK,
        new Seed(5),
        Progress.silent());
  }

  /// 500 patients of the training table, the others fresh: members are found in that share.
  private static Table copied(int rows) {
    return Table.stack(
        List.of(
            TRAIN.select(IntStream.range(0, rows).toArray()),
            Tables.patients(1_500 - rows, new Seed(3))));
  }

  /// Most tests look at the same report.
  private static final AttackReport THIRD_COPIED = attack(copied(500));

  @Test
  void aFreshSampleGivesNobodyAway() {
    AttackReport report = attack(Tables.patients(1_500, new Seed(3)));

    assertThat(report.status()).isEqualTo(AttackReport.DONE);
    for (Attack attack : report.attacks()) {
      assertThat(Objects.requireNonNull(attack.interval()).low()).isLessThanOrEqualTo(0.5);
      assertThat(attack.interval().high()).isGreaterThanOrEqualTo(0.5);
    }
    for (Disclosure disclosure : report.disclosures()) {
      assertThat(Objects.requireNonNull(disclosure.interval()).low()).isLessThanOrEqualTo(0);
      assertThat(disclosure.interval().high()).isGreaterThanOrEqualTo(0);
    }
  }

  /// Every member has its own row: the nearest-row attack finds all.
  @Test
  void aCopyGivesEverybodyAway() {
    AttackReport report = attack(TRAIN);

    assertThat(auc(report, "nearest_distance")).isGreaterThan(0.99);
    assertThat(auc(report, "gower_distance")).isGreaterThan(0.99);
    assertThat(auc(report, "density_ratio")).isGreaterThan(0.9);
    assertThat(auc(report, "learned_distance")).isGreaterThan(0.95);
    assertThat(excess(report, "exact_copies")).isCloseTo(1, within(0.01));
    assertThat(excess(report, "linkability")).isGreaterThan(0.3);
    assertThat(excess(report, "inference")).isGreaterThan(0.1);
  }

  /// Copies of a share s of the members put them first: the area is (1 + s) / 2.
  @Test
  void theAreaGrowsWithTheShareThatIsCopied() {
    double third = auc(THIRD_COPIED, "nearest_distance");
    double two = auc(attack(copied(1_000)), "nearest_distance");

    assertThat(third).isCloseTo((1 + 1 / 3.0) / 2, within(0.04));
    assertThat(two).isCloseTo((1 + 2 / 3.0) / 2, within(0.04));
    assertThat(excess(THIRD_COPIED, "exact_copies")).isCloseTo(1 / 3.0, within(0.01));
  }

  @Test
  void ratesThatTooFewPeopleSupportAreRefused() {
    Attack attack = THIRD_COPIED.attack("nearest_distance", Rows.ALL);

    // 1,000 others: ten false positives at 1 %, one at .1 %.
    assertThat(attack.nonMembers()).isEqualTo(1_000);
    assertThat(attack.tpr().get("0.01")).isCloseTo(1 / 3.0, within(0.05));
    assertThat(attack.tpr()).containsEntry("0.001", null);
    assertThat(attack.note()).contains("Too few people").contains("0.001");
  }

  @Test
  void withoutAHoldoutNothingIsConcluded() {
    AttackReport report =
        Attacks.run(
            new Evidence(TRAIN, null, TRAIN, Tables.SCHEMA),
            null,
            Suite.QUICK,
            new Seed(5),
            Progress.silent());

    assertThat(report.status()).isEqualTo("inconclusive: no holdout");
    assertThat(report.attacks()).isEmpty();
  }

  @Test
  void aHoldoutOfOtherPeopleIsNoControl() {
    AttackReport report =
        Attacks.run(
            new Evidence(TRAIN, Tables.patients(1_500, 15, new Seed(2)), TRAIN, Tables.SCHEMA),
            null,
            Suite.QUICK,
            new Seed(5),
            Progress.silent());

    assertThat(report.status()).isEqualTo("inconclusive: holdout not exchangeable");
  }

  @Test
  void aHoldoutThatOverlapsIsFound() {
    Table overlapping =
        Table.stack(
            List.of(
                HOLDOUT.select(IntStream.range(0, 1_400).toArray()),
                TRAIN.select(IntStream.range(0, 100).toArray())));

    AttackReport report =
        Attacks.run(
            new Evidence(TRAIN, overlapping, TRAIN, Tables.SCHEMA),
            null,
            Suite.QUICK,
            new Seed(5),
            Progress.silent());

    assertThat(report.status()).isEqualTo("inconclusive: holdout overlaps the training rows");
    assertThat(report.notes().getFirst()).contains("100 of 1500 holdout rows");
  }

  @Test
  void theTrainingTableIsNoHoldout() {
    Evidence evidence = new Evidence(TRAIN, TRAIN, HOLDOUT, Tables.SCHEMA);

    assertThatThrownBy(
            () -> Attacks.run(evidence, null, Suite.QUICK, new Seed(5), Progress.silent()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("The holdout is the training table");
  }

  @Test
  void thirtyPeopleAreTooFew() {
    AttackReport report =
        Attacks.run(
            new Evidence(
                Tables.patients(30, new Seed(1)),
                Tables.patients(15, new Seed(2)),
                Tables.patients(30, new Seed(3)),
                Tables.SCHEMA),
            null,
            Suite.QUICK,
            new Seed(5),
            Progress.silent());

    assertThat(report.status()).isEqualTo("inconclusive: too few rows");
  }

  @Test
  void sameSeedSameBytesAndTheFileReadsBack(@TempDir Path folder) {
    AttackReport report = THIRD_COPIED;
    Path file = folder.resolve("attacks.json");
    AttacksJson.write(report, file);

    assertThat(AttacksJson.text(attack(copied(500)))).isEqualTo(AttacksJson.text(report));
    assertThat(AttacksJson.read(file)).isEqualTo(report);
  }

  @Test
  void aConstantColumnIsNoTrouble() {
    Table train = constant(TRAIN);
    AttackReport report =
        Attacks.run(
            new Evidence(train, constant(HOLDOUT), constant(copied(500)), Tables.SCHEMA),
            null,
            Suite.QUICK,
            new Seed(5),
            Progress.silent());

    assertThat(auc(report, "nearest_distance")).isCloseTo(2 / 3.0, within(0.05));
  }

  private static Table constant(Table table) {
    return table.with(
        NumberColumn.of("age", new double[table.rowCount()], Missing.none(table.rowCount())));
  }

  private static double auc(AttackReport report, String name) {
    return Objects.requireNonNull(report.attack(name, Rows.ALL).auc());
  }

  private static double excess(AttackReport report, String name) {
    return report.disclosures().stream()
        .filter(disclosure -> disclosure.name().equals(name))
        .mapToDouble(disclosure -> Objects.requireNonNull(disclosure.excess()))
        .max()
        .orElseThrow();
  }
}
