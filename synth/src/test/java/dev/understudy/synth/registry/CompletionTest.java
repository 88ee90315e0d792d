package dev.understudy.synth.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.understudy.synth.Completed;
import dev.understudy.synth.Completion;
import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Likelihood;
import dev.understudy.synth.Model;
import dev.understudy.synth.PartialRows;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Missing;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows of which some cells are given: what is drawn follows the model's own conditional.
@ParameterizedClass
@ValueSource(strings = {"trees", "autoregressive", "copula", "mixture", "bayesian-network"})
class CompletionTest {

  private static Example example;
  private static Model model;

  @Parameter String name;

  @BeforeParameterizedClassInvocation
  static void fit(String name) {
    example = Tables.patients(3000, 3);
    model =
        Synthesizers.named(name, GeneratorSettings.USUAL)
            .fit(example.table(), example.schema(), Run.of(new Seed(1)));
  }

  /// Late columns are given and early ones drawn, against the rows that conditions give.
  @Test
  void agreesWithConditionalSampling() {
    int rows = 4000;
    Completed completed =
        complete(all("III", rows), List.of("id", "age", "pressure", "ward", "admitted"), false);
    Table other = Tables.sampleWhere(model, List.of("stage=III", "sick=yes"), 20_000, 5);
    List<String> ages = Tables.values(other, "age");
    List<String> wards = Tables.values(other, "ward");
    List<String> pressures = Tables.values(other, "pressure");
    NumberColumn age = (NumberColumn) completed.table().column("age");
    CategoryColumn ward = (CategoryColumn) completed.table().column("ward");
    double mean = IntStream.range(0, rows).mapToDouble(age::value).average().orElseThrow();
    assertThat(mean)
        .isCloseTo(
            ages.stream().mapToDouble(Double::parseDouble).average().orElseThrow(), within(0.8));
    assertThat(share(ward, "c")).isCloseTo(share(wards, "c"), within(0.03));
    assertThat(completed.table().column("pressure").missing().count() / (double) rows)
        .isCloseTo(share(pressures, "~NA"), within(0.03));
    assertThat(completed.rare()).isEmpty();
    assertThat(completed.contradicted()).isEmpty();
  }

  /// One cell is drawn from probabilities that the likelihood of whole rows confirms.
  @Test
  void oneLackingCellHasTheProbabilityOfTheWholeRow() {
    assumeThat(model).isInstanceOf(Likelihood.class);
    int[] rows = IntStream.range(0, 1000).toArray();
    Table some = example.table().select(rows);
    double[] yes = logProbability(some, 1);
    double[] no = logProbability(some, 0);
    Completed completed = complete(some, List.of("sick"), true);
    CategoryColumn sick = (CategoryColumn) completed.table().column("sick");
    double expected = 0;
    double variance = 0;
    double drawn = 0;
    double agreement = 0;
    for (int row : rows) {
      double p = 1 / (1 + Math.exp(no[row] - yes[row]));
      boolean is = sick.value(row).equals("yes");
      expected += p;
      variance += p * (1 - p);
      drawn += is ? 1 : 0;
      agreement += (is ? 1 : 0) * p;
    }
    assertThat(drawn).isCloseTo(expected, within(4 * Math.sqrt(variance)));
    // what is drawn where p is high is a yes more often
    assertThat(agreement / drawn).isGreaterThan(expected / rows.length + 0.05);
  }

  @Test
  void drawsValuesWhereTheyMustBePresent() {
    Completed completed = complete(example.table(), List.of("pressure", "stage"), true);
    assertThat(completed.table().column("pressure").missing().any()).isFalse();
    assertThat(completed.drawn()[2]).doesNotContain(false);
    assertThat(completed.drawn()[3]).doesNotContain(true);
  }

  @Test
  void sameSeedSameCells() {
    Table once = complete(example.table(), List.of("age", "ward"), true).table();
    Table again = complete(example.table(), List.of("age", "ward"), true).table();
    for (int row = 0; row < once.rowCount(); row++) {
      assertThat(Tables.text(once.column("age"), row))
          .isEqualTo(Tables.text(again.column("age"), row));
    }
  }

  @Test
  void saysWhichValuesItDoesNotKnow() {
    Completed completed = complete(example.table(), List.of("sick"), true);
    assertThat(completed.unknown()[3]).isEqualTo(1);
    assertThat(Arrays.stream(completed.unknown()).sum()).isEqualTo(1);
  }

  private static double[] logProbability(Table rows, int sick) {
    int[] codes = new int[rows.rowCount()];
    Arrays.fill(codes, sick);
    return ((Likelihood) model)
        .logProbability(
            rows.with(
                CategoryColumn.of(
                    "sick", List.of("no", "yes"), codes, Missing.none(codes.length))));
  }

  /// Rows that all are in this stage and sick.
  private static Table all(String stage, int count) {
    Table table = example.table();
    CategoryColumn stages = (CategoryColumn) table.column("stage");
    CategoryColumn sick = (CategoryColumn) table.column("sick");
    int[] alike =
        IntStream.range(0, table.rowCount())
            .filter(row -> stages.value(row).equals(stage) && sick.value(row).equals("yes"))
            .toArray();
    return table.select(IntStream.range(0, count).map(i -> alike[i % alike.length]).toArray());
  }

  private static Completed complete(Table table, List<String> lacking, boolean present) {
    boolean[][] free = new boolean[table.columnCount()][table.rowCount()];
    for (String column : lacking) {
      Arrays.fill(free[table.indexOf(column)], true);
    }
    return ((Completion) model)
        .complete(new PartialRows(table, free, present), new Seed(9), Progress.silent());
  }

  private static double share(CategoryColumn column, String category) {
    return IntStream.range(0, column.size())
            .filter(row -> column.value(row).equals(category))
            .count()
        / (double) column.size();
  }

  private static double share(List<String> values, String value) {
    return values.stream().filter(value::equals).count() / (double) values.size();
  }
}
