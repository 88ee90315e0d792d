package dev.understudy.judge.internal.utility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.Suite;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.JudgedTables;
import dev.understudy.judge.internal.Target;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What columns are taken to mean, and what happens where they mean nothing.
class MeaningTest {

  private static final int ROWS = 60;

  private static Table table(double[] event, List<String> arms) {
    double[] days = IntStream.range(0, ROWS).mapToDouble(row -> row % 17).toArray();
    int[] arm = IntStream.range(0, ROWS).map(row -> row % arms.size()).toArray();
    Missing none = Missing.none(ROWS);
    return Table.of(
        List.of(
            NumberColumn.of("days", days, none),
            NumberColumn.of("event", event, none),
            CategoryColumn.of("arm", arms, arm, none),
            NumberColumn.of("score", days, none)));
  }

  private static Schema schema(Kind score) {
    return Schema.of(
        List.of(
            ColumnSchema.of("days", Kind.NUMBER).withRole(Role.TIME),
            ColumnSchema.of("event", Kind.NUMBER).withRole(Role.EVENT),
            ColumnSchema.of("arm", Kind.CATEGORY).withRole(Role.TREATMENT),
            ColumnSchema.of("score", score).withRole(Role.TARGET)));
  }

  private static double[] events(double low, double high) {
    return IntStream.range(0, ROWS).mapToDouble(row -> row % 3 == 0 ? low : high).toArray();
  }

  /// 0 and 1, or 1 and 2: the smaller number is the censored one.
  @ParameterizedTest
  @CsvSource({"0, 1, 40, 0", "1, 2, 40, 1", "1, 1, 60, (none)", "0, 0, 0, 0"})
  void theLeastNumberIsCensored(double low, double high, int count, String name) {
    Table table = table(events(low, high), List.of("a", "b"));
    CodedRows train = Trials.tables(table, null, table, schema(Kind.NUMBER)).train();

    SurvivalTimes survival = SurvivalTimes.of(train, 0, 1);

    assertThat(survival.eventCount(survival.known(train))).isEqualTo(count);
    assertThat(survival.censoredName()).isEqualTo(name);
    assertThat(survival.times(train)).startsWith(0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "drug, placebo, placebo",
    "Lev, Obs, Obs",
    "new, Control group, Control group",
    "b, a, a"
  })
  void theReferenceArmIsTheOneThatGivesNothing(String first, String second, String reference) {
    Table table = table(events(0, 1), List.of(first, second));
    JudgedTables tables = Trials.tables(table, null, table, schema(Kind.NUMBER));

    TreatmentMeasures measures = TreatmentMeasures.of(tables, Target.of(tables.train(), 3), 2);

    assertThat(measures.measures().getFirst().note()).contains("Against arm " + reference + ",");
    assertThat(measures.pairs()).hasSize(1);
  }

  /// Where nothing can be estimated every measure says why, and nothing fails.
  @Test
  void tablesThatSayNothingAreBorne() {
    Table nothing = table(events(0, 0), List.of("only"));
    Table few = table(events(0, 1), List.of("a", "b")).select(new int[] {0, 1, 2});

    for (Table table : List.of(nothing, few)) {
      UtilityMeasures measures =
          UtilityMeasures.of(
              Trials.tables(table, table, table, schema(Kind.NUMBER)),
              schema(Kind.NUMBER),
              Suite.FULL,
              1,
              Progress.silent());
      assertThat(Trials.measure(measures, "treatment_effect_overlap").note()).isNotEmpty();
      assertThat(Trials.measure(measures, "hazard_ratio_overlap").value()).isNull();
      assertThat(Trials.measure(measures, "tstr_concordance").note()).isNotEmpty();
    }
  }

  /// 10 of one class and 4 of the other: 6 of the other are added, none of the first.
  @Test
  void balancingAddsTheRarerClassOnly() {
    Table train = classes(10, 4);
    Table more = classes(20, 20);
    Schema schema =
        Schema.of(List.of(ColumnSchema.of("class", Kind.CATEGORY).withRole(Role.TARGET)));
    JudgedTables tables = Trials.tables(train, null, more, schema);
    Target target = Target.of(tables.train(), 0);

    CodedRows added =
        AugmentationMeasures.rarer(target, tables.train(), tables.synthetic(), new Seed(1));

    assertThat(added.rows()).isEqualTo(6);
    assertThat(target.labels(added)).containsOnly(1f);
  }

  private static Table classes(int first, int second) {
    int[] codes = new int[first + second];
    Arrays.fill(codes, first, codes.length, 1);
    return Table.of(
        List.of(CategoryColumn.of("class", List.of("a", "b"), codes, Missing.none(codes.length))));
  }

  /// Forests draw from XGBoost's own random numbers; those must not depend on the thread either.
  @Test
  void allModelsAreTheSameOnOneCore() throws ExecutionException, InterruptedException {
    Table train = Trials.of(150, new Seed(1));
    Table holdout = Trials.of(150, new Seed(2));
    Table synthetic = Trials.of(150, new Seed(3));

    UtilityMeasures many = Trials.judge(train, holdout, synthetic, Suite.FULL);
    UtilityMeasures one;
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      one = pool.submit(() -> Trials.judge(train, holdout, synthetic, Suite.FULL)).get();
    }

    assertThat(one.measures()).isEqualTo(many.measures());
    assertThat(one.details().panel()).isEqualTo(many.details().panel());
    assertThat(one.details().coefficients()).isEqualTo(many.details().coefficients());
  }
}
