package dev.understudy.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Applicants of two sexes and three regions, one of them small, whose credit depends on income
/// and, as much as the table says, on their sex.
class FairnessTest {

  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              ColumnSchema.of("income", Kind.NUMBER),
              ColumnSchema.of("age", Kind.INTEGER),
              ColumnSchema.of("sex", Kind.CATEGORY).withRole(Role.PROTECTED),
              ColumnSchema.of("region", Kind.CATEGORY).withRole(Role.PROTECTED),
              ColumnSchema.of("credit", Kind.BOOLEAN).withRole(Role.TARGET)));

  private static final Table TRAIN = people(1_000, 2, new Seed(1));
  private static final Table FRESH = people(1_000, 2, new Seed(3));
  private static final Table HOLDOUT = people(800, 2, new Seed(2));

  /// @param bias what being a man adds to the logarithm of the odds
  private static Table people(int rows, double bias, Seed seed) {
    RandomStream random = seed.stream();
    double[] income = new double[rows];
    double[] age = new double[rows];
    int[] sex = new int[rows];
    int[] region = new int[rows];
    int[] credit = new int[rows];
    for (int row = 0; row < rows; row++) {
      income[row] = random.nextGaussian();
      age[row] = 18 + random.nextInt(60);
      sex[row] = random.nextInt(2);
      double where = random.nextDouble();
      region[row] = where < 0.6 ? 0 : where < 0.99 ? 1 : 2;
      double odds = income[row] + bias * (sex[row] - 0.5);
      credit[row] = random.nextDouble() < 1 / (1 + StrictMath.exp(-2 * odds)) ? 1 : 0;
    }
    Missing none = Missing.none(rows);
    return Table.of(
        List.of(
            NumberColumn.of("income", income, none),
            NumberColumn.of("age", age, none),
            CategoryColumn.of("sex", List.of("female", "male"), sex, none),
            CategoryColumn.of("region", List.of("north", "south", "islands"), region, none),
            CategoryColumn.of("credit", List.of("no", "yes"), credit, none)));
  }

  private static Scorecard judge(Table train, @Nullable Table holdout, Table made, Schema schema) {
    return Judge.scorecard(
        new Evidence(train, holdout, made, schema), new Seed(4), Progress.silent());
  }

  private static double value(Scorecard scorecard, String name) {
    return Objects.requireNonNull(scorecard.measure(name).value(), name);
  }

  @Test
  void aFreshSampleChangesNothing() {
    Scorecard fresh = judge(TRAIN, HOLDOUT, FRESH, SCHEMA);

    for (String name :
        List.of(
            "data_parity_change",
            "parity_change",
            "disparate_impact_change",
            "opportunity_change",
            "odds_change",
            "calibration_change",
            "intersection_parity_change")) {
      Measure measure = fresh.measure(name);
      Interval interval = Objects.requireNonNull(measure.interval(), name);
      assertThat(measure.group()).isEqualTo("fairness");
      assertThat(measure.value()).as(name).isBetween(interval.low(), interval.high());
      assertThat(interval.low()).as(name).isLessThanOrEqualTo(0.005);
      assertThat(interval.high()).as(name).isGreaterThanOrEqualTo(-0.005);
      assertThat(measure.anchors().holdout()).as(name).isNotNull();
      assertThat(measure.anchors().copy()).as(name).isZero();
    }
    assertThat(value(fresh, "subgroup_shape_worst")).isGreaterThan(0.85);
    assertThat(fresh.measure("subgroup_shape_worst").anchors().copy()).isEqualTo(1);
  }

  /// The more the synthetic rows prefer men, the more does the model trained on them.
  @Test
  void theGapGrowsWithTheBiasOfTheSyntheticRows() {
    double before = Double.NEGATIVE_INFINITY;
    for (double bias : new double[] {0, 4}) {
      Scorecard scorecard = judge(TRAIN, HOLDOUT, people(1_000, bias, new Seed(3)), SCHEMA);
      double change = value(scorecard, "parity_change");
      assertThat(change).isGreaterThan(before + 0.3);
      before = change;
      Interval interval = Objects.requireNonNull(scorecard.measure("parity_change").interval());
      if (bias == 0) {
        assertThat(interval.high()).isNegative();
        assertThat(scorecard.measure("parity_change").anchors().independent()).isLessThan(-0.3);
        assertThat(value(scorecard, "data_parity_change")).isLessThan(-0.2);
        assertThat(value(scorecard, "disparate_impact_change")).isGreaterThan(0.2);
        assertThat(value(scorecard, "opportunity_change")).isLessThan(-0.1);
        assertThat(value(scorecard, "odds_change")).isLessThan(-0.1);
        assertThat(value(scorecard, "calibration_change")).isGreaterThan(0.05);
      } else if (bias == 4) {
        assertThat(interval.low()).isPositive();
        assertThat(value(scorecard, "data_parity_change")).isGreaterThan(0.1);
      }
    }
  }

  /// Counted by hand from the table.
  @Test
  void groupsAreCountedAndSmallOnesAreNotJudged() {
    Scorecard scorecard = judge(TRAIN, HOLDOUT, FRESH, SCHEMA);
    Fairness fairness = Objects.requireNonNull(scorecard.fairness());
    CategoryColumn sex = (CategoryColumn) TRAIN.column("sex");
    CategoryColumn credit = (CategoryColumn) TRAIN.column("credit");
    long women = 0;
    long granted = 0;
    for (int row = 0; row < TRAIN.rowCount(); row++) {
      women += sex.code(row) == 0 ? 1 : 0;
      granted += sex.code(row) == 0 && credit.code(row) == 1 ? 1 : 0;
    }

    assertThat(fairness.event()).isEqualTo("credit: yes");
    assertThat(fairness.groupings())
        .extracting(Fairness.Grouping::name)
        .containsExactly("sex", "region", "sex and region");
    Fairness.Group first = fairness.groupings().getFirst().groups().getFirst();
    assertThat(first.name()).isEqualTo("female");
    assertThat(first.train().persons()).isEqualTo(women);
    assertThat(first.train().event()).isCloseTo((double) granted / women, within(1e-12));
    assertThat(first.realModel()).isNotNull();
    Fairness.Grouping region = fairness.groupings().get(1);
    assertThat(region.groups()).extracting(Fairness.Group::name).containsExactly("north", "south");
    Fairness.Gap gap = fairness.groupings().getFirst().gaps().getFirst();
    assertThat(gap.upper() + " over " + gap.lower()).isEqualTo("male over female");
    assertThat(region.unjudged()).isEqualTo(1);
    assertThat(fairness.groupings().get(2).unjudged()).isEqualTo(2);
  }

  @Test
  void aGroupThatIsLostIsSeen() {
    Table train = people(400, 2, new Seed(1));
    Table fresh = people(400, 2, new Seed(3));
    CategoryColumn sex = (CategoryColumn) fresh.column("sex");
    CategoryColumn region = (CategoryColumn) fresh.column("region");
    int[] kept =
        IntStream.range(0, 400)
            .filter(row -> sex.code(row) == 1 || region.code(row) != 1)
            .toArray();

    Scorecard scorecard = judge(train, people(300, 2, new Seed(2)), fresh.select(kept), SCHEMA);

    Measure smallest = scorecard.measure("smallest_group");
    assertThat(smallest.value()).isZero();
    assertThat(smallest.note()).contains("female, south");
    assertThat(smallest.anchors().holdout()).isGreaterThan(30);
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() {
    Table train = people(200, 2, new Seed(1));
    Table fresh = people(200, 2, new Seed(3));
    Scorecard alone = judge(train, null, fresh, SCHEMA);
    Scorecard number =
        judge(
            train,
            people(200, 2, new Seed(2)),
            fresh,
            SCHEMA
                .with(ColumnSchema.of("credit", Kind.BOOLEAN))
                .with(ColumnSchema.of("income", Kind.NUMBER).withRole(Role.TARGET)));

    assertThat(alone.measure("parity_change").note()).isEqualTo("inconclusive: no holdout");
    assertThat(alone.measure("data_parity_change").value()).isNotNull();
    assertThat(alone.measure("smallest_group").value()).isNotNull();
    assertThat(number.measure("parity_change").value()).isNull();
    assertThat(number.measure("parity_change").note()).contains("number");
    assertThat(number.measure("subgroup_shape_worst").value()).isNotNull();
  }

  @Test
  void withoutProtectedColumnsOrInTheQuickSuiteNothingIsSaid() {
    Table train = TRAIN.select(IntStream.range(0, 100).toArray());
    Evidence evidence = new Evidence(train, HOLDOUT, train, SCHEMA);
    Scorecard quick = Judge.scorecard(evidence, Suite.QUICK, new Seed(4), 1, Progress.silent());
    Scorecard nobody =
        judge(
            Tables.patients(100, new Seed(1)),
            null,
            Tables.patients(100, new Seed(2)),
            Tables.SCHEMA);

    for (Scorecard scorecard : List.of(quick, nobody)) {
      assertThat(scorecard.fairness()).isNull();
      assertThat(scorecard.measures()).noneMatch(measure -> measure.group().equals("fairness"));
      assertThat(scorecard.robustness()).isEmpty();
    }
  }

  @Test
  void theFullSuiteGivesTheSameBytesOnOneThread() throws ExecutionException, InterruptedException {
    Evidence small =
        new Evidence(
            people(120, 2, new Seed(1)),
            people(80, 2, new Seed(2)),
            people(120, 2, new Seed(3)),
            SCHEMA);
    String parallel = text(small);
    String serial;
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      serial = one.submit(() -> text(small)).get();
    }

    assertThat(serial).isEqualTo(parallel).contains("\"pgd_categories\"");
  }

  private static String text(Evidence evidence) {
    return ScorecardJson.text(
        Judge.scorecard(evidence, Suite.FULL, new Seed(4), 1, Progress.silent()));
  }
}
