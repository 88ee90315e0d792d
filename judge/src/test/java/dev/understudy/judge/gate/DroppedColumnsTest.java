package dev.understudy.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.Suite;
import dev.understudy.judge.Tables;
import dev.understudy.judge.attack.Attack.Rows;
import dev.understudy.judge.attack.AttackOptions;
import dev.understudy.judge.attack.AttackReport;
import dev.understudy.judge.attack.AttackedFigure;
import dev.understudy.judge.attack.Attacks;
import dev.understudy.judge.attack.DroppedColumns;
import dev.understudy.judge.attack.WithoutColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Patients whose few categories nobody could be told by, and a weight that no two persons share.
class DroppedColumnsTest {

  private static final List<String> COMMON = List.of("smoker", "ward", "sick");
  private static final Schema SCHEMA = schema();
  private static final Table TRAIN = weighed(new Seed(1));
  private static final Table HOLDOUT = weighed(new Seed(2));

  private static Schema schema() {
    List<ColumnSchema> columns = new ArrayList<>(List.of(ColumnSchema.of("weight", Kind.NUMBER)));
    COMMON.forEach(name -> columns.add(Tables.SCHEMA.column(name)));
    return Schema.of(columns);
  }

  private static Table weighed(Seed seed) {
    Table patients = Tables.patients(1_500, seed.child("patients"));
    RandomStream random = seed.child("weight").stream();
    double[] weight = new double[1_500];
    for (int row = 0; row < weight.length; row++) {
      weight[row] = 75 + 12 * random.nextGaussian();
    }
    List<Column> columns =
        new ArrayList<>(List.of(NumberColumn.of("weight", weight, Missing.none(1_500))));
    COMMON.forEach(name -> columns.add(patients.column(name)));
    return Table.of(columns);
  }

  private static DroppedColumns columns(Table released) {
    return new DroppedColumns(
        new Evidence(TRAIN, HOLDOUT, released, SCHEMA), 11, new Seed(5), Progress.silent());
  }

  /// Every copy is a copy by its weight alone; without it strangers look the same as often.
  @Test
  void theColumnThatTellsPeopleApartIsFound() {
    List<WithoutColumn> tried = columns(TRAIN).tried(AttackedFigure.disclosure("exact_copies", ""));

    assertThat(tried.getFirst().column()).isEqualTo("weight");
    assertThat(tried.getFirst().before()).isCloseTo(1, within(1e-9));
    assertThat(tried.getFirst().value()).isCloseTo(0, within(0.01));
    assertThat(tried)
        .extracting(WithoutColumn::column)
        .containsExactlyInAnyOrder("weight", "smoker", "ward");
    assertThat(tried.subList(1, 3)).allMatch(one -> one.value() > 0.99);
  }

  @Test
  void membershipWithoutItIsGuessing() {
    for (Rows rows : Rows.values()) {
      WithoutColumn best =
          columns(TRAIN).tried(AttackedFigure.membership("nearest_distance", rows, "")).getFirst();

      assertThat(best.column()).isEqualTo("weight");
      assertThat(best.before()).isGreaterThan(0.9);
      assertThat(best.value()).isCloseTo(0.5, within(0.05));
      assertThat(best.people()).isEqualTo(1_000);
    }
  }

  /// Nothing is there to be taken away: no column moves the figure.
  @Test
  void onAFreshSampleEveryColumnStaysAtChance() {
    assertThat(
            columns(weighed(new Seed(3)))
                .tried(AttackedFigure.membership("density_ratio", Rows.ALL, "")))
        .hasSize(3)
        .allMatch(one -> Math.abs(one.value() - 0.5) < 0.05 && Math.abs(one.before() - 0.5) < 0.05);
  }

  @Test
  void neitherTheSecretNorAnAttackThatRunsTheGeneratorIsTried() {
    assertThat(columns(TRAIN).tried(AttackedFigure.disclosure("inference", "smoker")))
        .extracting(WithoutColumn::column)
        .containsExactlyInAnyOrder("weight", "ward");
    assertThat(columns(TRAIN).tried(AttackedFigure.membership("shadow_models", Rows.ALL, "")))
        .isEmpty();
  }

  @Test
  void theGateSaysWhatItTried() {
    AttackReport attacks =
        Attacks.run(
            new Evidence(TRAIN, HOLDOUT, TRAIN, SCHEMA),
            null,
            AttackOptions.of(Suite.QUICK),
            new Seed(5),
            Progress.silent());
    GateRules rules = GateRules.shipped(Purpose.PARTNER);

    Verdict tried = Gate.decide(rules, null, attacks, SCHEMA, List.of(), columns(TRAIN));
    Verdict untried = Gate.decide(rules, null, attacks, SCHEMA, List.of());

    assertThat(tried.deciding().name()).isEqualTo("copied_rows");
    assertThat(tried.deciding().toChange())
        .contains("'weight' makes most rows unique")
        .contains("the figure is 1.000 with all columns, 0.00")
        .contains("dropping 'weight' would bring it to what a release needs");
    assertThat(tried.deciding().without()).hasSize(3);
    assertThat(tried.rules().subList(1, tried.rules().size()))
        .allMatch(rule -> rule.without().isEmpty());
    assertThat(untried.deciding().without()).isEmpty();
  }
}
